package org.arraytwin.cim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The qualifiers of one schema element, in declaration order. */
public final class Qualifiers {
  public static final Qualifiers NONE = new Qualifiers(List.of());

  private final List<Qualifier> all;

  public Qualifiers(List<Qualifier> all) {
    this.all = List.copyOf(all);
  }

  public List<Qualifier> all() {
    return all;
  }

  public @Nullable Qualifier get(String name) {
    for (Qualifier q : all) {
      if (Names.same(q.name(), name)) {
        return q;
      }
    }
    return null;
  }

  /** Whether a boolean qualifier of that name is there and true. */
  public boolean is(String name) {
    Qualifier q = get(name);
    return q != null && Boolean.TRUE.equals(q.value());
  }

  /** The string value of a qualifier, or null where it is absent. */
  public @Nullable String text(String name) {
    Qualifier q = get(name);
    return q != null && q.value() instanceof String s ? s : null;
  }

  /** The string array of a qualifier such as ValueMap; empty where it is absent. */
  public List<String> texts(String name) {
    Qualifier q = get(name);
    List<String> texts = new ArrayList<>();
    if (q != null && q.value() instanceof List<?> list) {
      for (Object item : list) {
        texts.add(String.valueOf(item));
      }
    }
    return texts;
  }

  /** "instance" where there is EmbeddedInstance, "object" where EmbeddedObject is true, or null. */
  public @Nullable String embedded() {
    if (get("EmbeddedInstance") != null) {
      return "instance";
    }
    return is("EmbeddedObject") ? "object" : null;
  }
}
