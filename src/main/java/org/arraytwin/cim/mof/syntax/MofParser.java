package org.arraytwin.cim.mof.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads files and everything they include, each once, and tells a listener what is declared. Where
 * the listener lets it, it goes on behind mistakes.
 */
public final class MofParser {
  static final int MAX_INCLUDE_DEPTH = 32;

  /** How many characters of classes and qualifier types are read in all. */
  static final long MAX_CHARS = 64L * 1024 * 1024;

  private final MofListener listener;
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private MofSource source = path -> null;
  private long chars;
  private boolean full;

  public MofParser(MofListener listener) {
    this.listener = listener;
  }

  /**
   * Reads a file of a source.
   *
   * @param top its path, which is taken as an include is
   */
  public void read(MofSource from, String top) {
    source = from;
    Position start = new Position(SourceFile.absent(from.label(top)), 0);
    try {
      file(IncludePath.resolve("", top, start), start);
    } catch (MofException e) {
      listener.problem(e);
    }
  }

  private void file(String path, Position from) {
    String label = source.label(path);
    if (open.contains(label)) {
      throw from.error("'" + path + "' includes itself", "no cycle of includes");
    }
    if (open.size() >= MAX_INCLUDE_DEPTH) {
      throw from.error(
          "includes are nested too deeply", "at most " + MAX_INCLUDE_DEPTH + " files deep");
    }
    if (!seen.add(label)) {
      return;
    }
    SourceFile file = opened(path, from);
    open.push(label);
    declarations(new TokenReader(file), path);
    open.pop();
  }

  private SourceFile opened(String path, Position from) {
    @Nullable SourceFile file;
    try {
      file = SourceFile.open(source, path, listener::problem);
    } catch (CharacterCodingException e) {
      throw caused(from.error("'" + path + "' is not UTF-8", "UTF-8 text"), e);
    } catch (IOException | UncheckedIOException e) {
      String why = e.getMessage();
      throw caused(from.error("cannot read '" + path + "': " + why, "a readable file"), e);
    }
    if (file == null) {
      throw from.error("there is no file '" + path + "'", "a file inside the MOF folder");
    }
    return file;
  }

  private static MofException caused(MofException error, Exception cause) {
    error.initCause(cause);
    return error;
  }

  private void declarations(TokenReader tokens, String path) {
    QualifierParser qualifiers = new QualifierParser(tokens);
    ClassParser classes = new ClassParser(tokens, qualifiers);
    InstanceParser instances = new InstanceParser(tokens, qualifiers);
    while (!tokens.atEnd() && !full) {
      tokens.mark();
      try {
        if (tokens.is(TokenKind.PRAGMA)) {
          pragma(tokens, path);
        } else {
          declaration(tokens, qualifiers, classes, instances);
        }
      } catch (MofException e) {
        tokens.report(e);
        tokens.skipDeclaration();
      }
    }
  }

  private void declaration(
      TokenReader tokens,
      QualifierParser qualifiers,
      ClassParser classes,
      InstanceParser instances) {
    int begin = tokens.offset();
    List<Declared.Tag> tags = qualifiers.list();
    Position at = tokens.here();
    if (tokens.acceptWord("class")) {
      Declared.Clazz declared = classes.clazz(tags);
      count(tokens.offset() - begin, at);
      listener.clazz(declared);
    } else if (tokens.acceptWord("instance")) {
      listener.instance(instances.instance());
    } else if (tags.isEmpty() && tokens.acceptWord("qualifier")) {
      Declared.QualifierKind declared = qualifiers.type(at);
      count(tokens.offset() - begin, at);
      listener.qualifierType(declared);
    } else {
      throw tokens.unexpected(
          tags.isEmpty()
              ? "a class, an instance, a qualifier type or #pragma"
              : "class or instance after the qualifiers");
    }
  }

  private void count(int read, Position at) {
    chars += read;
    if (chars > MAX_CHARS) {
      full = true;
      throw at.error("too much MOF", "at most " + MAX_CHARS + " characters of classes in all");
    }
  }

  private void pragma(TokenReader tokens, String path) {
    tokens.next();
    boolean include = tokens.isWord("include");
    if (!include && !tokens.isWord("namespace")) {
      tokens.skipLine();
      return;
    }
    tokens.next();
    tokens.expect('(', include ? "'(' and the path to include" : "'(' and the namespace");
    Position at = tokens.here();
    String written = tokens.string();
    if (!tokens.is(')')) {
      throw tokens.unexpected(include ? "')' after the path" : "')' after the namespace");
    }
    try {
      if (include) {
        file(IncludePath.resolve(path, written, at), at);
      } else {
        listener.namespace(IncludePath.namespace(written, at), at);
      }
    } catch (MofException e) {
      listener.problem(e);
    }
    tokens.next();
  }
}
