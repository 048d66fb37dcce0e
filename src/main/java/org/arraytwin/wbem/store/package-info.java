/**
 * Classes, qualifier types, instances and namespaces that clients add: what they mean and what they
 * look like as opaque documents of the fleet. It knows documents, never the fleet itself.
 */
@NullMarked
package org.arraytwin.wbem.store;

import org.jspecify.annotations.NullMarked;
