package org.arraytwin.demo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.security.auth.Subject;
import org.arraytwin.server.ArrayEndpoints;
import org.metricshub.wbem.javax.cim.CIMClass;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.CIMProperty;
import org.metricshub.wbem.javax.cim.CIMQualifier;
import org.metricshub.wbem.javax.wbem.CloseableIterator;
import org.metricshub.wbem.javax.wbem.WBEMException;
import org.metricshub.wbem.javax.wbem.client.PasswordCredential;
import org.metricshub.wbem.javax.wbem.client.UserPrincipal;
import org.metricshub.wbem.javax.wbem.client.WBEMClient;
import org.metricshub.wbem.javax.wbem.client.WBEMClientConstants;
import org.metricshub.wbem.javax.wbem.client.WBEMClientFactory;

/**
 * One array's replication as the SBLIM client reads it over HTTP: the group by name, its volumes by
 * association, and the synchronization of each.
 */
final class CimReader implements AutoCloseable {
  private static final String PAIR_CLASS = "TPD_RemoteStorageSynchronized";
  private static final String GROUP_CLASS = "TPD_RemoteReplicationGroup";
  private static final String[] STATES = {"CopyState", "SyncState", "ProgressStatus"};

  private final String namespace;
  private final WBEMClient client;

  CimReader(ArrayEndpoints array, String user, String password) throws WBEMException {
    this.namespace = array.namespace();
    this.client = WBEMClientFactory.getClient(WBEMClientConstants.PROTOCOL_CIMXML);
    Subject subject = new Subject();
    subject.getPrincipals().add(new UserPrincipal(user));
    subject.getPrivateCredentials().add(new PasswordCredential(password));
    client.initialize(
        new CIMObjectPath("http", "127.0.0.1", Integer.toString(array.http()), null, null, null),
        subject,
        new Locale[] {Locale.US});
  }

  /** The states of all pairs of a group; one element where they agree. */
  Set<Triple> triples(String group) throws WBEMException {
    Set<Triple> triples = new LinkedHashSet<>();
    for (CIMInstance pair : pairs(group)) {
      triples.add(
          new Triple(number(pair, STATES[0]), number(pair, STATES[1]), number(pair, STATES[2])));
    }
    return triples;
  }

  /** The synchronization instances of a group, found by association. */
  private List<CIMInstance> pairs(String group) throws WBEMException {
    List<CIMInstance> pairs = new ArrayList<>();
    for (CIMInstance found :
        all(client.enumerateInstances(path(GROUP_CLASS), true, false, false, null))) {
      if (group.equals(found.getPropertyValue("ElementName"))) {
        for (CIMObjectPath volume :
            all(
                client.associatorNames(
                    found.getObjectPath(),
                    "TPD_RemoteGroupMember",
                    "TPD_StorageVolume",
                    null,
                    null))) {
          pairs.addAll(all(client.referenceInstances(volume, PAIR_CLASS, null, false, null)));
        }
      }
    }
    return pairs;
  }

  /** A triple in the words that the class's ValueMap and Values give. */
  String words(Triple triple) throws WBEMException {
    CIMClass pair = client.getClass(path(PAIR_CLASS), false, true, false, null);
    int[] numbers = {triple.copyState(), triple.syncState(), triple.progressStatus()};
    List<String> words = new ArrayList<>();
    for (int i = 0; i < STATES.length; i++) {
      words.add(word(pair.getProperty(STATES[i]), Integer.toString(numbers[i])));
    }
    return String.join("/", words);
  }

  private static String word(CIMProperty<?> property, String number) {
    CIMQualifier<?>[] qualifiers =
        ((org.metricshub.wbem.javax.cim.CIMClassProperty<?>) property).getQualifiers();
    String[] map = {};
    String[] values = {};
    for (CIMQualifier<?> q : qualifiers) {
      if (q.getName().equalsIgnoreCase("ValueMap")) {
        map = (String[]) q.getValue();
      } else if (q.getName().equalsIgnoreCase("Values")) {
        values = (String[]) q.getValue();
      }
    }
    int i = List.of(map).indexOf(number);
    return i < 0 ? number : values[i];
  }

  private CIMObjectPath path(String className) {
    return new CIMObjectPath(null, null, null, namespace, className, null);
  }

  private static int number(CIMInstance instance, String property) {
    return Integer.parseInt(String.valueOf(instance.getPropertyValue(property)));
  }

  private static <T> List<T> all(CloseableIterator<T> iterator) {
    List<T> items = new ArrayList<>();
    while (iterator.hasNext()) {
      items.add(iterator.next());
    }
    iterator.close();
    return items;
  }

  @Override
  public void close() {
    client.close();
  }
}
