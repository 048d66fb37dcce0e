package org.arraytwin.server;

import java.util.ArrayList;
import java.util.List;
import org.metricshub.wbem.javax.cim.CIMArgument;
import org.metricshub.wbem.javax.cim.CIMDataType;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.UnsignedInteger16;
import org.metricshub.wbem.javax.cim.UnsignedInteger64;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * Calls of the two services of a 3PAR by a CIM client, and what the last of them answered.
 *
 * @param out parameters of the last answer
 */
record ThreeparCalls(TpdClient client, List<CIMArgument<?>> out) {
  static final int SNAPSHOT = 7;
  static final int CLONE = 8;

  ThreeparCalls(TpdClient client) {
    this(client, new ArrayList<>());
  }

  static CIMArgument<?> ref(String name, CIMObjectPath path) {
    return new CIMArgument<>(name, new CIMDataType(path.getObjectName()), path);
  }

  static CIMArgument<?> refs(String name, CIMObjectPath... paths) {
    return new CIMArgument<>(name, new CIMDataType(paths[0].getObjectName(), 0), paths);
  }

  static CIMArgument<?> number(String name, int value) {
    return new CIMArgument<>(name, CIMDataType.UINT16_T, new UnsignedInteger16(value));
  }

  static CIMArgument<?> bytes(String name, long value) {
    return new CIMArgument<>(
        name, CIMDataType.UINT64_T, new UnsignedInteger64(String.valueOf(value)));
  }

  static CIMArgument<?> flag(String name, boolean value) {
    return new CIMArgument<>(name, CIMDataType.BOOLEAN_T, value);
  }

  static CIMArgument<?> text(String name, String value) {
    return new CIMArgument<>(name, CIMDataType.STRING_T, value);
  }

  static CIMArgument<?> texts(String name, String... values) {
    return new CIMArgument<>(name, CIMDataType.STRING_ARRAY_T, values);
  }

  long call(CIMObjectPath path, String method, CIMArgument<?>... in) throws WBEMException {
    CIMArgument<?>[] answers = new CIMArgument<?>[8];
    Object code = client.client().invokeMethod(path, method, in, answers);
    out.clear();
    for (CIMArgument<?> answer : answers) {
      if (answer != null) {
        out.add(answer);
      }
    }
    return ((Number) code).longValue();
  }

  private long call(String service, String method, CIMArgument<?>... in) throws WBEMException {
    return call(client.all(service).get(0).getObjectPath(), method, in);
  }

  /** A method of the replication service. */
  long replicate(String method, CIMArgument<?>... in) throws WBEMException {
    return call("TPD_ReplicationService", method, in);
  }

  /** A method of the configuration service. */
  long configure(String method, CIMArgument<?>... in) throws WBEMException {
    return call("TPD_StorageConfigurationService", method, in);
  }

  Object answered(String name) {
    return out.stream()
        .filter(a -> a.getName().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + out))
        .getValue();
  }

  /** The instance that the answer leads to. */
  CIMInstance seen(String name) throws WBEMException {
    return client.get((CIMObjectPath) answered(name));
  }
}
