package org.arraytwin.product.storwize.cim;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.StorageArray;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.profile.interop.NamedSpace;
import org.arraytwin.profile.interop.ServerFacts;
import org.arraytwin.wbem.store.UserNamespaces;

/**
 * What the CIM agent of a Storwize says of itself.
 *
 * @param config the product's file
 */
record StorwizeServer(ProductConfig config) implements ServerFacts<Cluster> {
  private static final String SCHEMA = "2.49.0";

  @Override
  public String systemClass() {
    return SystemViews.SYSTEM_CLASS;
  }

  @Override
  public String systemName(Cluster s) {
    return s.id();
  }

  @Override
  public String name(Cluster s) {
    return "IBM:" + s.site().array().serial();
  }

  @Override
  public String elementName() {
    return "IBM CIM agent";
  }

  /** Clients look for a version in it. */
  @Override
  public String description(Cluster s) {
    StorageArray array = s.site().array();
    return "CIM agent of " + array.model() + ", version " + array.osVersion().split(" ", -1)[0];
  }

  @Override
  public boolean started(Cluster s) {
    return s.site().powered();
  }

  @Override
  public List<Long> operationalStatus(Cluster s) {
    return Health.of(s.site().powered()).operationalStatus();
  }

  @Override
  public long healthState(Cluster s) {
    return Health.of(s.site().powered()).healthState();
  }

  @Override
  public List<NamedSpace> namespaces(Cluster s) {
    List<NamedSpace> all = new ArrayList<>();
    all.add(new NamedSpace(config.interopNamespace(), SCHEMA));
    all.add(new NamedSpace(config.implementationNamespace(), SCHEMA));
    for (String added : UserNamespaces.names(s.site().documents())) {
      all.add(new NamedSpace(added, null));
    }
    return all;
  }

  @Override
  public boolean multipleOperationsSupported() {
    return Boolean.parseBoolean(config.switches().get("multipleOperationsSupported"));
  }
}
