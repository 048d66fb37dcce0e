package org.arraytwin.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages texts; the same chance gives the same damage. */
final class Mutation {
  private static final Pattern TOKEN =
      Pattern.compile("<[^<>]*>|\"[^\"]*\"|[A-Za-z_][A-Za-z_0-9]*|[0-9]+|[^\\sA-Za-z0-9]");

  /** Attribute values and texts, without their quotes and tags. */
  private static final Pattern VALUE =
      Pattern.compile("(?<==\")[^\"<>]*(?=\")|(?<=>)[^<>]*[^<>\\s][^<>]*(?=<)");

  private static final Pattern OPEN = Pattern.compile("<([A-Za-z.]+)[^<>]*>");
  private static final int LONGEST = 200_000;

  /** What parsers have stumbled over before. */
  private static final List<String> NASTY =
      List.of(
          "",
          "0",
          "-1",
          "1",
          "255",
          "256",
          "65536",
          "4294967296",
          "18446744073709551616",
          "-9223372036854775809",
          "1e400",
          "NaN",
          "0x",
          "NULL",
          "TRUE",
          "false",
          "''",
          "\"",
          "&amp;",
          "&lt;",
          "&#0;",
          "&#x1F0A1;",
          "&#xD800;",
          "&x;",
          "<![CDATA[]]>",
          "<!---->",
          "<?x?>",
          "<!DOCTYPE x>",
          "]]>",
          "\u0000",
          "\uFFFE",
          "\u0130\u0131",
          "e\u0301",
          "\r\n",
          "\t",
          "%",
          "%41",
          "_",
          "root/tpd",
          "/root//tpd/",
          "CIM_ManagedElement",
          "TPD_StorageVolume",
          "LIKE",
          "AND",
          "NOT",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "{1,2}",
          ".",
          ",",
          ";",
          ":",
          "::",
          "*",
          "=",
          "<>",
          "//",
          "/*",
          "\\",
          "\\x41",
          "#pragma",
          "REF",
          "class",
          "instance of",
          "[Key]",
          "20261120000000.000000+000",
          "00000000000000.000000:000",
          "********************.******:000");

  private final SplittableRandom chance;
  private final List<String> corpus;

  Mutation(SplittableRandom chance, List<String> corpus) {
    this.chance = chance;
    this.corpus = corpus;
  }

  /** One of the corpus with one to six damages; most remain well-formed and get far. */
  String next() {
    String text = pick(corpus);
    if (chance.nextInt(5) > 0 && text.startsWith("<?xml")) {
      for (int n = chance.nextInt(1, 4); n > 0; n--) {
        text = wellFormed(text);
      }
      return text.length() > LONGEST ? pick(corpus) : text;
    }
    for (int n = chance.nextInt(1, 7); n > 0; n--) {
      text = once(text);
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** Bytes that may not even be UTF-8. */
  byte[] bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && chance.nextInt(8) == 0) {
      bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
    }
    return bytes;
  }

  int below(int bound) {
    return chance.nextInt(bound);
  }

  private String once(String text) {
    return switch (chance.nextInt(10)) {
      case 0 -> cut(text);
      case 1 -> twice(text);
      case 2 -> text.substring(0, place(text)) + pick(NASTY) + text.substring(place(text));
      case 3 -> spliced(text);
      case 4 -> letter(text);
      case 5 -> nested(text);
      default -> token(text);
    };
  }

  /** Another value, or a whole element gone, repeated or from elsewhere. */
  private String wellFormed(String text) {
    if (chance.nextInt(3) > 0) {
      return another(VALUE, text, escaped(pick(NASTY)));
    }
    int[] element = element(text);
    String before = text.substring(0, element[0]);
    String self = text.substring(element[0], element[1]);
    String after = text.substring(element[1]);
    String other = pick(corpus);
    int[] foreign = element(other);
    return switch (chance.nextInt(4)) {
      case 0 -> before + after;
      case 1 -> before + self + self + after;
      case 2 -> before + self + other.substring(foreign[0], foreign[1]) + after;
      default -> before + other.substring(foreign[0], foreign[1]) + after;
    };
  }

  private static String escaped(String text) {
    return text.replaceAll("[<>\"\u0000\uFFFE]|&(?!amp;|lt;)", "");
  }

  /** Where an element inside the call begins and ends. */
  private int[] element(String text) {
    int body = Math.max(0, text.indexOf("METHODCALL NAME"));
    Matcher open = OPEN.matcher(text);
    if (!open.find(Math.min(text.length(), body + chance.nextInt(text.length() - body)))
        && !open.find(body)) {
      return new int[] {0, 0};
    }
    if (open.group().endsWith("/>")) {
      return new int[] {open.start(), open.end()};
    }
    Matcher tags =
        Pattern.compile("<(/?)" + Pattern.quote(open.group(1)) + "(?=[ >/])[^>]*?(/?)>")
            .matcher(text);
    int depth = 0;
    for (int at = open.start(); tags.find(at); at = tags.end()) {
      depth += tags.group(1).isEmpty() ? (tags.group(2).isEmpty() ? 1 : 0) : -1;
      if (depth == 0) {
        return new int[] {open.start(), tags.end()};
      }
    }
    return new int[] {open.start(), open.end()};
  }

  /** What stands in place of a match becomes what stands there elsewhere, or is nasty. */
  private String another(Pattern pattern, String text, String nasty) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find(place(text)) && !matcher.find(0)) {
      return text;
    }
    String from = chance.nextInt(2) == 0 ? text : pick(corpus);
    Matcher other = pattern.matcher(from);
    String with = chance.nextInt(2) > 0 && other.find(place(from)) ? other.group() : nasty;
    return text.substring(0, matcher.start()) + with + text.substring(matcher.end());
  }

  private String cut(String text) {
    int from = place(text);
    return text.substring(0, from) + text.substring(Math.min(text.length(), from + length()));
  }

  private String twice(String text) {
    int from = place(text);
    int to = Math.min(text.length(), from + length());
    return text.substring(0, to) + text.substring(from);
  }

  private String spliced(String text) {
    String other = pick(corpus);
    return text.substring(0, place(text)) + other.substring(place(other));
  }

  private String letter(String text) {
    int at = place(text);
    char c = (char) (chance.nextInt(4) == 0 ? chance.nextInt(0x10000) : 32 + chance.nextInt(95));
    return text.substring(0, at) + c + text.substring(Math.min(text.length(), at + 1));
  }

  /** A piece many times over, as deep or long as it gets. */
  private String nested(String text) {
    int from = place(text);
    int to = Math.min(text.length(), from + chance.nextInt(1, 40));
    return text.substring(0, from)
        + text.substring(from, to).repeat(chance.nextInt(2, 200))
        + text.substring(to);
  }

  /** One token becomes another: of this text, of another, or one that is nasty. */
  private String token(String text) {
    Matcher tokens = TOKEN.matcher(text);
    if (!tokens.find(place(text)) && !tokens.find(0)) {
      return text + pick(NASTY);
    }
    return text.substring(0, tokens.start()) + another(text) + text.substring(tokens.end());
  }

  private String another(String text) {
    String from = chance.nextInt(2) == 0 ? text : pick(corpus);
    Matcher tokens = TOKEN.matcher(from);
    return chance.nextInt(3) > 0 && tokens.find(place(from)) ? tokens.group() : pick(NASTY);
  }

  private String pick(List<String> of) {
    return of.get(chance.nextInt(of.size()));
  }

  private int place(String text) {
    return chance.nextInt(text.length() + 1);
  }

  private int length() {
    return chance.nextInt(chance.nextInt(5) == 0 ? 400 : 20);
  }
}
