/**
 * Binds CIM-XML messages to the CIM server: calls become operations, answers become elements. It
 * knows no sockets and nothing of what the instances stand for.
 */
@NullMarked
package org.arraytwin.binding;

import org.jspecify.annotations.NullMarked;
