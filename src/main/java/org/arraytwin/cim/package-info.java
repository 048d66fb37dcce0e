/**
 * The CIM metamodel (DSP0004): types, values, qualifiers, classes, instances, object paths and the
 * class repository of a namespace. It knows neither XML nor storage.
 */
@NullMarked
package org.arraytwin.cim;

import org.jspecify.annotations.NullMarked;
