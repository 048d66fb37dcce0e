/**
 * The MOF compiler (DSP0004 annex A): text files to qualifier types, classes and instance
 * declarations. It knows the metamodel only; every error names file, line and column.
 */
@NullMarked
package org.arraytwin.cim.mof;

import org.jspecify.annotations.NullMarked;
