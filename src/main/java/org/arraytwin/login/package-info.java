/**
 * Passwords as fleet files hold them, and the proof that somebody knows one. It knows neither the
 * transports that ask nor where the users come from.
 */
@NullMarked
package org.arraytwin.login;

import org.jspecify.annotations.NullMarked;
