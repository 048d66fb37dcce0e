/** What a 3PAR knows of targets, links and groups besides what the engine does. */
@NullMarked
package org.arraytwin.product.threepar.remote;

import org.jspecify.annotations.NullMarked;
