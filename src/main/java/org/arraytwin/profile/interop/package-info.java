/**
 * What every product's CIM server tells of itself: the server, its protocol, its namespaces (SNIA
 * Server, DMTF WBEM Server) and the profiles that are implemented (Profile Registration). A product
 * gives data; nothing here knows one.
 */
@NullMarked
package org.arraytwin.profile.interop;

import org.jspecify.annotations.NullMarked;
