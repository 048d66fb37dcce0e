package org.arraytwin.cim.mof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.mof.syntax.Declared;
import org.arraytwin.cim.mof.syntax.MofException;
import org.arraytwin.cim.mof.syntax.MofListener;
import org.arraytwin.cim.mof.syntax.MofParser;
import org.arraytwin.cim.mof.syntax.MofSource;
import org.arraytwin.cim.mof.syntax.Position;

/** An embedded instance that stands as MOF in a string (DSP0004, qualifier EmbeddedInstance). */
final class EmbeddedText implements MofListener {
  private static final String FILE = "string";

  private final List<Declared.Instance> instances = new ArrayList<>();
  private final Position at;

  private EmbeddedText(Position at) {
    this.at = at;
  }

  /**
   * The one instance that a text declares.
   *
   * @param at where the string stands
   */
  static Declared.Instance instance(String text, Position at) {
    EmbeddedText listener = new EmbeddedText(at);
    try {
      new MofParser(listener).read(MofSource.of(Map.of(FILE, text)), FILE);
    } catch (MofException e) {
      if (!e.file().equals(FILE)) {
        throw e;
      }
      MofException outer = at.error("in the string: " + e.problem(), e.expected());
      outer.initCause(e);
      throw outer;
    }
    if (listener.instances.size() != 1) {
      throw at.error(
          "the string holds " + listener.instances.size() + " instances", "one instance");
    }
    return listener.instances.get(0);
  }

  private MofException refused() {
    return at.error("the string holds more than an instance", "'instance of X { ... };'");
  }

  @Override
  public void namespace(String name, Position where) {
    throw refused();
  }

  @Override
  public void qualifierType(Declared.QualifierKind declared) {
    throw refused();
  }

  @Override
  public void clazz(Declared.Clazz declared) {
    throw refused();
  }

  @Override
  public void instance(Declared.Instance declared) {
    instances.add(declared);
  }

  @Override
  public void problem(MofException problem) {
    throw problem;
  }
}
