package org.arraytwin.console;

import com.fasterxml.jackson.databind.JsonNode;

/** What one route does. */
@FunctionalInterface
interface Action {
  /**
   * Carries out a request.
   *
   * @throws WrongInput where the input cannot mean anything
   * @throws org.arraytwin.fleet.Refused where the fleet's state forbids it
   */
  JsonNode answer(Input input) throws InterruptedException;
}
