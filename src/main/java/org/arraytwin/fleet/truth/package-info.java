/**
 * What no array can tell: both halves of a group held against each other and against the write
 * streams, and the hash of a whole fleet. For demos, tests and the console; products must not look.
 */
@NullMarked
package org.arraytwin.fleet.truth;

import org.jspecify.annotations.NullMarked;
