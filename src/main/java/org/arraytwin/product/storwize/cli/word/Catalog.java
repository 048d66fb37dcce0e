package org.arraytwin.product.storwize.cli.word;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The commands of the product with their grammar, as {@code storwize/cli.xml} has them. */
public final class Catalog {
  private final Map<String, Grammar> grammars = new LinkedHashMap<>();

  private Catalog() {}

  /**
   * Reads the commands.
   *
   * @param data the folder of provider-config
   * @param verbs the commands there are
   * @throws ConfigException where the file is wrong, or has other commands than there are
   */
  public static Catalog read(Path data, Set<String> verbs) {
    Path folder = data.resolve("storwize");
    Path file = folder.resolve("cli.xml");
    CatalogXml xml = BoundFile.read(file, folder.resolve("cli.xsd"), CatalogXml.class);
    Catalog catalog = new Catalog();
    for (CatalogXml.CommandXml one : xml.commands) {
      if (!verbs.contains(one.name)) {
        throw new ConfigException(file, one.line(), one.column(), "no command " + one.name);
      }
      if (catalog.grammars.putIfAbsent(one.name, grammar(one)) != null) {
        throw new ConfigException(file, one.line(), one.column(), one.name + " twice");
      }
    }
    for (String verb : verbs) {
      if (!catalog.grammars.containsKey(verb)) {
        throw new ConfigException(file, "command " + verb + " has no grammar");
      }
    }
    return catalog;
  }

  private static Grammar grammar(CatalogXml.CommandXml xml) {
    boolean listing = !xml.concise.isEmpty() || !xml.detail.isEmpty();
    Stream<Parameter> own = xml.parameters.stream().map(Catalog::parameter);
    return new Grammar(
        xml.name,
        xml.prefix,
        xml.about,
        xml.operand,
        xml.operandNeeded,
        words(xml.oneOf),
        xml.exclusive.isBlank()
            ? List.of()
            : Stream.of(xml.exclusive.split(";", -1)).map(Catalog::words).toList(),
        words(xml.concise),
        words(xml.detail),
        (listing ? Stream.concat(own, Listing.PARAMETERS.stream()) : own).toList());
  }

  private static Parameter parameter(CatalogXml.ParameterXml xml) {
    return new Parameter(
        xml.name,
        xml.value,
        xml.needed,
        words(xml.values),
        xml.least,
        xml.most,
        xml.refused,
        xml.about);
  }

  private static List<String> words(String list) {
    return list.isBlank() ? List.of() : List.of(list.strip().split("\\s+", -1));
  }

  /** The grammar of a command, or null. */
  public @Nullable Grammar grammar(String command) {
    return grammars.get(command);
  }

  /** All commands, in the order of the file. */
  public Collection<Grammar> all() {
    return grammars.values();
  }
}
