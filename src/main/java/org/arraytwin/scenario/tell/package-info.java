/** Ways to tell how a scenario goes: to people, to scripts, or only what went wrong. */
@NullMarked
package org.arraytwin.scenario.tell;

import org.jspecify.annotations.NullMarked;
