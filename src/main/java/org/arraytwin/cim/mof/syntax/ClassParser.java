package org.arraytwin.cim.mof.syntax;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.CimType;

/** Parses class declarations. */
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
    boolean damaged = false;
    while (!tokens.accept('}')) {
      if (tokens.atEnd() || tokens.atDeclaration()) {
        tokens.report(tokens.unexpected("a property, a method or '}'"));
        return new Declared.Clazz(name, superclass, tags, properties, methods, true, at);
      }
      damaged |= !feature(properties, methods);
    }
    tokens.end("';' after the class");
    return new Declared.Clazz(name, superclass, tags, properties, methods, damaged, at);
  }

  private boolean feature(List<Declared.Property> properties, List<Declared.Method> methods) {
    try {
      return readFeature(properties, methods);
    } catch (MofException e) {
      tokens.report(e);
      tokens.skipFeature();
      return false;
    }
  }

  private boolean readFeature(List<Declared.Property> properties, List<Declared.Method> methods) {
    List<Declared.Tag> tags = qualifiers.list();
    if (!tokens.is(TokenKind.IDENTIFIER)) {
      throw tokens.unexpected(tags.isEmpty() ? "a property, a method or '}'" : "a type");
    }
    Position at = tokens.here();
    Declared.Type type = scalarType();
    String name = tokens.name("the name of the property or method");
    if (type.referenceClass() == null && tokens.accept('(')) {
      methods.add(new Declared.Method(name, type, parameters(), tags, at));
      return tokens.end("';' after the method");
    }
    Declared.Type full = arrayed(type);
    Literal initial = tokens.accept('=') ? tokens.value() : null;
    properties.add(new Declared.Property(name, full, initial, tags, at));
    return tokens.end(full.array() || initial != null ? "';'" : "'(', '[', '=' or ';'");
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
    if (!tokens.acceptArray()) {
      return scalar;
    }
    int size = tokens.is(']') ? 0 : tokens.arraySize();
    tokens.expect(']', "']'");
    return new Declared.Type(scalar.type(), scalar.referenceClass(), true, size);
  }
}
