/**
 * Pulled enumerations: what a client has opened and not yet drawn, for how long and how many, and
 * the operations on it. Whatever is enumerated stays as it was when it was opened. It knows neither
 * XML nor what the instances stand for.
 */
@NullMarked
package org.arraytwin.wbem.pull;

import org.jspecify.annotations.NullMarked;
