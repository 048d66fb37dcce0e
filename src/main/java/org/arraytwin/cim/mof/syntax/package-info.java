/**
 * MOF text as it is written (DSP0004 annex A): files, includes and tokens to declarations that
 * still carry their places and have no types yet. It goes on behind mistakes where its caller wants
 * that, reads files of any length through a window, and keeps no instances itself.
 */
@NullMarked
package org.arraytwin.cim.mof.syntax;

import org.jspecify.annotations.NullMarked;
