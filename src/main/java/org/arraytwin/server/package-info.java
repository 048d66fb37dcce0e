/**
 * The composition root: puts a fleet, its products and their endpoints together and runs them in
 * this process. The program, the demos and tests start here.
 */
@NullMarked
package org.arraytwin.server;

import org.jspecify.annotations.NullMarked;
