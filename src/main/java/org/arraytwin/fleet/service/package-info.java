/**
 * What operators switch on and off in an array, the ids of its tasks, and commands that stand in
 * its event log as an operator has typed them.
 */
@NullMarked
package org.arraytwin.fleet.service;

import org.jspecify.annotations.NullMarked;
