/**
 * The typed expression tree of a query and how it is evaluated over an instance: values, their
 * order, NULL, patterns and functions. It knows no text.
 */
@NullMarked
package org.arraytwin.cim.query.term;

import org.jspecify.annotations.NullMarked;
