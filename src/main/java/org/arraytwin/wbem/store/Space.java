package org.arraytwin.wbem.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.InstanceLayout;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cim.schema.ClassResolution;
import org.arraytwin.cim.schema.KnownSchema;
import org.arraytwin.fleet.document.Document;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.fleet.document.Folder;
import org.jspecify.annotations.Nullable;

/**
 * A namespace apart from its instances: the product's classes with those that clients added, and
 * how the instances of each are written. It is kept as long as the folders it was made of are the
 * same.
 */
final class Space {
  private final String name;
  private final ClassRepository given;
  private final Folder classFolder;
  private final Folder qualifierFolder;
  private final Folder shapeFolder;
  private final ClassRepository classes;
  private final Map<CimClass, InstanceCodec> codecs = new ConcurrentHashMap<>();

  private Space(String name, ClassRepository given, Documents documents, @Nullable Space before) {
    this.name = name;
    this.given = given;
    this.classFolder = documents.folder(Filing.classes(name));
    this.qualifierFolder = documents.folder(Filing.qualifiers(name));
    this.shapeFolder = documents.folder(Filing.shapes(name));
    boolean sameClasses =
        before != null
            && before.given == given
            && before.classFolder == classFolder
            && before.qualifierFolder == qualifierFolder;
    this.classes = sameClasses && before != null ? before.classes : repository();
    if (before != null) {
      before.codecs.forEach(
          (c, codec) -> {
            if (classes.get(c.name()) == c) {
              codecs.put(c, codec(codec.layout()));
            }
          });
    }
  }

  /**
   * The namespace as some documents have it.
   *
   * @param given the classes it has without any
   * @param before as it was made last, or null
   */
  static Space of(String name, ClassRepository given, Documents documents, @Nullable Space before) {
    return before != null
            && before.given == given
            && before.classFolder == documents.folder(Filing.classes(name))
            && before.qualifierFolder == documents.folder(Filing.qualifiers(name))
            && before.shapeFolder == documents.folder(Filing.shapes(name))
        ? before
        : new Space(name, given, documents, before);
  }

  String name() {
    return name;
  }

  ClassRepository classes() {
    return classes;
  }

  /** The classes that clients did not add. */
  ClassRepository given() {
    return given;
  }

  /** How the instances of a class of this namespace are written. */
  InstanceCodec codec(CimClass cimClass) {
    return codecs.computeIfAbsent(cimClass, c -> codec(InstanceLayout.of(c)));
  }

  /** Layouts are kept as long as their class, so that what was read once stays good. */
  private InstanceCodec codec(InstanceLayout layout) {
    Document written = shapeFolder.get(Names.fold(layout.cimClass().name()));
    Shape recorded = written == null ? null : Shape.read(written.bytes());
    Shape used = recorded == null ? Shape.of(layout) : recorded.with(layout);
    return new InstanceCodec(name, used, used.equals(recorded), layout);
  }

  private ClassRepository repository() {
    if (classFolder.size() == 0 && qualifierFolder.size() == 0) {
      return given;
    }
    List<QualifierType> types = new ArrayList<>();
    for (Iterator<Document> all = qualifierFolder.all(); all.hasNext(); ) {
      types.add(ClassCodec.readQualifierType(new DocumentInput(all.next().bytes())));
    }
    ClassRepository base = given.withQualifierTypes(types);
    Map<String, CimClass> added = new LinkedHashMap<>();
    KnownSchema known = new Growing(base, added);
    for (Iterator<Document> all = classFolder.all(); all.hasNext(); ) {
      Document document = all.next();
      CimClass resolved = resolved(document, known);
      added.put(Names.fold(resolved.name()), resolved);
    }
    return base.withClasses(added.values());
  }

  /**
   * A class as it is below its superclass. It is worked out once: neither its superclass nor the
   * qualifier types it uses can change while it is there.
   */
  private static CimClass resolved(Document document, KnownSchema known) {
    if (document.memo() instanceof CimClass made) {
      return made;
    }
    CimClass local = ClassCodec.read(new DocumentInput(document.bytes()));
    CimClass made = ClassResolution.resolve(local, known, violation -> {});
    if (made == null) {
      throw new IllegalStateException(
          "stored class " + local.name() + " has lost its superclass " + local.superclass());
    }
    document.memo(made);
    return made;
  }

  /** A repository and the classes that come into it one after another. */
  private record Growing(ClassRepository base, Map<String, CimClass> added) implements KnownSchema {
    @Override
    public @Nullable CimClass find(String className) {
      CimClass found = added.get(Names.fold(className));
      return found == null ? base.get(className) : found;
    }

    @Override
    public @Nullable QualifierType qualifierType(String qualifier) {
      return base.qualifierType(qualifier);
    }
  }
}
