package org.arraytwin.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import javax.security.auth.Subject;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.CIMProperty;
import org.metricshub.wbem.javax.wbem.CloseableIterator;
import org.metricshub.wbem.javax.wbem.WBEMException;
import org.metricshub.wbem.javax.wbem.client.PasswordCredential;
import org.metricshub.wbem.javax.wbem.client.UserPrincipal;
import org.metricshub.wbem.javax.wbem.client.WBEMClient;
import org.metricshub.wbem.javax.wbem.client.WBEMClientConstants;
import org.metricshub.wbem.javax.wbem.client.WBEMClientFactory;
import org.metricshub.wbem.sblim.cimclient.WBEMConfigurationProperties;

/** The SBLIM client at one array of a running fleet, with what it takes to read its pairs. */
final class TpdClient implements AutoCloseable {
  static final String TPD = "root/tpd";
  static final String INTEROP = "root/PG_InterOp";
  static final String PAIR = "TPD_RemoteStorageSynchronized";

  private final WBEMClient client;

  TpdClient(ArrayEndpoints array, String parser) throws WBEMException {
    client = WBEMClientFactory.getClient(WBEMClientConstants.PROTOCOL_CIMXML);
    client.setProperty(WBEMConfigurationProperties.CIMXML_PARSER, parser);
    Subject subject = new Subject();
    subject.getPrincipals().add(new UserPrincipal("admin"));
    subject.getPrivateCredentials().add(new PasswordCredential("arraytwin"));
    client.initialize(
        new CIMObjectPath("http", "127.0.0.1", Integer.toString(array.http()), null, null, null),
        subject,
        new Locale[] {Locale.US});
  }

  WBEMClient client() {
    return client;
  }

  static CIMObjectPath path(String namespace, String className) {
    return new CIMObjectPath(null, null, null, namespace, className, null);
  }

  List<CIMInstance> all(String namespace, String className) throws WBEMException {
    return list(client.enumerateInstances(path(namespace, className), true, false, false, null));
  }

  List<CIMInstance> all(String className) throws WBEMException {
    return all(TPD, className);
  }

  CIMInstance named(String className, String elementName) throws WBEMException {
    return all(className).stream()
        .filter(i -> elementName.equals(i.getPropertyValue("ElementName")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + className + " " + elementName));
  }

  CIMInstance get(CIMObjectPath path) throws WBEMException {
    return client.getInstance(path, false, false, null);
  }

  /** The pair of a local volume, by association. */
  CIMInstance pairOf(String volume) throws WBEMException {
    CIMObjectPath path = named("TPD_StorageVolume", volume).getObjectPath();
    List<CIMInstance> pairs = list(client.referenceInstances(path, PAIR, null, false, null));
    if (pairs.size() != 1) {
      throw new AssertionError(volume + " has pairs " + pairs);
    }
    return pairs.get(0);
  }

  /** CopyState/SyncState/ProgressStatus of all pairs whose local volume's name begins so. */
  List<String> triples(String volumePrefix) throws WBEMException {
    List<String> found = new ArrayList<>();
    for (CIMInstance volume : all("TPD_StorageVolume")) {
      if (String.valueOf(volume.getPropertyValue("ElementName")).startsWith(volumePrefix)) {
        for (CIMInstance pair :
            list(client.referenceInstances(volume.getObjectPath(), PAIR, null, false, null))) {
          found.add(
              text(pair, "CopyState")
                  + "/"
                  + text(pair, "SyncState")
                  + "/"
                  + text(pair, "ProgressStatus"));
        }
      }
    }
    return found;
  }

  /** A property as text: arrays as lists; null for NULL; an error where it is not there at all. */
  static String text(CIMInstance instance, String property) {
    CIMProperty<?> found = instance.getProperty(property);
    if (found == null) {
      throw new AssertionError("no property " + property + " in " + instance.getObjectPath());
    }
    Object value = found.getValue();
    if (value == null) {
      return null;
    }
    return value instanceof Object[] many ? Arrays.toString(many) : value.toString();
  }

  static CIMObjectPath reference(CIMInstance association, String role) {
    return (CIMObjectPath) association.getPropertyValue(role);
  }

  /** Class and keys, without host and namespace. */
  static String model(CIMObjectPath path) {
    TreeMap<String, String> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (CIMProperty<?> key : path.getKeys()) {
      Object value = key.getValue();
      keys.put(
          key.getName(), value instanceof CIMObjectPath end ? model(end) : String.valueOf(value));
    }
    return path.getObjectName() + keys;
  }

  static <T> List<T> list(CloseableIterator<T> iterator) throws WBEMException {
    List<T> items = new ArrayList<>();
    try {
      while (iterator.hasNext()) {
        items.add(iterator.next());
      }
      if (iterator.getWBEMException() != null) {
        throw iterator.getWBEMException();
      }
    } finally {
      iterator.close();
    }
    return items;
  }

  @Override
  public void close() {
    client.close();
  }
}
