/** What an operator asks of a remote copy group, one command each. */
@NullMarked
package org.arraytwin.fleet.remote;

import org.jspecify.annotations.NullMarked;
