/**
 * The text of a query becomes a syntax tree: one lexer and one expression grammar for WQL, DMTF:CQL
 * and DMTF:FQL; what a language lacks is told by a table of features. It knows no class.
 */
@NullMarked
package org.arraytwin.cim.query.syntax;

import org.jspecify.annotations.NullMarked;
