/**
 * The commands of the core by name: what words each takes, how it is made from them and how it is
 * written as them again. Consoles, command lines and scenarios share this one table; it knows
 * neither JSON nor XML.
 */
@NullMarked
package org.arraytwin.catalog;

import org.jspecify.annotations.NullMarked;
