package org.arraytwin.cim.mof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What MOF texts say, read a second time without a line of the compiler: regular expressions cut
 * tokens, and what a class inherits is put together from the texts as plainly as can be.
 */
final class NaiveSchema {
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n]*|/\\*.*?\\*/|#pragma[^\\n]*|\"(?:[^\"\\\\]|\\\\.)*\"|[A-Za-z_][A-Za-z0-9_]*"
              + "|[-+]?[0-9][0-9A-Za-z.]*|[\\[\\]{}(),;:=]",
          Pattern.DOTALL);

  /** A property, method, parameter or class as far as its own text goes. */
  static final class Item {
    String name = "";
    String type = "";
    String target = "";
    boolean array;
    String initial = "null";
    String origin = "";
    String above = "";
    final Map<String, String> qualifiers = new LinkedHashMap<>();
    final Map<String, Item> parameters = new LinkedHashMap<>();
    final Map<String, Item> properties = new LinkedHashMap<>();
    final Map<String, Item> methods = new LinkedHashMap<>();
  }

  private final Map<String, Item> classes = new LinkedHashMap<>();
  private final Set<String> restricted = new LinkedHashSet<>();
  private List<String> tokens = List.of();
  private int at;

  void read(String text) {
    tokens = new ArrayList<>();
    at = 0;
    Matcher m = TOKEN.matcher(text);
    while (m.find()) {
      String token = m.group();
      if (!token.startsWith("//") && !token.startsWith("/*") && !token.startsWith("#")) {
        tokens.add(token);
      }
    }
    while (at < tokens.size()) {
      Map<String, String> qualifiers = qualifiers();
      if (word().equals("qualifier")) {
        qualifierType();
      } else {
        at++;
        clazz(qualifiers);
      }
    }
  }

  Collection<Item> classes() {
    return classes.values();
  }

  private String word() {
    return fold(tokens.get(at));
  }

  private static String fold(String s) {
    return s.toLowerCase(Locale.ROOT);
  }

  private boolean take(String token) {
    boolean found = at < tokens.size() && tokens.get(at).equals(token);
    at += found ? 1 : 0;
    return found;
  }

  private void qualifierType() {
    String name = fold(tokens.get(at + 1));
    int from = at;
    while (!take(";")) {
      at++;
    }
    if (tokens.subList(from, at).stream().anyMatch(t -> fold(t).equals("restricted"))) {
      restricted.add(name);
    }
  }

  private Map<String, String> qualifiers() {
    Map<String, String> found = new LinkedHashMap<>();
    if (!take("[")) {
      return found;
    }
    while (!take("]")) {
      String name = fold(tokens.get(at++));
      String value = "true";
      if (take("(")) {
        value = value();
        take(")");
      } else if (tokens.get(at).equals("{")) {
        value = value();
      }
      found.put(name, value);
      take(",");
    }
    return found;
  }

  private String value() {
    if (take("{")) {
      List<String> values = new ArrayList<>();
      while (!take("}")) {
        values.add(value());
        take(",");
      }
      return values.toString();
    }
    if (!tokens.get(at).startsWith("\"")) {
      String plain = fold(tokens.get(at++));
      return plain.matches("0x[0-9a-f]+")
          ? String.valueOf(Long.parseLong(plain.substring(2), 16))
          : plain;
    }
    StringBuilder all = new StringBuilder();
    while (tokens.get(at).startsWith("\"")) {
      String quoted = tokens.get(at++);
      all.append(unescaped(quoted.substring(1, quoted.length() - 1)));
    }
    return all.toString();
  }

  private static String unescaped(String s) {
    return Pattern.compile("\\\\(x[0-9A-Fa-f]{1,4}|.)")
        .matcher(s)
        .replaceAll(
            m -> {
              String code = m.group(1);
              String plain =
                  switch (code.charAt(0)) {
                    case 'n' -> "\n";
                    case 'r' -> "\r";
                    case 't' -> "\t";
                    case 'x' -> String.valueOf((char) Integer.parseInt(code.substring(1), 16));
                    default -> code;
                  };
              return Matcher.quoteReplacement(plain);
            });
  }

  private void clazz(Map<String, String> qualifiers) {
    Item c = new Item();
    c.name = tokens.get(at++);
    c.above = take(":") ? tokens.get(at++) : "";
    c.qualifiers.putAll(qualifiers);
    take("{");
    while (!take("}")) {
      Item feature = typed();
      feature.origin = c.name;
      if (take("(")) {
        while (!take(")")) {
          Item parameter = typed();
          feature.parameters.put(fold(parameter.name), parameter);
          take(",");
        }
        c.methods.put(fold(feature.name), feature);
      } else {
        feature.initial = take("=") ? value() : "null";
        c.properties.put(fold(feature.name), feature);
      }
      take(";");
    }
    take(";");
    classes.put(fold(c.name), c);
  }

  private Item typed() {
    Item item = new Item();
    item.qualifiers.putAll(qualifiers());
    String type = tokens.get(at++);
    if (fold(tokens.get(at)).equals("ref")) {
      at++;
      item.target = type;
      item.type = "reference";
    } else {
      item.type = fold(type);
    }
    item.name = tokens.get(at++);
    item.array = take("[");
    if (item.array && !take("]")) {
      at += 2;
    }
    return item;
  }

  /** A class with all it inherits. */
  Item whole(Item own) {
    Item above = own.above.isEmpty() ? new Item() : whole(classes.get(fold(own.above)));
    Item all = new Item();
    all.name = own.name;
    all.above = own.above;
    all.qualifiers.putAll(passed(above.qualifiers, own.qualifiers));
    merge(above.properties, own.properties, all.properties);
    merge(above.methods, own.methods, all.methods);
    return all;
  }

  private void merge(Map<String, Item> above, Map<String, Item> own, Map<String, Item> all) {
    all.putAll(above);
    all.replaceAll((name, item) -> copy(item, item, item.qualifiers, Map.of()));
    own.forEach(
        (name, item) -> {
          Item from = above.get(name);
          Map<String, String> inherited = from == null ? Map.of() : from.qualifiers;
          Item whole = copy(item, from == null ? item : from, inherited, item.qualifiers);
          if (from != null && item.initial.equals("null")) {
            whole.initial = from.initial;
          }
          all.put(name, whole);
        });
  }

  private Item copy(
      Item item, Item origin, Map<String, String> inherited, Map<String, String> own) {
    Item copy = new Item();
    copy.name = item.name;
    copy.type = item.type;
    copy.target = item.target;
    copy.array = item.array;
    copy.initial = item.initial;
    copy.origin = origin.origin;
    copy.qualifiers.putAll(passed(inherited, own));
    item.parameters.forEach(
        (name, p) -> {
          Item above = origin == item ? null : origin.parameters.get(name);
          Map<String, String> from = above == null ? Map.of() : above.qualifiers;
          copy.parameters.put(name, copy(p, p, from, p.qualifiers));
        });
    return copy;
  }

  private Map<String, String> passed(Map<String, String> inherited, Map<String, String> own) {
    Map<String, String> all = new LinkedHashMap<>(own);
    inherited.forEach(
        (name, value) -> {
          if (!restricted.contains(name)) {
            all.putIfAbsent(name, value);
          }
        });
    return all;
  }
}
