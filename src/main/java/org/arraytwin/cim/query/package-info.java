/**
 * WQL, DMTF:CQL (DSP0202) and DMTF:FQL (DSP0212): the text of a query becomes a condition on
 * instances and a projection of them, checked against the classes of a namespace. It knows no
 * server and reads no instance but those handed to it.
 */
@NullMarked
package org.arraytwin.cim.query;

import org.jspecify.annotations.NullMarked;
