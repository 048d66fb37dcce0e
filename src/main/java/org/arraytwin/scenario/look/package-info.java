/** What can be looked at in a fleet as it is, and whether that is what was expected. */
@NullMarked
package org.arraytwin.scenario.look;

import org.jspecify.annotations.NullMarked;
