/**
 * The CIM-XML transport: Jetty handlers, one rule of DSP0200 each, in front of the binding of
 * CIM-XML messages to the CIM server. It knows nothing of what the instances stand for.
 */
@NullMarked
package org.arraytwin.http;

import org.jspecify.annotations.NullMarked;
