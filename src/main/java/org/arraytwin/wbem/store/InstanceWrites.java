package org.arraytwin.wbem.store;

import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.InstanceLayout;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.document.Document;
import org.jspecify.annotations.Nullable;

/** What is written when stored instances are created or changed. */
final class InstanceWrites {
  private InstanceWrites() {}

  /**
   * Adds an instance; a key CreationClassName that is missing becomes the name of the class.
   *
   * @return its path
   * @throws CimException INVALID_PARAMETER where keys are missing, ALREADY_EXISTS
   */
  static ObjectPath create(Draft draft, Space space, CimInstance given) {
    CimInstance instance = named(given);
    requireKeys(instance);
    InstanceCodec codec = space.codec(instance.cimClass());
    Document document = codec.write(instance);
    ObjectPath path = instance.path().in(space.name());
    if (draft.get(document.folder(), document.key()) != null) {
      throw new CimException(CimStatus.ALREADY_EXISTS, "instance " + path + " exists already");
    }
    if (!codec.recorded()) {
      draft.put(
          new Document(
              Filing.shapes(space.name()),
              Names.fold(codec.cimClass().name()),
              codec.shape().bytes(),
              List.of()));
    }
    draft.put(document);
    return path;
  }

  private static CimInstance named(CimInstance given) {
    int place = given.layout().indexOf("CreationClassName");
    if (place < 0
        || given.value(place) != null
        || !given.layout().properties().get(place).isKey()) {
      return given;
    }
    @Nullable Object[] data = new @Nullable Object[given.layout().size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = i == place ? given.cimClass().name() : given.value(i);
    }
    return new CimInstance(given.layout(), data, given.namespace(), given.host());
  }

  private static void requireKeys(CimInstance instance) {
    for (CimProperty key : instance.cimClass().keys()) {
      if (instance.get(key.name()) == null) {
        throw new CimException(
            CimStatus.INVALID_PARAMETER,
            "an instance of "
                + instance.cimClass()
                + " needs its key "
                + key.name()
                + "; its keys are "
                + instance.cimClass().keys().stream().map(CimProperty::name).toList());
      }
    }
  }

  /** Changes properties of an instance; keys are not among them. */
  static void modify(
      Draft draft, Space space, CimInstance instance, Map<String, @Nullable Object> values) {
    InstanceCodec codec = space.codec(instance.cimClass());
    InstanceLayout layout = codec.layout();
    @Nullable Object[] data = new @Nullable Object[layout.size()];
    for (int i = 0; i < data.length; i++) {
      String name = layout.properties().get(i).name();
      data[i] = values.containsKey(name) ? values.get(name) : instance.get(name);
    }
    draft.put(codec.write(new CimInstance(layout, data, space.name(), null)));
  }
}
