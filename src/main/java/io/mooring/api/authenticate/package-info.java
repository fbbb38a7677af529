/** {@code POST /bim/apikey/authenticate}: an API key in, a short-lived token out. */
@NullMarked
package io.mooring.api.authenticate;

import org.jspecify.annotations.NullMarked;
