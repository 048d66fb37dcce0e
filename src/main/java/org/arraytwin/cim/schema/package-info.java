/**
 * The rules by which a class takes up what it inherits (DSP0004 clauses 5.1.2 and 5.6): the same
 * for MOF files and for clients that create classes. It knows no syntax and no positions in files.
 */
@NullMarked
package org.arraytwin.cim.schema;

import org.jspecify.annotations.NullMarked;
