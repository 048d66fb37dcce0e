package org.arraytwin.cim.mof;

import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.QualifierType;
import org.jspecify.annotations.Nullable;

/** Takes classes and qualifier types of all namespaces into one repository. */
final class ClassCollector implements MofTarget {
  private ClassRepository repository;

  ClassCollector(ClassRepository existing) {
    this.repository = existing;
  }

  ClassRepository repository() {
    return repository;
  }

  @Override
  public ClassRepository classes(@Nullable String namespace) {
    return repository;
  }

  @Override
  public void define(
      @Nullable String namespace, List<QualifierType> types, List<CimClass> classes) {
    repository = repository.withQualifierTypes(types).withClasses(classes);
  }

  @Override
  public void instance(@Nullable String namespace, CimInstance instance) {}
}
