/** What an operator asks of any session, whatever its family, and what of it would be legal. */
@NullMarked
package org.arraytwin.fleet.session;

import org.jspecify.annotations.NullMarked;
