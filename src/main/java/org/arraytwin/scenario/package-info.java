/**
 * Scenarios: a fleet, what happens to it at which virtual time, and what must then be seen. They
 * are read from XML and written as it, and played on a fleet of their own without a server, at
 * once.
 */
@NullMarked
package org.arraytwin.scenario;

import org.jspecify.annotations.NullMarked;
