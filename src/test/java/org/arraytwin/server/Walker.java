package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.arraytwin.config.FleetPlan.ArrayPlan;
import org.metricshub.wbem.javax.cim.CIMClass;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.CIMProperty;
import org.metricshub.wbem.javax.wbem.WBEMException;
import org.metricshub.wbem.javax.wbem.client.WBEMClient;

/**
 * Walks the associations of one array's CIM server by every operation there is, and holds what they
 * answer against one another. It knows no product.
 */
final class Walker implements AutoCloseable {
  private static final int NOT_FOUND = 6;

  /** Of this class two arrays may have objects of one name, and a third array one of each. */
  private static final String TWICE_NAMED = "TPD_RemoteReplicationGroup";

  /** Instances of one class that are walked; of more, as many spread over all. */
  private static final int SAMPLE = 40;

  private final TpdClient client;
  private final String interop;
  private final String endpoint;
  private final Map<String, Boolean> gettable = new TreeMap<>();

  Walker(ArrayEndpoints array, ArrayPlan plan, String parser) throws WBEMException {
    assertThat(plan.users()).containsKey("admin");
    client = new TpdClient(array, parser);
    interop = array.interop();
    endpoint = "127.0.0.1:" + array.http();
  }

  WBEMClient wbem() {
    return client.client();
  }

  /** The namespaces that the server lists. */
  List<String> namespaces() throws WBEMException {
    List<String> names = new ArrayList<>();
    for (CIMInstance namespace : client.all(interop, "CIM_Namespace")) {
      names.add((String) namespace.getPropertyValue("Name"));
    }
    return names;
  }

  /** The association classes of a namespace that have instances of their own. */
  List<CIMClass> associationClasses(String namespace) throws WBEMException {
    List<CIMClass> found = new ArrayList<>();
    for (CIMClass each :
        TpdClient.list(
            wbem().enumerateClasses(TpdClient.path(namespace, null), true, false, true, false))) {
      if (each.isAssociation() && !each.hasQualifierValue("Abstract", true)) {
        found.add(each);
      }
    }
    return found;
  }

