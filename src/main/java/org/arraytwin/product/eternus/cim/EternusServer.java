package org.arraytwin.product.eternus.cim;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.profile.interop.NamedSpace;
import org.arraytwin.profile.interop.ServerFacts;
import org.arraytwin.wbem.store.UserNamespaces;

/**
 * What an ETERNUS' CIM server says of itself.
 *
 * @param config the product's file
 */
record EternusServer(ProductConfig config) implements ServerFacts<Moment> {
  private static final String SCHEMA = "2.49.0";

  @Override
  public String systemClass() {
    return SystemViews.SYSTEM_CLASS;
  }

  @Override
  public String systemName(Moment s) {
    return Names.systemName(s.site().array());
  }

  @Override
  public String name(Moment s) {
    return "FUJITSU:" + s.site().array().serial();
  }

  /** Clients tell the make of the server by this. */
  @Override
  public String elementName() {
    return "CIM Object Manager for FUJITSU storage system";
  }

  @Override
  public String description(Moment s) {
    return "CIM Object Manager for FUJITSU storage system version 3.0.1";
  }

  @Override
  public boolean started(Moment s) {
    return s.site().powered();
  }

  @Override
  public List<Long> operationalStatus(Moment s) {
    return Health.system(s.site()).operationalStatus();
  }

  @Override
  public long healthState(Moment s) {
    return Health.system(s.site()).healthState();
  }

  @Override
  public List<NamedSpace> namespaces(Moment s) {
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
