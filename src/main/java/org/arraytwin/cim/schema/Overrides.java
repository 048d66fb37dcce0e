package org.arraytwin.cim.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.Qualifier;
import org.arraytwin.cim.Qualifiers;
import org.jspecify.annotations.Nullable;

/** What a feature may do to one of the same name in a superclass. */
final class Overrides {
  private final CimClass local;
  private final @Nullable CimClass parent;
  private final KnownSchema schema;
  private final Complaints complaints;
  private final Set<String> names = new HashSet<>();

  Overrides(CimClass local, @Nullable CimClass parent, KnownSchema schema, Complaints complaints) {
    this.local = local;
    this.parent = parent;
    this.schema = schema;
    this.complaints = complaints;
  }

  KnownSchema schema() {
    return schema;
  }

  /** Whether the class declares that name for the first time. */
  boolean unique(String name, String what, Place place) {
    complaints.name(place, what, name);
    boolean first = names.add(Names.fold(name));
    if (!first) {
      complaints.add(
          SchemaRule.UNIQUE, place, local.name() + " already declares " + name, "a new name");
    }
    return first;
  }

  /** Override must name the element itself, and stand exactly where a superclass has it. */
  void check(Qualifiers given, String name, boolean inherited, String what, Place place) {
    List<Qualifier> all = given.all();
    for (int i = 0; i < all.size(); i++) {
      if (Names.same(all.get(i).name(), "Override") && !all.get(i).propagated()) {
        check(all.get(i), name, inherited, what, place.withQualifier(i));
        return;
      }
    }
    if (inherited) {
      complaints.add(
          SchemaRule.OVERRIDE,
          place,
          what + " " + name + " is already in a superclass",
          "Override(\"" + name + "\")");
    }
  }

  private void check(Qualifier override, String name, boolean inherited, String what, Place place) {
    if (!(override.value() instanceof String written) || !names(written, name)) {
      complaints.add(
          SchemaRule.OVERRIDE,
          place,
          "Override must name the " + what + " itself",
          "\"" + name + "\"");
    } else if (!inherited) {
      complaints.add(
          SchemaRule.OVERRIDDEN,
          place,
          "no superclass has a " + what + " " + name,
          "Override of an inherited " + what);
    }
  }

  /** {@code Name}, or {@code Class.Name} with an ancestor. */
  private boolean names(String written, String name) {
    int dot = written.lastIndexOf('.');
    return Names.same(written.substring(dot + 1), name)
        && (dot < 0 || parent == null || schema.isA(parent.name(), written.substring(0, dot)));
  }

  /** An overriding element is of the form of the overridden; a reference may be narrowed. */
  void checkForm(String name, Form form, Form above, Place place) {
    String target = form.referenceClass();
    String targetAbove = above.referenceClass();
    boolean refines =
        target == null
            || targetAbove == null
            || schema.isA(target, targetAbove)
            || !schema.isKnown(target);
    if (form.type() != above.type() || form.array() != above.array() || !refines) {
      complaints.add(
          SchemaRule.SIGNATURE,
          place,
          name + " is " + form.written() + " here but overrides " + above.written(),
          above.written() + (targetAbove == null ? "" : " or a subclass"));
    }
  }
}
