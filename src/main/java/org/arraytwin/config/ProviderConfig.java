package org.arraytwin.config;

import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.arraytwin.array.VolumeNames;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.Rules.Limits;
import org.arraytwin.replication.Timings;
import org.arraytwin.replication.table.SessionTable;
import org.jspecify.annotations.Nullable;

/**
 * The folder provider-config; reads its files and says in one line what is wrong with them. Files
 * of products and of sessions are read once: who changes one takes another reader.
 */
public final class ProviderConfig {
  private final Path folder;
  private final Map<String, SessionTable> sessions = new ConcurrentHashMap<>();
  private final Map<String, ProductXml> products = new ConcurrentHashMap<>();

  public ProviderConfig(Path folder) {
    this.folder = folder;
  }

  /** Loads the classes that reading needs, to be called from a thread with time. */
  public static void preload() {
    BoundFile.context(FleetXml.class);
    BoundFile.context(ProductXml.class);
    BoundFile.context(SessionXml.class);
  }

  /**
   * Reads a product file.
   *
   * @throws ConfigException where it is wrong
   */
  public ProductConfig product(String id) {
    Path file = productFile(id);
    ProductXml xml = productXml(id);
    if (!xml.id.equals(id)) {
      throw FleetChecks.wrong(
          file, xml, "id '" + xml.id + "' is wrong, expected '" + id + "' as the file is named");
    }
    Map<String, String> switches = switches(file, xml);
    return new ProductConfig(
        xml.id,
        xml.namespaces.implementation,
        xml.namespaces.interop,
        xml.namespaces.aliases.isBlank()
            ? List.of()
            : List.of(xml.namespaces.aliases.strip().split("\\s+", -1)),
        xml.mof,
        new Rules(
            timings(xml.timings),
            Boolean.parseBoolean(switches.getOrDefault("table107Strict", "false")),
            xml.maxConcurrentSyncs,
            volumeNames(file, xml.volumeNames),
            limits(xml.limits),
            tables(file, xml),
            atOnce(xml)),
        switches,
        xml.states.columns.isEmpty() ? List.of() : StateTable.read(file, xml.states));
  }

  /** What the groups of a product can be; of its file this alone is read. */
  private GroupChecks.Terms groups(String id) {
    return GroupChecks.Terms.of(productXml(id), this::session);
  }

  private Path productFile(String id) {
    return folder.resolve("products").resolve(id + ".xml");
  }

  private ProductXml productXml(String id) {
    return products.computeIfAbsent(
        id, i -> BoundFile.read(productFile(i), folder.resolve("product.xsd"), ProductXml.class));
  }

  private static VolumeNames volumeNames(Path file, ProductXml.@Nullable VolumeNamesXml xml) {
    if (xml == null) {
      return VolumeNames.USUAL;
    }
    try {
      Pattern.compile(xml.pattern);
      return new VolumeNames(xml.most, xml.pattern, xml.legal);
    } catch (PatternSyntaxException e) {
      throw new ConfigException(
          file, xml.line(), xml.column(), "pattern of volumeNames: " + e.getDescription());
    }
  }

  /**
   * Reads the table of a kind of session.
   *
   * @throws ConfigException where it is wrong
   */
  public SessionTable session(String kind) {
    return sessions.computeIfAbsent(kind, k -> SessionReader.read(folder, k));
  }

  /** The kinds of session there are files for, in order. */
  public Set<String> sessions() {
    return names("sessions");
  }

  private static TreeMap<String, Integer> atOnce(ProductXml xml) {
    return Vector.ofAll(xml.sessions)
        .filter(one -> one.atOnce > 0)
        .foldLeft(TreeMap.empty(), (all, one) -> all.put(one.kind, one.atOnce));
  }

  private Vector<SessionTable> tables(Path file, ProductXml xml) {
    Map<String, SessionTable> tables = new LinkedHashMap<>();
    for (ProductXml.SessionKindXml one : xml.sessions) {
      if (!Files.isRegularFile(folder.resolve("sessions").resolve(one.kind + ".xml"))) {
        throw FleetChecks.wrong(
            file, one, "there is no sessions/" + one.kind + ".xml, expected one");
      }
      if (tables.putIfAbsent(one.kind, session(one.kind)) != null) {
        throw FleetChecks.wrong(file, one, "session '" + one.kind + "' twice, expected it once");
      }
      if (one.groups != null) {
        requireStart(file, one.groups, session(one.kind));
      }
    }
    return Vector.ofAll(tables.values());
  }

  private static void requireStart(Path file, ProductXml.GroupsXml groups, SessionTable table) {
    if (!groups.start.isEmpty() && table.operation(groups.start) == null) {
      throw FleetChecks.wrong(
          file,
          groups,
          "start '"
              + groups.start
              + "' is no operation of "
              + table.kind()
              + ", expected one of "
              + String.join(", ", table.operations().stream().map(a -> a.name()).toList()));
    }
  }

