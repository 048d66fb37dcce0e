/**
 * The arrays' command lines over SSH: sessions, terminals and line editing. What a line means is
 * the {@link org.arraytwin.profile.CommandLine}'s business.
 */
@NullMarked
package org.arraytwin.ssh;

import org.jspecify.annotations.NullMarked;
