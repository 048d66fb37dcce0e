package org.arraytwin.cim.schema;

import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.QualifierType;
import org.jspecify.annotations.Nullable;

/** The classes and qualifier types against which a class is resolved. */
public interface KnownSchema {
  /** A resolved class, or null. */
  @Nullable CimClass find(String className);

  @Nullable QualifierType qualifierType(String name);

  /** Whether references may point to that class; it need not be resolved yet. */
  default boolean isKnown(String className) {
    return find(className) != null;
  }

  /** Whether a class is that ancestor or below it. */
  default boolean isA(String className, String ancestor) {
    String at = className;
    for (int i = 0; at != null && i <= ClassResolution.MAX_ANCESTORS; i++) {
      if (Names.same(at, ancestor)) {
        return true;
      }
      CimClass c = find(at);
      at = c == null ? null : c.superclass();
    }
    return false;
  }

  /** What a repository holds. */
  static KnownSchema of(ClassRepository repository) {
    return new KnownSchema() {
      @Override
      public @Nullable CimClass find(String className) {
        return repository.get(className);
      }

      @Override
      public @Nullable QualifierType qualifierType(String name) {
        return repository.qualifierType(name);
      }
    };
  }
}
