/**
 * Demonstrations that start a fleet of their own, drive it by the arrays' own words and check what
 * clients see against the manuals' tables. A user of the public faces like any other.
 */
@NullMarked
package org.arraytwin.demo;

import org.jspecify.annotations.NullMarked;
