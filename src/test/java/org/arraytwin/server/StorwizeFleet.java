package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.product.storwize.system.FlashCopyData;
import org.arraytwin.profile.CommandLine.Answer;
import org.arraytwin.replication.Content;
import org.jspecify.annotations.Nullable;
import org.metricshub.wbem.javax.cim.CIMArgument;
import org.metricshub.wbem.javax.cim.CIMDataType;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.UnsignedInteger16;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** Two Storwize systems that are served, with time that passes only when told to. */
final class StorwizeFleet implements AutoCloseable {
  static final String NAMESPACE = "root/ibm";
  static final String MAPPING = "IBMTSSVC_LocalStorageSynchronized";
  static final long GRAIN = 64L << 10;
  private static final Path HOME = Path.of("");

  private final Server server;
  private final Map<Integer, TpdClient> clients = new LinkedHashMap<>();

  StorwizeFleet() {
    this(HOME);
  }

  StorwizeFleet(Path home) {
    server =
        Server.start(
            ServerSettings.embedded(home, home.resolve("provider-config/fleets/storwize.xml"), 0));
  }

  Server server() {
    return server;
  }

  Answer type(String system, String line) {
    try {
      return server.commandLine(system).run(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What a command on the first system prints, which must succeed. */
  String good(String line) {
    return good("itso1", line);
  }

  String good(String system, String line) {
    Answer answer = type(system, line);
    assertThat(answer.exitCode()).as(line + ": " + answer.error()).isZero();
    return answer.output();
  }

  /** The message that a command is refused with, {@code ok} where it is not. */
  String code(String line) {
    return code("itso1", line);
  }

  String code(String system, String line) {
    Answer answer = type(system, line);
    if (answer.exitCode() == 0) {
      return "ok";
    }
    assertThat(answer.output()).as(line).isEmpty();
    assertThat(answer.error()).as(line).matches("CMMVC[0-9]{4}E .*\\.\n");
    return answer.error().substring("CMMVC".length(), "CMMVC".length() + 5);
  }

  /** An attribute of an object, from its detailed view. */
  String field(String line, String name) {
    return field("itso1", line, name);
  }

  String field(String system, String line, String name) {
    for (String one : good(system, line + " -delim =").split("\n", -1)) {
      if (one.startsWith(name + "=")) {
        return one.substring(name.length() + 1);
      }
    }
    throw new AssertionError("no " + name + " of " + line);
  }

  String status(String mapping) {
    return field("lsfcmap " + mapping, "status");
  }

  void pass(double seconds) {
    server.fleet().jump((long) (seconds * 1_000_000));
  }

  void run(Command command) {
    Refusal refusal = server.fleet().execute(command).refusal();
    assertThat(refusal == null ? "" : refusal.message()).isEmpty();
  }

  void write(String volume, long offset, long length) {
    run(new HostWrite("itso1", volume, offset, length));
  }

  /** Why a host's write is refused, or null. */
  @Nullable Reason refusesWrite(String volume) {
    return refusal(new HostWrite("itso1", volume, 0, GRAIN));
  }

  @Nullable Reason refusal(Command command) {
    Refusal refusal = server.fleet().execute(command).refusal();
    return refusal == null ? null : refusal.reason();
  }

  FleetAt at() {
    return server.fleet().now();
  }

  Content content(String volume) {
    return content(0, volume);
  }

  Content content(int system, String volume) {
    return at().content(system, at().fleet().site(system).volume(volume).id());
  }

  FlashCopyData flashCopyData() {
    Path data = HOME.resolve("provider-config");
    return FlashCopyData.read(data, new ProviderConfig(data).product("storwize"));
  }

  TpdClient client(int system) {
    return clients.computeIfAbsent(
        system,
        s -> {
          try {
            return new TpdClient(server.arrays().get(s), "SAX");
          } catch (WBEMException e) {
            throw new AssertionError(e);
          }
        });
  }

  /**
   * What ModifySynchronization answers a system's CIM client; {@code ok} for 0.
   *
   * @param name of the mapping or relationship
   * @param operation its number
   */
  String operate(int system, String className, String name, String operation) {
    return operate(system, className, name, operation, "ModifySynchronization", "Synchronization");
  }

  /**
   * The same of a set.
   *
   * @param name of the consistency group
   */
  String operateSet(int system, String className, String name, String operation) {
    return operate(system, className, name, operation, "ModifySynchronizedSet", "Set");
  }

  private String operate(
      int system,
      String className,
      String name,
      String operation,
      String method,
      String parameter) {
    CIMInstance shown = seen(system, className, "ElementName", name);
    assertThat(shown).isNotNull();
    CIMArgument<?>[] in = {
      new CIMArgument<>(
          "Operation", CIMDataType.UINT16_T, new UnsignedInteger16(Integer.decode(operation))),
      new CIMArgument<>(parameter, new CIMDataType(className), shown.getObjectPath())
    };
    try {
      CIMObjectPath service =
          client(system)
              .all(NAMESPACE, "IBMTSSVC_StorageConfigurationService")
              .get(0)
              .getObjectPath();
      Object code =
          client(system).client().invokeMethod(service, method, in, new CIMArgument<?>[1]);
      return "0".equals(String.valueOf(code)) ? "ok" : String.valueOf(code);
    } catch (WBEMException e) {
      throw new AssertionError(e);
    }
  }

  /** An instance of a class by a property, or null. */
  @Nullable CIMInstance seen(int system, String className, String property, String value) {
    try {
      List<CIMInstance> all = client(system).all(NAMESPACE, className);
      return all.stream()
          .filter(i -> value.equals(i.getPropertyValue(property)))
          .findFirst()
          .orElse(null);
    } catch (WBEMException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    clients.values().forEach(TpdClient::close);
    server.close();
  }
}
