package org.arraytwin.cim.mof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.mof.syntax.Declared;
import org.arraytwin.cim.mof.syntax.Literal;
import org.arraytwin.cim.mof.syntax.MofException;
import org.arraytwin.cim.mof.syntax.Position;
import org.jspecify.annotations.Nullable;

/** Makes one instance of its declaration: types, defaults, references and what is embedded. */
final class InstanceBuilder {
  private final Unit unit;
  private final Aliases aliases;
  private final List<MofException> problems = new ArrayList<>(0);
  private @Nullable Literal unset;

  InstanceBuilder(Unit unit, Aliases aliases) {
    this.unit = unit;
    this.aliases = aliases;
  }

  List<MofException> problems() {
    return problems;
  }

  /** An alias that the instance uses and that does not stand for anything yet, or null. */
  @Nullable Literal unset() {
    return unset;
  }

  /** The instance; while problems or unset aliases remain, it is one to be thrown away. */
  CimInstance build(Shape shape, Declared.Instance declared, boolean embedded) {
    CimClass cimClass = shape.cimClass();
    if (cimClass.isAbstract()) {
      problems.add(
          declared.at().error("class " + cimClass + " is abstract", "a class of instances"));
    }
    @Nullable Object[] values = shape.defaults();
    BitSet given = new BitSet(values.length);
    for (Declared.Value v : declared.values()) {
      int position = shape.position(v.property());
      if (position < 0) {
        if (!shape.damaged()) {
          problems.add(
              v.at()
                  .error(
                      "class " + cimClass + " has no property " + v.property(),
                      "a property of the class"));
        }
      } else if (given.get(position)) {
        problems.add(
            v.at().error("property " + v.property() + " has a value already", "one value"));
      } else {
        given.set(position);
        values[position] = shape.shared(position, value(v.literal(), shape.property(position)));
      }
    }
    checkKeys(shape, declared, values, embedded);
    return new CimInstance(shape.layout(), values, null, null);
  }

  private void checkKeys(
      Shape shape, Declared.Instance declared, @Nullable Object[] values, boolean embedded) {
    boolean doubtful = declared.damaged() || shape.damaged();
    if (embedded || unset != null || !problems.isEmpty() || doubtful) {
      return;
    }
    List<CimProperty> keys = shape.cimClass().keys();
    if (keys.isEmpty() && declared.alias() == null) {
      problems.add(
          declared
              .at()
              .error(
                  "class " + shape.cimClass() + " has no keys, so that nobody could find this",
                  "a class with keys, or an alias to embed it by"));
    }
    for (CimProperty key : keys) {
      if (values[shape.position(key.name())] == null) {
        problems.add(
            declared.at().error("key " + key.name() + " has no value", "a value for each key"));
      }
    }
  }

  /** The path of an instance where all of its keys have values, else null. */
  static @Nullable ObjectPath pathOf(CimInstance instance) {
    List<CimProperty> keys = instance.cimClass().keys();
    boolean whole = keys.stream().allMatch(k -> instance.get(k.name()) != null);
    return whole && !keys.isEmpty() ? instance.path() : null;
  }

  private @Nullable Object value(Literal literal, CimProperty p) {
    try {
      if (literal.kind() == Literal.Kind.NULL) {
        return null;
      }
      if (!p.isReference() && p.embedded() == null) {
        return TypedValue.of(literal, p.type(), p.array());
      }
      if (!p.array()) {
        return object(literal, p);
      }
      if (literal.kind() != Literal.Kind.ARRAY) {
        throw TypedValue.mismatch(literal, "values in braces: {value, value}");
      }
      List<@Nullable Object> values = new ArrayList<>();
      for (Literal element : literal.elements()) {
        values.add(element.kind() == Literal.Kind.NULL ? null : object(element, p));
      }
      return Collections.unmodifiableList(values);
    } catch (MofException e) {
      problems.add(e);
      return null;
    }
  }

  private @Nullable Object object(Literal literal, CimProperty p) {
    if (literal.kind() == Literal.Kind.ALIAS) {
      return aliased(literal, p);
    }
    if (p.isReference()) {
      if (literal.value() instanceof String text) {
        return reference(literal.at(), text, p);
      }
      throw TypedValue.mismatch(literal, "a path in quotes or an alias");
    }
    Declared.Instance declared = null;
    if (literal.value() instanceof Declared.Instance inline) {
      declared = inline;
    } else if (literal.value() instanceof String text) {
      declared = EmbeddedText.instance(text, literal.at());
    }
    if (declared == null) {
      throw TypedValue.mismatch(literal, "an instance: 'instance of', an alias or MOF in quotes");
    }
    Shape shape = unit.shape(declared.className());
    if (shape == null) {
      throw declared
          .at()
          .error("class " + declared.className() + " is not declared", "a declared class");
    }
    checkEmbedded(shape.cimClass(), p, declared.at());
    return build(shape, declared, true);
  }

  private @Nullable Object aliased(Literal literal, CimProperty p) {
    String alias = String.valueOf(literal.value());
    Aliases.Named named = aliases.get(alias);
    if (named == null || (p.embedded() != null && named.instance() == null)) {
      unset = literal;
      return null;
    }
    CimInstance instance = named.instance();
    if (p.embedded() != null && instance != null) {
      checkEmbedded(instance.cimClass(), p, literal.at());
      return instance;
    }
    ObjectPath path = named.path();
    if (path == null) {
      throw literal.at().error("$" + alias + " has no keys to refer to", "an instance with keys");
    }
    checkTarget(path, p, literal.at(), named.unit() != unit);
    return named.unit() == unit ? path : path.in(named.unit().namespace());
  }

  private ObjectPath reference(Position at, String text, CimProperty p) {
    try {
      ObjectPath path = ObjectPath.parse(text).typed(unit.resolver()::find);
      if (path.isClassPath()) {
        throw at.error("'" + text + "' names a class", "the path of an instance");
      }
      checkTarget(path, p, at, path.namespace() != null);
      return path;
    } catch (IllegalArgumentException e) {
      MofException wrong = at.error(String.valueOf(e.getMessage()), "Class.key=\"value\"");
      wrong.initCause(e);
      throw wrong;
    }
  }

  private void checkTarget(ObjectPath path, CimProperty p, Position at, boolean elsewhere) {
    String wanted = p.referenceClass();
    if (!unit.isKnown(path.className())) {
      if (!elsewhere) {
        throw at.error("class " + path.className() + " is not declared", "a declared class");
      }
    } else if (wanted != null && !unit.resolver().isA(path.className(), wanted)) {
      throw at.error(
          p.name() + " refers to " + wanted + ", not to " + path.className(),
          wanted + " or a subclass");
    }
  }

  private void checkEmbedded(CimClass cimClass, CimProperty p, Position at) {
    String wanted = p.qualifiers().text("EmbeddedInstance");
    if (wanted != null && !unit.resolver().isA(cimClass.name(), wanted)) {
      throw at.error(
          p.name() + " holds instances of " + wanted + ", not of " + cimClass,
          wanted + " or a subclass");
    }
  }
}
