/**
 * An SLPv2 service agent (a subset of RFC 2608): tells user agents on the network which services
 * there are and what they say of themselves. It knows URLs and attributes, and nothing of CIM.
 */
@NullMarked
package org.arraytwin.slp;

import org.jspecify.annotations.NullMarked;
