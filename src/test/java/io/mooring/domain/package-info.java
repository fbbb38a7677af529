@NullMarked
package io.mooring.domain;

import org.jspecify.annotations.NullMarked;
