/**
 * Who may do what, and where the service itself may connect to: API keys and tokens, the gate in front of every request, the keyset that
 * seals secrets, and the policy for outbound connections.
 */
@NullMarked
package io.mooring.security;

import org.jspecify.annotations.NullMarked;
