/**
 * The admin endpoint: what no array's own command line can do (faults, time, the whole fleet at a
 * glance), as JSON over HTTP on the loopback address. One small class per action, one table of
 * routes.
 */
@NullMarked
package org.arraytwin.console;

import org.jspecify.annotations.NullMarked;
