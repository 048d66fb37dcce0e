/** What operators switch on and off in an array, and the log of what they have typed. */
@NullMarked
package org.arraytwin.fleet.service;

import org.jspecify.annotations.NullMarked;
