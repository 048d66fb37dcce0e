package org.arraytwin.cim.query.syntax;

import static org.arraytwin.cim.query.syntax.Feature.ALIAS;
import static org.arraytwin.cim.query.syntax.Feature.ARITHMETIC;
import static org.arraytwin.cim.query.syntax.Feature.CONCATENATION;
import static org.arraytwin.cim.query.syntax.Feature.FUNCTION;
import static org.arraytwin.cim.query.syntax.Feature.IS;
import static org.arraytwin.cim.query.syntax.Feature.ISA;
import static org.arraytwin.cim.query.syntax.Feature.SATISFIES;
import static org.arraytwin.cim.query.syntax.Feature.SCOPE;
import static org.arraytwin.cim.query.syntax.Feature.STATEMENT;
import static org.arraytwin.cim.query.syntax.Feature.SYMBOL;

import java.util.EnumSet;
import java.util.Set;

/** A query language as the parser sees it: its name and what it lacks of the common grammar. */
public enum Dialect {
  /** The language of WBEM servers before CQL: statements, one-word names, no calculations. */
  WQL("WQL", EnumSet.complementOf(EnumSet.of(STATEMENT, ISA, IS)), false),
  /** DSP0202. */
  CQL("DMTF:CQL", EnumSet.noneOf(Feature.class), true),
  /** DSP0212: a condition on one instance. */
  FQL(
      "DMTF:FQL",
      EnumSet.of(
          STATEMENT, SCOPE, ISA, IS, SATISFIES, ARITHMETIC, CONCATENATION, FUNCTION, SYMBOL, ALIAS),
      true);

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // never handed out
  private final Set<Feature> lacking;

  private final boolean escapes;

  Dialect(String words, Set<Feature> lacking, boolean escapes) {
    this.words = words;
    this.lacking = lacking;
    this.escapes = escapes;
  }

  /** As clients name it. */
  public String words() {
    return words;
  }

  public boolean has(Feature feature) {
    return !lacking.contains(feature);
  }

  /** Whether strings know more escapes than backslash and quotes. */
  boolean escapes() {
    return escapes;
  }

  /** Whether a comparison with NULL is unknown; else it is false, and NULL equals NULL. */
  public boolean threeValued() {
    return this == CQL;
  }
}
