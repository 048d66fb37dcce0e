package org.arraytwin.product.eternus.cim.service;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;
import org.arraytwin.config.Located;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.fleet.Reason;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Orders;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.SessionTable;
import org.jspecify.annotations.Nullable;

/** Codes and operations of the provider, as {@code eternus/cim.xml} has them. */
public final class ProviderTable {
  private static final long FAILED = 4;

  private record Answer(@Nullable String method, Reason reason) {}

  private record Operation(long code, Kind kind) {}

  private final Map<Answer, Long> codes = new HashMap<>();
  private final Set<Long> known = new TreeSet<>();
  private final Map<Operation, Asked> operations = new HashMap<>();
  private final Set<String> beginners = new TreeSet<>();
  private final Map<String, List<Long>> creations = new HashMap<>();
  private final Map<Operation, List<Long>> waits = new HashMap<>();
  private final Map<String, Long> formats = new HashMap<>();

  private ProviderTable() {}

  /**
   * Reads the file.
   *
   * @param data the folder of provider-config
   * @param config the product whose sessions the operations are about
   * @throws ConfigException where it is wrong, says something twice, or asks a session for what its
   *     table does not have
   */
  public static ProviderTable read(Path data, ProductConfig config) {
    Path folder = data.resolve("eternus");
    Path file = folder.resolve("cim.xml");
    ProviderXml xml = BoundFile.read(file, folder.resolve("cim.xsd"), ProviderXml.class);
    ProviderTable table = new ProviderTable();
    for (ProviderXml.ReturnsXml row : xml.returns) {
      table.add(file, row);
    }
    table.beginners.addAll(words(xml.jobs.methods));
    words(xml.jobs.formats).forEach(method -> table.formats.put(method, xml.jobs.unformatted));
    for (ProviderXml.CreationXml row : xml.creations) {
      words(row.kinds).forEach(word -> table.creations.put(word, List.copyOf(row.waits)));
    }
    for (ProviderXml.OperationXml row : xml.operations) {
      for (String word : words(row.kinds)) {
        table.add(file, row, word, config);
      }
    }
    return table;
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
  }

  private static ConfigException wrong(Path file, Located row, String message) {
    return new ConfigException(file, row, message);
  }

  private void add(Path file, ProviderXml.ReturnsXml row) {
    known.add(row.code);
    for (String word : words(row.reasons)) {
      Reason reason;
      try {
        reason = Reason.valueOf(word);
      } catch (IllegalArgumentException e) {
        throw wrong(file, row, "there is no reason '" + word + "'");
      }
      List<String> methods = words(row.methods);
      if (methods.isEmpty()) {
        put(file, row, new Answer(null, reason));
      }
      for (String method : methods) {
        put(file, row, new Answer(method, reason));
      }
    }
  }

  private void put(Path file, ProviderXml.ReturnsXml row, Answer answer) {
    if (codes.putIfAbsent(answer, row.code) != null) {
      throw wrong(file, row, answer.reason() + " has two codes");
    }
  }

  private void add(Path file, ProviderXml.OperationXml row, String word, ProductConfig config) {
    Kind kind = Kind.ofWord(word);
    SessionTable rules = kind == null ? null : config.rules().table(kind.table());
    if (kind == null || rules == null) {
      throw wrong(file, row, "the product has no kind of session '" + word + "'");
    }
    Asked.Act act = Asked.Act.valueOf(row.asks.toUpperCase(Locale.ROOT));
    if ((act == Asked.Act.OPERATE) == row.word.isBlank()) {
      throw wrong(file, row, "a word is for 'operate', which must have one");
    }
    Asked asked = new Asked(act, row.word, words(row.option), words(row.forced));
    if (act != Asked.Act.RESTORE) {
      Action action = rules.operation(act == Asked.Act.END ? Orders.endWord(kind) : row.word);
      if (action == null || !rules.options(action).containsAll(List.of(asked.options(true)))) {
        throw wrong(file, row, word + " cannot be asked for '" + row.word + "' with these options");
      }
    }
    if (operations.putIfAbsent(new Operation(row.code, kind), asked) != null) {
      throw wrong(file, row, "operation " + row.code + " of " + word + " twice");
    }
    waits.put(new Operation(row.code, kind), List.copyOf(row.waits));
  }

  /** The code by which a method says that something was refused. */
  long code(String method, Reason reason) {
    Long own = codes.get(new Answer(method, reason));
    return own != null ? own : codes.getOrDefault(new Answer(null, reason), FAILED);
  }

  /** Whether a method may answer that it has started a job. */
  boolean begins(String method) {
    return beginners.contains(method);
  }

  /**
   * The code with which the job of a method fails that formats a volume where its RAID group is not
   * operative at the end; 0 for other methods.
   */
  long unformatted(String method) {
    return formats.getOrDefault(method, 0L);
  }

  /** Whether the provider has a code at all. */
  public boolean knows(long code) {
    return known.contains(code);
  }

  /** What an operation asks of a kind of session; null where the provider does not support it. */
  @Nullable Asked operation(long code, Kind kind) {
    return operations.get(new Operation(code, kind));
  }

  /** The copy states that the creation of a kind of session may be told to wait for. */
  List<Long> awaited(Kind kind) {
    return creations.getOrDefault(kind.word(), List.of());
  }

  /** The same of an operation; none where the kind does not support it. */
  List<Long> awaited(Kind kind, long operation) {
    return waits.getOrDefault(new Operation(operation, kind), List.of());
  }

  /** The operations that a kind of session supports, by their numbers. */
  public List<Long> operations(Kind kind) {
    return operations.keySet().stream()
        .filter(operation -> operation.kind() == kind)
        .map(Operation::code)
        .sorted()
        .toList();
  }
}
