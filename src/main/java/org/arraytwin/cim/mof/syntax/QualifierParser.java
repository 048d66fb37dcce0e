package org.arraytwin.cim.mof.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Flavor;

/** Parses qualifier lists and qualifier type declarations. */
final class QualifierParser {
  private static final List<String> SCOPES =
      List.of(
          "class",
          "association",
          "indication",
          "property",
          "reference",
          "method",
          "parameter",
          "any",
          "schema",
          "qualifier");
  private static final List<String> FLAVORS =
      List.of("enableoverride", "disableoverride", "restricted", "tosubclass", "translatable");

  private final TokenReader tokens;

  QualifierParser(TokenReader tokens) {
    this.tokens = tokens;
  }

  /** A list in brackets; empty where none begins here. A damaged one ends where it can. */
  List<Declared.Tag> list() {
    if (!tokens.accept('[')) {
      return List.of();
    }
    List<Declared.Tag> tags = new ArrayList<>();
    try {
      do {
        tags.add(tag());
      } while (tokens.accept(','));
      tokens.expect(']', "',' or ']' after a qualifier");
    } catch (MofException e) {
      tokens.report(e);
      tokens.skipList();
    }
    return tags;
  }

  private Declared.Tag tag() {
    Position at = tokens.here();
    String name = tokens.name("a qualifier name");
    Literal value = null;
    if (tokens.accept('(')) {
      value = tokens.value();
      tokens.expect(')', "')' after the qualifier value");
    } else if (tokens.is('{')) {
      value = tokens.value();
    }
    List<String> flavors = List.of();
    if (tokens.accept(':')) {
      flavors = new ArrayList<>();
      do {
        flavors.add(word(FLAVORS, "flavor"));
      } while (tokens.is(TokenKind.IDENTIFIER));
    }
    return new Declared.Tag(name, value, flavors, at);
  }

  /** {@code Name : type[] = default, Scope(...), Flavor(...);} behind the word Qualifier. */
  Declared.QualifierKind type(Position at) {
    String name = tokens.name("the name of the qualifier type");
    tokens.expect(':', "':' and the type");
    Position typeAt = tokens.here();
    String typeName = tokens.name("a type such as string or boolean");
    CimType type =
        CimType.named(typeName)
            .filter(t -> t != CimType.REFERENCE)
            .orElseThrow(() -> typeAt.error("unknown type '" + typeName + "'", "a CIM type"));
    boolean array = tokens.accept('[');
    if (array && !tokens.accept(']')) {
      tokens.arraySize();
      tokens.expect(']', "']'");
    }
    Literal initial = tokens.accept('=') ? tokens.value() : null;
    List<String> scopes = List.of("any");
    Flavor flavor = Flavor.DEFAULT;
    while (tokens.accept(',')) {
      if (tokens.acceptWord("scope")) {
        scopes = words(SCOPES, "scope");
      } else if (tokens.acceptWord("flavor")) {
        flavor = Flavors.applied(flavor, words(FLAVORS, "flavor"));
      } else {
        throw tokens.unexpected("Scope(...) or Flavor(...)");
      }
    }
    tokens.end("',' or ';'");
    return new Declared.QualifierKind(name, type, array, initial, List.copyOf(scopes), flavor, at);
  }

  private List<String> words(List<String> known, String what) {
    tokens.expect('(', "'(' and a " + what);
    List<String> words = new ArrayList<>();
    do {
      words.add(word(known, what));
    } while (tokens.accept(','));
    tokens.expect(')', "',' or ')' after a " + what);
    return words;
  }

  private String word(List<String> known, String what) {
    Position at = tokens.here();
    String written = tokens.name("a " + what);
    String word = written.toLowerCase(Locale.ROOT);
    if (!known.contains(word)) {
      throw at.error("unknown " + what + " '" + written + "'", String.join(", ", known));
    }
    return word;
  }
}
