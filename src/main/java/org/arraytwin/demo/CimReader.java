package org.arraytwin.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/** One array's CIM server as the SBLIM client reads it over HTTP. */
final class CimReader implements AutoCloseable {
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

  /** All instances of a class. */
  List<CIMInstance> instances(String className) throws WBEMException {
    return all(client.enumerateInstances(path(className), true, false, false, null));
  }

  /** The paths of what an association joins to an instance. */
  List<CIMObjectPath> associated(CIMObjectPath to, String association, String className)
      throws WBEMException {
    return all(client.associatorNames(to, association, className, null, null));
  }

  /** The associations of a class that an instance takes part in. */
  List<CIMInstance> references(CIMObjectPath to, String association) throws WBEMException {
    return all(client.referenceInstances(to, association, null, false, null));
  }

  /** What a reference leads to. */
  CIMInstance follow(CIMInstance from, String reference) throws WBEMException {
    return client.getInstance((CIMObjectPath) from.getPropertyValue(reference), false, false, null);
  }

  /** CopyState, SyncState and ProgressStatus of a synchronization. */
  static Triple triple(CIMInstance synchronization) {
    return new Triple(
        number(synchronization, STATES[0]),
        number(synchronization, STATES[1]),
        number(synchronization, STATES[2]));
  }

  /** A triple in the words that the class's ValueMap and Values give. */
  String words(String className, Triple triple) throws WBEMException {
    CIMClass pair = client.getClass(path(className), false, true, false, null);
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