  /** How many associations of exactly that class were walked. */
  int walk(String namespace, CIMClass association) throws WBEMException {
    List<CIMInstance> all = new ArrayList<>();
    for (CIMInstance each : client.all(namespace, association.getName())) {
      if (each.getClassName().equalsIgnoreCase(association.getName())) {
        all.add(each);
      }
    }
    List<String> names = new ArrayList<>();
    for (CIMObjectPath name :
        TpdClient.list(
            wbem().enumerateInstanceNames(TpdClient.path(namespace, association.getName())))) {
      if (name.getObjectName().equalsIgnoreCase(association.getName())) {
        names.add(text(name));
      }
    }
    assertThat(names)
        .as("names and instances of " + association.getName() + " in " + namespace)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            all.stream().map(i -> text(i.getObjectPath())).toList());
    int step = Math.max(1, all.size() / SAMPLE);
    for (int i = 0; i < all.size(); i += step) {
      walk(namespace, association, all.get(i));
    }
    return all.size();
  }

  private void walk(String namespace, CIMClass association, CIMInstance instance)
      throws WBEMException {
    CIMObjectPath path = instance.getObjectPath();
    assertThat(path.getNamespace()).isEqualTo(namespace);
    assertThat(text(client.get(path).getObjectPath())).isEqualTo(text(path));
    List<String> roles = new ArrayList<>();
    for (CIMProperty<?> property : association.getProperties()) {
      // One may be left out, as that to the set of a relationship that stands alone.
      if (property.getDataType().getType() == org.metricshub.wbem.javax.cim.CIMDataType.REFERENCE
          && instance.getPropertyValue(property.getName()) != null) {
        roles.add(property.getName());
      }
    }
    assertThat(roles).as(association.getName()).hasSizeGreaterThanOrEqualTo(2);
    for (String near : roles) {
      fromEnd(instance, near, roles);
    }
  }

  private void fromEnd(CIMInstance association, String near, List<String> roles)
      throws WBEMException {
    CIMObjectPath element = TpdClient.reference(association, near);
    if (namedAsOneHere(element)) {
      return;
    }
    String what = "from " + near + " " + text(element) + " by " + association.getClassName();
    assertThat(element.getNamespace()).as(what).isNotEmpty();
    gettableOrNowhere(element);
    List<String> found = new ArrayList<>();
    List<String> told = new ArrayList<>();
    for (CIMInstance each :
        TpdClient.list(
            wbem().referenceInstances(element, association.getClassName(), near, false, null))) {
      found.add(anywhere(each.getObjectPath()));
      told.add(text(each.getObjectPath()));
    }
    assertThat(told).as("References " + what).doesNotHaveDuplicates();
    assertThat(found).as("References " + what).contains(anywhere(association.getObjectPath()));
    assertThat(
            TpdClient.list(wbem().referenceNames(element, association.getClassName(), near))
                .stream()
                .map(Walker::anywhere))
        .as("ReferenceNames " + what)
        .containsExactlyInAnyOrderElementsOf(found);
    for (String far : roles) {
      if (!far.equals(near)) {
        toEnd(association, element, near, far, what + " to " + far);
      }
    }
  }

  private void toEnd(
      CIMInstance association, CIMObjectPath element, String near, String far, String what)
      throws WBEMException {
    String className = association.getClassName();
    CIMObjectPath other = TpdClient.reference(association, far);
    List<String> found = new ArrayList<>();
    for (CIMInstance each :
        TpdClient.list(
            wbem().associatorInstances(element, className, null, near, far, false, null))) {
      found.add(text(each.getObjectPath()));
    }
    assertThat(found).as("Associators " + what).doesNotHaveDuplicates().contains(text(other));
    assertThat(
            TpdClient.list(wbem().associatorNames(element, className, null, near, far)).stream()
                .map(Walker::text))
        .as("AssociatorNames " + what)
        .containsExactlyInAnyOrderElementsOf(found);
    assertThat(
            TpdClient.list(
                    wbem().associatorNames(element, className, other.getObjectName(), near, far))
                .stream()
                .map(Walker::text))
        .as("AssociatorNames " + what + " as " + other.getObjectName())
        .contains(text(other));
  }

  /** GetInstance has every path that EnumerateInstanceNames has, and no other. */
  private void gettableOrNowhere(CIMObjectPath element) throws WBEMException {
    String key = text(element);
    if (gettable.containsKey(key)) {
      return;
    }
    String className = element.getObjectName();
    boolean listed = false;
    if (isHere(element)) {
      listed =
          TpdClient.list(
                  wbem().enumerateInstanceNames(TpdClient.path(element.getNamespace(), className)))
              .stream()
              .anyMatch(name -> text(name).equals(key));
    }
    gettable.put(key, listed);
    if (!isHere(element)) {
      return;
    }
    try {
      assertThat(text(client.get(element).getObjectPath())).isEqualTo(key);
      assertThat(listed).as("GetInstance has " + key + ", but it is not enumerated").isTrue();
    } catch (WBEMException e) {
      assertThat(e.getID()).as(key).isEqualTo(NOT_FOUND);
      assertThat(listed).as(key + " is enumerated, but GetInstance does not find it").isFalse();
    }
  }

  /** Elements that GetInstance was found to have. */
  long gettable() {
    return gettable.values().stream().filter(listed -> listed).count();
  }

  private boolean isHere(CIMObjectPath path) {
    return host(path).isEmpty();
  }

  /** The host of a path where it is another server, else nothing. */
  private String host(CIMObjectPath path) {
    String host = path.getHost() == null ? "" : path.getHost();
    String port = path.getPort() == null ? "" : ":" + path.getPort();
    String given = host.contains(":") ? host : host + port;
    return given.isEmpty() || given.equals(endpoint) || given.equals("127.0.0.1") ? "" : given;
  }

  static String text(CIMObjectPath path) {
    return path.getNamespace().toLowerCase(Locale.ROOT) + ":" + TpdClient.model(path) + peers(path);
  }

  /** Objects of two peers may have the same keys: the WWNs in their paths tell them apart. */
  private static String peers(CIMObjectPath path) {
    StringBuilder peers = new StringBuilder();
    if (path.getHost() != null && path.getHost().matches("[0-9A-F]{16}")) {
      peers.append(" of ").append(path.getHost());
    }
    for (CIMProperty<?> key : path.getKeys()) {
      if (key.getValue() instanceof CIMObjectPath end
          && end.getHost() != null
          && end.getHost().matches("[0-9A-F]{16}")) {
        peers.append(' ').append(key.getName()).append(" of ").append(end.getHost());
      }
    }
    return peers.toString();
  }

  /**
   * Operations carry no host: a peer's object cannot be asked about that has the keys of ours. That
   * may only be a group of a 3PAR that is replicated to two targets, whose halves there have one
   * name.
   */
  private boolean namedAsOneHere(CIMObjectPath element) throws WBEMException {
    if (element.getHost() == null || !element.getHost().matches("[0-9A-F]{16}")) {
      return false;
    }
    for (CIMInstance ours : client.all(element.getNamespace(), element.getObjectName())) {
      if (TpdClient.model(ours.getObjectPath()).equals(TpdClient.model(element))) {
        assertThat(element.getObjectName()).isEqualTo(TWICE_NAMED);
        assertThat(peersOf(ours.getObjectPath()))
            .as("peers of " + text(ours.getObjectPath()))
            .hasSizeGreaterThan(1)
            .contains(element.getHost());
        return true;
      }
    }
    return false;
  }

  /** The WWNs of the arrays to which groups lead that are associated with one of ours. */
  private Set<String> peersOf(CIMObjectPath group) throws WBEMException {
    Set<String> peers = new TreeSet<>();
    for (CIMObjectPath path :
        TpdClient.list(wbem().associatorNames(group, null, TWICE_NAMED, null, null))) {
      if (path.getHost() != null && path.getHost().matches("[0-9A-F]{16}")) {
        peers.add(path.getHost());
      }
    }
    return peers;
  }

  /** Association instances that lead across are served in both namespaces. */
  private static String anywhere(CIMObjectPath path) {
    return TpdClient.model(path);
  }

  @Override
  public void close() {
    client.close();
  }
}
