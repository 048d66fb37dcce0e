package org.arraytwin.cim.mof;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.CimType;

/** Parses class and instance declarations. */
final class ClassParser {
  private final TokenReader tokens;
  private final QualifierParser qualifiers;

  ClassParser(TokenReader tokens, QualifierParser qualifiers) {
    this.tokens = tokens;
    this.qualifiers = qualifiers;
  }

  /** {@code X as $alias : Y { ... };} behind the word class. */
  Declared.Clazz clazz(List<Declared.Tag> tags) {
    Position at = tokens.here();
    String name = tokens.name("the name of the class");
    if (tokens.acceptWord("as")) {
      tokens.alias();
    }
    String superclass = tokens.accept(':') ? tokens.name("the name of the superclass") : null;
    tokens.expect('{', superclass == null ? "':' or '{'" : "'{'");
    List<Declared.Property> properties = new ArrayList<>();
    List<Declared.Method> methods = new ArrayList<>();
    while (!tokens.accept('}')) {
      feature(properties, methods);
    }
    tokens.expect(';', "';' after the class");
    return new Declared.Clazz(name, superclass, tags, properties, methods, at);
  }

  private void feature(List<Declared.Property> properties, List<Declared.Method> methods) {
    List<Declared.Tag> tags = qualifiers.list();
    if (!tokens.is(TokenKind.IDENTIFIER)) {
      throw tokens.unexpected(tags.isEmpty() ? "a property, a method or '}'" : "a type");
    }
    Position at = tokens.here();
    Declared.Type type = scalarType();
    String name = tokens.name("the name of the property or method");
    if (type.referenceClass() == null && tokens.accept('(')) {
      methods.add(new Declared.Method(name, type, parameters(), tags, at));
      tokens.expect(';', "';' after the method");
      return;
    }
    Declared.Type full = arrayed(type);
    Literal initial = tokens.accept('=') ? tokens.value() : null;
    String expected = full.array() || initial != null ? "';'" : "'(', '[', '=' or ';'";
    tokens.expect(';', expected);
    properties.add(new Declared.Property(name, full, initial, tags, at));
  }

  private List<Declared.Parameter> parameters() {
    List<Declared.Parameter> parameters = new ArrayList<>();
    if (tokens.accept(')')) {
      return parameters;
    }
    do {
      List<Declared.Tag> tags = qualifiers.list();
      Position at = tokens.here();
      Declared.Type type = scalarType();
      String name = tokens.name("the name of the parameter");
      parameters.add(new Declared.Parameter(name, arrayed(type), tags, at));
    } while (tokens.accept(','));
    tokens.expect(')', "',' or ')' after a parameter");
    return parameters;
  }

  private Declared.Type scalarType() {
    String written = tokens.name("a type, or a class and REF");
    CimType type = CimType.named(written).orElse(CimType.REFERENCE);
    if (type != CimType.REFERENCE) {
      return new Declared.Type(type, null, false, 0);
    }
    if (!tokens.acceptWord("ref")) {
      throw tokens.unexpected("REF ('" + written + "' is no CIM type)");
    }
    return new Declared.Type(type, written, false, 0);
  }

  private Declared.Type arrayed(Declared.Type scalar) {
    if (!tokens.accept('[')) {
      return scalar;
    }
    int size = tokens.is(']') ? 0 : tokens.arraySize();
    tokens.expect(']', "']'");
    return new Declared.Type(scalar.type(), scalar.referenceClass(), true, size);
  }

  /** {@code of X as $alias { p = v; };} behind the word instance. */
  MofInstance instance() {
    Position at = tokens.here();
    if (!tokens.acceptWord("of")) {
      throw tokens.unexpected("'of' and a class name");
    }
    String className = tokens.name("the name of the class");
    String alias = tokens.acceptWord("as") ? tokens.alias() : null;
    tokens.expect('{', alias == null ? "'as' or '{'" : "'{'");
    List<MofInstance.Value> values = new ArrayList<>();
    while (!tokens.accept('}')) {
      qualifiers.list();
      Position valueAt = tokens.here();
      String property = tokens.name("a property or '}'");
      tokens.expect('=', "'=' and a value");
      values.add(new MofInstance.Value(property, tokens.value(), valueAt));
      tokens.expect(';', "';' after the value");
    }
    tokens.expect(';', "';' after the instance");
    return new MofInstance(className, alias, values, at);
  }
}
