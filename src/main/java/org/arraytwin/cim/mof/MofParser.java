package org.arraytwin.cim.mof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.QualifierType;
import org.jspecify.annotations.Nullable;

/** Reads a top file and everything it includes, and collects the declarations in order. */
final class MofParser {
  static final int MAX_INCLUDE_DEPTH = 32;
  static final long MAX_TOTAL_CHARS = 64L * 1024 * 1024;

  private final MofSource source;
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, QualifierType> qualifierTypes = new LinkedHashMap<>();
  private final Map<String, Declared.Clazz> classes = new LinkedHashMap<>();
  private final Map<String, Position> aliases = new HashMap<>();
  private final List<MofInstance> instances = new ArrayList<>();
  private long totalChars;

  MofParser(MofSource source) {
    this.source = source;
  }

  MofDeclarations parse(String top) {
    Position start = new Position(new SourceFile(top, ""), 0);
    file(IncludePath.resolve("", top, start), start);
    return new MofDeclarations(qualifierTypes, classes, instances);
  }

  private void file(String path, Position from) {
    if (open.contains(path)) {
      throw from.error("'" + path + "' includes itself", "no cycle of includes");
    }
    if (open.size() >= MAX_INCLUDE_DEPTH) {
      throw from.error(
          "includes are nested too deeply", "at most " + MAX_INCLUDE_DEPTH + " files deep");
    }
    if (!seen.add(path)) {
      return;
    }
    String text = read(path, from);
    totalChars += text.length();
    if (totalChars > MAX_TOTAL_CHARS) {
      throw from.error("too much MOF", "at most " + MAX_TOTAL_CHARS + " characters in all");
    }
    open.push(path);
    declarations(new TokenReader(new SourceFile(path, text)), path);
    open.pop();
  }

  private String read(String path, Position from) {
    @Nullable String text;
    try {
      text = source.read(path);
    } catch (CharacterCodingException e) {
      throw caused(from.error("'" + path + "' is not UTF-8", "UTF-8 text"), e);
    } catch (IOException | UncheckedIOException e) {
      String why = e.getMessage();
      throw caused(from.error("cannot read '" + path + "': " + why, "a readable file"), e);
    }
    if (text == null) {
      throw from.error("there is no file '" + path + "'", "a file inside the MOF folder");
    }
    return text;
  }

  private static MofException caused(MofException error, Exception cause) {
    error.initCause(cause);
    return error;
  }

  private void declarations(TokenReader tokens, String path) {
    QualifierParser qualifiers = new QualifierParser(tokens);
    ClassParser parser = new ClassParser(tokens, qualifiers);
    while (!tokens.atEnd()) {
      if (tokens.is(TokenKind.PRAGMA)) {
        pragma(tokens, path);
        continue;
      }
      List<Declared.Tag> tags = qualifiers.list();
      Position at = tokens.here();
      if (tokens.acceptWord("class")) {
        add(parser.clazz(tags));
      } else if (tokens.acceptWord("instance")) {
        add(parser.instance());
      } else if (tags.isEmpty() && tokens.acceptWord("qualifier")) {
        add(qualifiers.type(), at);
      } else {
        throw tokens.unexpected(
            tags.isEmpty()
                ? "a class, an instance, a qualifier type or #pragma"
                : "class or instance after the qualifiers");
      }
    }
  }

  private void pragma(TokenReader tokens, String path) {
    tokens.next();
    if (!tokens.isWord("include")) {
      tokens.skipLine();
      return;
    }
    tokens.next();
    tokens.expect('(', "'(' and the path to include");
    Position at = tokens.here();
    String written = tokens.string();
    if (!tokens.is(')')) {
      throw tokens.unexpected("')' after the path");
    }
    file(IncludePath.resolve(path, written, at), at);
    tokens.next();
  }

  private void add(Declared.Clazz c) {
    Declared.Clazz earlier = classes.putIfAbsent(Names.fold(c.name()), c);
    if (earlier != null) {
      throw c.at()
          .error("class " + c.name() + " is already declared at " + earlier.at(), "a new name");
    }
  }

  private void add(MofInstance instance) {
    String alias = instance.alias();
    Position earlier = alias == null ? null : aliases.putIfAbsent(Names.fold(alias), instance.at());
    if (earlier != null) {
      throw instance.at().error("alias $" + alias + " is already set at " + earlier, "a new alias");
    }
    instances.add(instance);
  }

  private void add(QualifierType type, Position at) {
    if (qualifierTypes.putIfAbsent(Names.fold(type.name()), type) != null) {
      throw at.error("qualifier type " + type.name() + " is already declared", "a new name");
    }
  }
}
