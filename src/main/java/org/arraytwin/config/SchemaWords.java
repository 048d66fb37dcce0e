package org.arraytwin.config;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What the elements of a schema may have, for people who wrote something else. */
final class SchemaWords {
  private static final String ELEMENT = "element";
  private static final String SIMPLE_TYPE = "simpleType";

  /** What types want, in words. */
  private static final Map<String, String> WANTED =
      Map.ofEntries(
          Map.entry("size", "a number and a unit, for example 512MiB, 100GiB or 16TiB"),
          Map.entry("name", "1 to 31 letters, digits, '.', '_' or '-'"),
          Map.entry(
              "names", "1 to 31 letters, digits, '.', '_' or '-', with %d where count is given"),
          Map.entry("port", "a port, 1 to 65535"),
          Map.entry("positive", "a whole number from 1 on"),
          Map.entry("period", "seconds, 0 or 300 to 31622400; of a Storwize 60 to 86400"),
          Map.entry("seconds", "seconds, 0 to 86400"),
          Map.entry("condition", "column=value, separated by single blanks"),
          Map.entry("length", "a length of time, for example 90s or 1h20m"),
          Map.entry("moment", "a time since the start, for example +20s or +1h5m"),
          Map.entry("title", "1 to 64 letters, digits, '.', '_' or '-'"),
          Map.entry("command", "a command, as ./arraytwin scenario words lists them"),
          Map.entry("shortText", "1 to 64 characters"),
          Map.entry("xs:string", "a text"),
          Map.entry("xs:boolean", "true or false"),
          Map.entry("xs:long", "a whole number"));

  private record Node(String kind, @Nullable String name) {}

  private final Deque<Node> open = new ArrayDeque<>();

  /** Of each element, or of each type that is called {@code :NAME}: attributes with their types. */
  private final Map<String, Map<String, String>> attributes = new HashMap<>();

  /** The named types of each element. */
  private final Map<String, List<String>> types = new HashMap<>();

  /** The values of each type that has a few. */
  private final Map<String, List<String>> values = new HashMap<>();

  /** The least and the greatest value of each type that has bounds. */
  private final Map<String, String> least = new HashMap<>();

  private final Map<String, String> greatest = new HashMap<>();

  private SchemaWords() {}

  static SchemaWords of(Path schema) {
    SchemaWords words = new SchemaWords();
    words.read(schema);
    return words;
  }

  /** What a value of a type is to be, or null where there are no words for it. */
  @Nullable String wanted(String type) {
    List<String> few = values.get(type);
    if (few != null) {
      return "one of " + String.join(", ", few);
    }
    String told = WANTED.get(type);
    return told == null && least.containsKey(type)
        ? least.get(type) + (greatest.containsKey(type) ? " to " + greatest.get(type) : " or more")
        : told;
  }

  /** The same of an attribute. */
  @Nullable String wanted(String element, String attribute) {
    String type = all(element).get(attribute);
    return type == null ? null : wanted(type);
  }

  /** That an element lacks an attribute. */
  String missing(String element, String attribute) {
    String wanted = wanted(element, attribute);
    return "attribute "
        + attribute
        + " of "
        + element
        + " is missing, expected "
        + (wanted == null ? "it" : wanted);
  }

  /** That an element has no such attribute. */
  String unknown(String element, String attribute) {
    Map<String, String> all = all(element);
    return element
        + " has no attribute "
        + attribute
        + ", expected "
        + (all.isEmpty() ? "none" : String.join(", ", all.keySet()));
  }

  /** That an attribute has a wrong value. */
  String wrong(String element, String attribute, String value, String why) {
    String wanted = wanted(element, attribute);
    return attribute
        + " '"
        + value
        + "' of "
        + element
        + " is wrong"
        + (wanted == null ? ": " + why : ", expected " + wanted);
  }

  private Map<String, String> all(String element) {
    Map<String, String> all = new LinkedHashMap<>(attributes.getOrDefault(element, Map.of()));
    for (String type : types.getOrDefault(element, List.of())) {
      all.putAll(attributes.getOrDefault(":" + type, Map.of()));
    }
    return all;
  }

  private void read(Path schema) {
    try {
      XMLStreamReader reader = GuardedReader.open(schema);
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          begin(schema, reader);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          open.pop();
        }
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the schema " + schema + " cannot be read", e);
    }
  }

  private void begin(Path schema, XMLStreamReader reader) {
    String kind = reader.getLocalName();
    String name = reader.getAttributeValue(null, "name");
    String type = reader.getAttributeValue(null, "type");
    open.push(new Node(kind, name));
    switch (kind) {
      case "include" -> {
        SchemaWords other =
            of(schema.resolveSibling(reader.getAttributeValue(null, "schemaLocation")));
        attributes.putAll(other.attributes);
        types.putAll(other.types);
        values.putAll(other.values);
        least.putAll(other.least);
        greatest.putAll(other.greatest);
      }
      case ELEMENT -> {
        if (name != null && type != null) {
          types.computeIfAbsent(name, n -> new ArrayList<>()).add(type);
        }
      }
      case "attribute" -> {
        if (name != null) {
          attributes
              .computeIfAbsent(owner(), o -> new LinkedHashMap<>())
              .put(name, type == null ? ofOwn(owner(), name) : type);
        }
      }
      case "enumeration" ->
          values
              .computeIfAbsent(valueType(), t -> new ArrayList<>())
              .add(reader.getAttributeValue(null, "value"));
      case "minInclusive" -> least.put(valueType(), reader.getAttributeValue(null, "value"));
      case "maxInclusive" -> greatest.put(valueType(), reader.getAttributeValue(null, "value"));
      default -> {}
    }
  }

  /** The element or the named type around an attribute. */
  private String owner() {
    for (Node node : open) {
      if (node.name() != null && node.kind().equals(ELEMENT)) {
        return node.name();
      }
      if (node.name() != null && node.kind().equals("complexType")) {
        return ":" + node.name();
      }
    }
    return "";
  }

  /** The named type around a value, or the one that an attribute has of its own. */
  private String valueType() {
    for (Node node : open) {
      if (node.name() != null && node.kind().equals(SIMPLE_TYPE)) {
        return node.name();
      }
      if (node.name() != null && node.kind().equals("attribute")) {
        return ofOwn(owner(), node.name());
      }
    }
    return "";
  }

  private static String ofOwn(String owner, String attribute) {
    return owner + "/" + attribute;
  }
}
