/**
 * The CIM-XML codec (DSP0201, DSP0203): a guarded one-pass reader of requests and a streaming
 * writer of responses. It knows the metamodel only: neither HTTP nor what an operation does.
 */
@NullMarked
package org.arraytwin.cimxml;

import org.jspecify.annotations.NullMarked;
