/**
 * Changes every cell of every session table in turn, and asks the tests whether they notice. Only
 * what tables do is changed, not the files: a test that compares files or pages sees nothing.
 */
@NullMarked
package org.arraytwin.mutation;

import org.jspecify.annotations.NullMarked;
