package org.arraytwin.cim.mof.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses instance declarations, also those that stand as values in others. */
final class InstanceParser {
  static final int MAX_DEPTH = 16;

  private final TokenReader tokens;
  private final QualifierParser qualifiers;

  InstanceParser(TokenReader tokens, QualifierParser qualifiers) {
    this.tokens = tokens;
    this.qualifiers = qualifiers;
  }

  /** {@code of X as $alias { p = v; };} behind the word instance. */
  Declared.Instance instance() {
    Declared.Instance instance = body(0);
    tokens.end("';' after the instance");
    return instance;
  }

  private Declared.Instance body(int depth) {
    Position at = tokens.here();
    if (depth > MAX_DEPTH) {
      throw at.error("instances are nested too deeply", "at most " + MAX_DEPTH + " deep");
    }
    if (!tokens.acceptWord("of")) {
      throw tokens.unexpected("'of' and a class name");
    }
    String className = tokens.name("the name of the class");
    String alias = tokens.acceptWord("as") ? tokens.alias() : null;
    tokens.expect('{', alias == null ? "'as' or '{'" : "'{'");
    List<Declared.Value> values = new ArrayList<>();
    boolean damaged = false;
    while (!tokens.accept('}')) {
      if (tokens.atEnd() || tokens.atDeclaration()) {
        tokens.report(tokens.unexpected("a property or '}'"));
        damaged = true;
        break;
      }
      damaged |= !value(values, depth);
    }
    return new Declared.Instance(className, alias, values, damaged, at);
  }

  private boolean value(List<Declared.Value> values, int depth) {
    try {
      qualifiers.list();
      Position at = tokens.here();
      String property = tokens.name("a property or '}'");
      tokens.expect('=', "'=' and a value");
      values.add(new Declared.Value(property, value(depth), at));
      return tokens.end("';' after the value");
    } catch (MofException e) {
      tokens.report(e);
      tokens.skipFeature();
      return false;
    }
  }

  private Literal value(int depth) {
    Position at = tokens.here();
    Literal embedded = embedded(depth);
    if (embedded != null) {
      return embedded;
    }
    if (!tokens.accept('{')) {
      return tokens.scalar();
    }
    List<Literal> elements = new ArrayList<>();
    if (!tokens.accept('}')) {
      do {
        Literal element = embedded(depth);
        elements.add(element == null ? tokens.scalar() : element);
      } while (tokens.accept(','));
      tokens.expect('}', "',' or '}' in the array");
    }
    return new Literal(Literal.Kind.ARRAY, List.copyOf(elements), at);
  }

  private @Nullable Literal embedded(int depth) {
    Position at = tokens.here();
    boolean begins = tokens.acceptWord("instance") || tokens.acceptWord("value");
    return begins ? new Literal(Literal.Kind.INSTANCE, body(depth + 1), at) : null;
  }
}
