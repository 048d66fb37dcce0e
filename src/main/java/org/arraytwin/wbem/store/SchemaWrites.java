package org.arraytwin.wbem.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.Qualifier;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cim.Qualifiers;
import org.arraytwin.cim.schema.ClassResolution;
import org.arraytwin.cim.schema.ClassRuleException;
import org.arraytwin.fleet.document.Document;
import org.jspecify.annotations.Nullable;

/** What is written when clients add classes and qualifier types. */
final class SchemaWrites {
  private SchemaWrites() {}

  /**
   * Adds a class.
   *
   * @throws CimException ALREADY_EXISTS, INVALID_SUPERCLASS, INVALID_PARAMETER
   */
  static void create(Draft draft, Space space, CimClass local) {
    CimClass present = space.classes().get(local.name());
    if (present != null) {
      throw new CimException(
          CimStatus.ALREADY_EXISTS,
          "class " + present + " exists already in namespace " + space.name());
    }
    draft.put(document(space, resolved(space, local)));
  }

  /** A class as it would be in a namespace. */
  static CimClass resolved(Space space, CimClass local) {
    for (CimProperty p : local.properties()) {
      if (!fits(p.type(), p.array(), p.defaultValue())) {
        throw new CimException(
            CimStatus.INVALID_PARAMETER,
            "the default of property "
                + p.name()
                + " of class "
                + local.name()
                + " is not a "
                + p.type().wireName());
      }
    }
    try {
      return ClassResolution.resolve(local, space.classes());
    } catch (ClassRuleException e) {
      throw e.asCimException();
    }
  }

  /** What the reader of a message could not make a value of the type it names stays text. */
  private static boolean fits(CimType type, boolean array, @Nullable Object value) {
    if (value instanceof List<?> list) {
      return array && list.stream().allMatch(item -> fits(type, false, item));
    }
    return value == null || (!array && (type == CimType.STRING || !(value instanceof String)));
  }

  /** The document of a class: what its own declaration says, with the flavors that hold. */
  static Document document(Space space, CimClass resolved) {
    DocumentOutput out = new DocumentOutput();
    ClassCodec.write(out, local(resolved));
    Document document =
        new Document(
            Filing.classes(space.name()), Names.fold(resolved.name()), out.toBytes(), List.of());
    document.memo(resolved);
    return document;
  }

  private static CimClass local(CimClass c) {
    return new CimClass(
        c.name(),
        c.superclass(),
        own(c.qualifiers()),
        c.properties().stream().filter(p -> !p.propagated()).map(SchemaWrites::local).toList(),
        c.methods().stream().filter(m -> !m.propagated()).map(SchemaWrites::local).toList());
  }

  private static CimProperty local(CimProperty p) {
    return new CimProperty(
        p.name(),
        p.type(),
        p.array(),
        p.arraySize(),
        p.referenceClass(),
        p.defaultValue(),
        own(p.qualifiers()),
        p.classOrigin(),
        false);
  }

  private static CimMethod local(CimMethod m) {
    List<CimParameter> parameters =
        m.parameters().stream()
            .map(
                p ->
                    new CimParameter(
                        p.name(),
                        p.type(),
                        p.array(),
                        p.arraySize(),
                        p.referenceClass(),
                        own(p.qualifiers())))
            .toList();
    return new CimMethod(
        m.name(), m.returnType(), parameters, own(m.qualifiers()), m.classOrigin(), false);
  }

  private static Qualifiers own(Qualifiers all) {
    return new Qualifiers(all.all().stream().filter(q -> !q.propagated()).toList());
  }

  /**
   * Adds a qualifier type or puts it in the place of another; nothing is written where it is there.
   *
   * @throws CimException INVALID_PARAMETER, ACCESS_DENIED, FAILED
   */
  static void set(Draft draft, Space space, QualifierType type) {
    if (type.name().isEmpty()
        || type.type() == CimType.REFERENCE
        || !fits(type.type(), type.array(), type.defaultValue())) {
      throw new CimException(
          CimStatus.INVALID_PARAMETER,
          "qualifier "
              + type.name()
              + " needs a name, a type other than reference and a default of that type");
    }
    byte[] bytes = bytes(type);
    QualifierType present = space.classes().qualifierType(type.name());
    if (present != null && Arrays.equals(bytes(present), bytes)) {
      return;
    }
    if (space.given().qualifierType(type.name()) != null) {
      throw new CimException(
          CimStatus.ACCESS_DENIED,
          "qualifier " + type.name() + " is part of this array; it cannot be declared otherwise");
    }
    if (present != null) {
      requireUnused(space.classes(), present, "declared otherwise");
    }
    draft.put(
        new Document(Filing.qualifiers(space.name()), Names.fold(type.name()), bytes, List.of()));
  }

  private static byte[] bytes(QualifierType type) {
    DocumentOutput out = new DocumentOutput();
    ClassCodec.write(out, type);
    return out.toBytes();
  }

  /**
   * Requires that no class uses a qualifier type.
   *
   * @throws CimException FAILED
   */
  static void requireUnused(ClassRepository classes, QualifierType type, String what) {
    for (CimClass c : classes.all()) {
      boolean used =
          all(c)
              .flatMap(qualifiers -> qualifiers.all().stream())
              .map(Qualifier::name)
              .anyMatch(name -> Names.same(name, type.name()));
      if (used) {
        throw new CimException(
            CimStatus.FAILED,
            "qualifier "
                + type.name()
                + " cannot be "
                + what
                + " while classes use it, for example "
                + c);
      }
    }
  }

  private static Stream<Qualifiers> all(CimClass c) {
    Stream<Qualifiers> methods =
        c.methods().stream()
            .flatMap(
                m ->
                    Stream.concat(
                        Stream.of(m.qualifiers()),
                        m.parameters().stream().map(CimParameter::qualifiers)));
    return Stream.concat(
        Stream.of(c.qualifiers()),
        Stream.concat(c.properties().stream().map(CimProperty::qualifiers), methods));
  }
}
