package org.arraytwin.wbem.store;

import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.InstanceLayout;
import org.arraytwin.fleet.document.Document;
import org.jspecify.annotations.Nullable;

/**
 * The instances of one class as documents and back. What has been read once is kept with the
 * document as long as the class is the same.
 */
final class InstanceCodec {
  private static final int VERSION = 1;

  private final String namespace;
  private final String folder;
  private final Shape shape;
  private final InstanceLayout layout;
  private final int[] positions;
  private final boolean recorded;
  private final RecentTexts recent = new RecentTexts();

  /**
   * @param namespace the instances live in
   * @param shape of the documents; it has every property of the layout
   * @param recorded whether the shape is on record
   */
  InstanceCodec(String namespace, Shape shape, boolean recorded, InstanceLayout layout) {
    this.namespace = namespace;
    this.folder = Filing.instances(namespace, layout.cimClass().name());
    this.shape = shape;
    this.layout = layout;
    this.recorded = recorded;
    this.positions = shape.properties().stream().mapToInt(layout::indexOf).toArray();
  }

  CimClass cimClass() {
    return layout.cimClass();
  }

  InstanceLayout layout() {
    return layout;
  }

  Shape shape() {
    return shape;
  }

  /** Whether the shape is on record; else it must be written with the first document. */
  boolean recorded() {
    return recorded;
  }

  String folder() {
    return folder;
  }

  /** The document of an instance that has all its keys. */
  Document write(CimInstance instance) {
    DocumentOutput out = new DocumentOutput();
    out.octet(VERSION);
    int size = positions.length;
    out.count(size);
    boolean same = instance.layout() == layout;
    for (int i = 0; i < size; i++) {
      int position = positions[i];
      Object value =
          position < 0
              ? null
              : same ? instance.value(position) : instance.get(shape.properties().get(i));
      ValueCodec.write(out, value);
    }
    return new Document(
        folder,
        Filing.key(instance.path(), namespace),
        out.toBytes(),
        Filing.links(instance, namespace));
  }

  /** The instance that a document is. */
  CimInstance read(Document document) {
    if (document.memo() instanceof CimInstance made && made.layout() == layout) {
      return made;
    }
    DocumentInput in = new DocumentInput(document.bytes(), recent);
    if (in.octet() != VERSION) {
      throw in.damaged("version of an instance");
    }
    int size = in.count();
    if (size > positions.length) {
      throw in.damaged(size + " properties, expected at most " + positions.length);
    }
    @Nullable Object[] values = new @Nullable Object[layout.size()];
    for (int i = 0; i < size; i++) {
      Object value = ValueCodec.read(in);
      if (positions[i] >= 0) {
        values[positions[i]] = value;
      }
    }
    in.end();
    CimInstance made = new CimInstance(layout, values, namespace, null);
    document.memo(made);
    return made;
  }
}
