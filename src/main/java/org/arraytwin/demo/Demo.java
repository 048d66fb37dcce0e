package org.arraytwin.demo;

import java.nio.file.Path;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * A demonstration: it drives a fleet by the arrays' own words, reads it as clients do, and holds
 * what it sees against the manuals. {@link Demos} lists them all and runs one.
 */
interface Demo {
  /** As {@code ./arraytwin demo} takes it. */
  String name();

  /** What it shows, a sentence a line. */
  String[] about();

  /** The fleet file it is written for, in provider-config/fleets. */
  String fleet();

  /**
   * Plays it on a fleet that has just been served.
   *
   * @param home folder of provider-config, mof and test-fixtures
   * @param stage the fleet
   * @param sheet where each look at it goes
   */
  void play(Path home, Stage stage, Sheet sheet) throws WBEMException, InterruptedException;
}
