package org.arraytwin.wbem.store;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.InstanceLayout;
import org.arraytwin.cim.Names;

/**
 * In which order the values of a class's instances stand in their documents. A class that gains
 * properties gains them at the end of its shape, so that documents written before can still be
 * read.
 *
 * @param properties their names
 */
record Shape(List<String> properties) {
  private static final int VERSION = 1;

  Shape {
    properties = List.copyOf(properties);
  }

  static Shape of(InstanceLayout layout) {
    return new Shape(layout.properties().stream().map(CimProperty::name).toList());
  }

  /** This shape and at its end what else a layout has; itself where that is nothing. */
  Shape with(InstanceLayout layout) {
    List<String> more = new ArrayList<>(properties);
    for (CimProperty p : layout.properties()) {
      if (properties.stream().noneMatch(name -> Names.same(name, p.name()))) {
        more.add(p.name());
      }
    }
    return more.size() == properties.size() ? this : new Shape(more);
  }

  byte[] bytes() {
    DocumentOutput out = new DocumentOutput();
    out.octet(VERSION);
    out.count(properties.size());
    properties.forEach(out::text);
    return out.toBytes();
  }

  static Shape read(byte[] bytes) {
    DocumentInput in = new DocumentInput(bytes);
    if (in.octet() != VERSION) {
      throw in.damaged("version of a shape");
    }
    int size = in.count();
    List<String> names = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      names.add(in.text());
    }
    in.end();
    return new Shape(names);
  }
}
