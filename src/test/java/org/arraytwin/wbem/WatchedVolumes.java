package org.arraytwin.wbem;

import java.util.Iterator;
import java.util.Map;
import java.util.function.IntConsumer;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.ObjectPath;

/** The sample namespace, where something may happen before each volume is drawn. */
public final class WatchedVolumes implements Instances {
  private final SampleNamespace sample;
  private final IntConsumer before;

  /** Runs {@code before} with the number of a volume when that volume is drawn. */
  public WatchedVolumes(int volumes, IntConsumer before) {
    this.sample = new SampleNamespace(volumes);
    this.before = before;
  }

  @Override
  public String name() {
    return sample.name();
  }

  @Override
  public ClassRepository classes() {
    return sample.classes();
  }

  @Override
  public Iterator<CimInstance> enumerate(CimClass exact) {
    return Iterators.map(
        sample.enumerate(exact),
        instance -> {
          if (instance.get("DeviceID") instanceof Long id) {
            before.accept(id.intValue());
          }
          return instance;
        });
  }

  @Override
  public CimInstance get(ObjectPath path) {
    return sample.get(path);
  }

  @Override
  public Iterator<CimInstance> references(ObjectPath element, CimClass association, String role) {
    return sample.references(element, association, role);
  }

  @Override
  public CimInstance associated(CimInstance association, String role) {
    return sample.associated(association, role);
  }

  @Override
  public MethodResult invoke(ObjectPath object, CimMethod method, Map<String, Object> in) {
    return sample.invoke(object, method, in);
  }
}
