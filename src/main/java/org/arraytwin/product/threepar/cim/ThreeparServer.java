package org.arraytwin.product.threepar.cim;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.profile.interop.NamedSpace;
import org.arraytwin.profile.interop.ServerFacts;
import org.arraytwin.wbem.store.UserNamespaces;

/**
 * What a 3PAR array's CIM server says of itself.
 *
 * @param interop name of the interop namespace
 * @param implementation name of the array's namespace
 * @param multipleOperationsSupported what it says of multi-requests
 */
record ThreeparServer(String interop, String implementation, boolean multipleOperationsSupported)
    implements ServerFacts<Snapshot> {
  private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");
  private static final String SCHEMA = "2.49.0";

  static ThreeparServer of(ProductConfig config) {
    return new ThreeparServer(
        config.interopNamespace(),
        config.implementationNamespace(),
        Boolean.parseBoolean(config.switches().get("multipleOperationsSupported")));
  }

  @Override
  public String systemClass() {
    return Naming.SYSTEM_CLASS;
  }

  @Override
  public String systemName(Snapshot s) {
    return s.systemWwn();
  }

  @Override
  public String name(Snapshot s) {
    return "ArrayTwin:" + s.systemWwn();
  }

  @Override
  public String elementName() {
    return "ArrayTwin";
  }

  @Override
  public String description(Snapshot s) {
    Matcher version = VERSION.matcher(s.site().array().osVersion());
    return "ArrayTwin, a digital twin of the CIM server of HP 3PAR InForm OS version "
        + (version.find() ? version.group() : "0.0.0");
  }

  @Override
  public boolean started(Snapshot s) {
    return s.site().powered();
  }

  @Override
  public List<Long> operationalStatus(Snapshot s) {
    return Health.system(s.site()).operationalStatus();
  }

  @Override
  public long healthState(Snapshot s) {
    return Health.system(s.site()).healthState();
  }

  @Override
  public List<NamedSpace> namespaces(Snapshot s) {
    List<NamedSpace> all = new ArrayList<>();
    all.add(new NamedSpace(interop, SCHEMA));
    all.add(new NamedSpace(implementation, SCHEMA));
    for (String added : UserNamespaces.names(s.site().documents())) {
      all.add(new NamedSpace(added, null));
    }
    return all;
  }
}
