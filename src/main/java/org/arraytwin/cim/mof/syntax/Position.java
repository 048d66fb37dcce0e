package org.arraytwin.cim.mof.syntax;

/** Where something is declared; prints as {@code file:line:column}. */
public final class Position {
  private final SourceFile file;
  private final int offset;

  Position(SourceFile file, int offset) {
    this.file = file;
    this.offset = offset;
  }

  /** An error here, for whoever finds only later that the declaration is wrong. */
  public MofException error(String problem, String expected) {
    return file.error(offset, problem, expected);
  }

  @Override
  public String toString() {
    MofException here = error("", "");
    return here.file() + ':' + here.line() + ':' + here.column();
  }
}
