/**
 * The CIM server without sockets: one record per operation, dispatch to the instances of a
 * namespace. It knows neither XML nor storage; what an instance stands for is the business of the
 * {@link org.arraytwin.wbem.Instances} behind it.
 */
@NullMarked
package org.arraytwin.wbem;

import org.jspecify.annotations.NullMarked;
