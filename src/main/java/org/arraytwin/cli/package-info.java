/**
 * The program: its subcommands, and {@link org.arraytwin.cli.Server}, which puts everything
 * together and can be embedded.
 */
@NullMarked
package org.arraytwin.cli;

import org.jspecify.annotations.NullMarked;
