/** The program: its subcommands. What it runs is put together by the server room. */
@NullMarked
package org.arraytwin.cli;

import org.jspecify.annotations.NullMarked;