  /**
   * Reads a fleet file.
   *
   * @param maxHeapBytes what its contents must fit into
   * @throws ConfigException where it is wrong
   */
  public FleetPlan fleet(Path file, long maxHeapBytes) {
    FleetXml xml = BoundFile.read(file, folder.resolve("fleet.xsd"), FleetXml.class);
    Completeness.require(file, xml, folder.resolve("fleet.xsd"));
    return plan(file, xml, bundled(file), maxHeapBytes);
  }

  /**
   * A fleet that nobody serves: what only servers need may be left out.
   *
   * @param file it stands in, for messages
   * @throws ConfigException where it is wrong
   */
  public FleetPlan unserved(Path file, FleetXml xml, long maxHeapBytes) {
    Completeness.fill(xml);
    return plan(file, xml, true, maxHeapBytes);
  }

  private FleetPlan plan(Path file, FleetXml xml, boolean bundled, long maxHeapBytes) {
    FleetPlan bare = FleetChecks.plan(file, xml, products(), this::groups, bundled);
    FleetPlan plan = bare.with(new CopyPlans(file, bare.arrays(), this).of(xml.arrays));
    FleetChecks.requireHeap(file, xml, plan, maxHeapBytes);
    return plan;
  }

  /** The same from a file or, where {@code text} is not null, from that. */
  public FleetPlan unserved(Path file, @Nullable String text, long maxHeapBytes) {
    Path schema = folder.resolve("fleet.xsd");
    FleetXml xml =
        text == null
            ? BoundFile.read(file, schema, FleetXml.class)
            : BoundFile.readText(file, text, schema, FleetXml.class);
    return unserved(file, xml, maxHeapBytes);
  }

  /**
   * The rules of every product of a plan, by its id, with every kind of session there is: behind
   * the product's own come those that it does not have.
   */
  public Map<String, Rules> rulesWithEverySession(FleetPlan plan) {
    Map<String, Rules> rules = new LinkedHashMap<>();
    for (FleetPlan.ArrayPlan array : plan.arrays()) {
      rules.computeIfAbsent(array.product(), id -> withEverySession(product(id).rules()));
    }
    return rules;
  }

  /**
   * A product's rules with the kinds of session that the copies of a plan's arrays need besides.
   *
   * @param own the product's
   */
  public Rules rulesWithCopies(Rules own, FleetPlan plan, String product) {
    Set<String> kinds = new TreeSet<>();
    for (FleetPlan.CopyPlan copy : plan.copies()) {
      if (plan.arrays().get(copy.array()).product().equals(product)) {
        kinds.add(copy.kind());
      }
    }
    return with(own, kinds);
  }

  private Rules withEverySession(Rules own) {
    return with(own, sessions());
  }

  private Rules with(Rules own, Set<String> kinds) {
    Vector<SessionTable> tables = own.tables();
    for (String kind : kinds) {
      tables = own.table(kind) == null ? tables.append(session(kind)) : tables;
    }
    return own.with(tables);
  }

  /** Where a schema lies. */
  public Path schema(String name) {
    return folder.resolve(name);
  }

  /** Whether it is one of the demos that come with the program. */
  private boolean bundled(Path file) {
    Path home = folder.resolve("fleets").toAbsolutePath().normalize();
    return home.equals(file.toAbsolutePath().normalize().getParent());
  }

  private Set<String> products() {
    return names("products");
  }

  private Set<String> names(String room) {
    Set<String> ids = new TreeSet<>();
    Path within = folder.resolve(room);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(within, "*.xml")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        ids.add(name.substring(0, name.length() - ".xml".length()));
      }
      return ids;
    } catch (IOException e) {
      throw new ConfigException(within, "cannot be listed: " + e);
    }
  }

  private static Limits limits(ProductXml.LimitsXml xml) {
    return new Limits(
        xml.licensed,
        xml.mixedModes,
        xml.syncTargets,
        xml.periodicTargets,
        xml.periodicGroups,
        xml.syncVolumes,
        xml.periodicVolumes);
  }

  private static Map<String, String> switches(Path file, ProductXml xml) {
    Map<String, String> switches = new LinkedHashMap<>();
    for (ProductXml.SwitchXml one : xml.switches) {
      List<String> values = List.of(one.values.split(" ", -1));
      if (!values.contains(one.value)) {
        throw FleetChecks.wrong(
            file,
            one,
            one.name
                + " '"
                + one.value
                + "' is wrong, expected one of "
                + String.join(", ", values));
      }
      if (switches.putIfAbsent(one.name, one.value) != null) {
        throw FleetChecks.wrong(file, one, "there are two switches '" + one.name + "'");
      }
    }
    return switches;
  }

  private static Timings timings(ProductXml.TimingsXml xml) {
    return new Timings(
        xml.linkDownSync,
        xml.targetFailedSync,
        xml.linkDownPeriodic,
        xml.targetFailedPeriodic,
        xml.linkUp,
        xml.start,
        xml.stop,
        xml.failover,
        xml.restore);
  }
}
