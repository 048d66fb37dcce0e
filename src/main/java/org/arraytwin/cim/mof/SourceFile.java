package org.arraytwin.cim.mof;

/** One MOF text; lines and columns are counted only when an error needs them. */
final class SourceFile {
  private final String name;
  private final char[] text;

  SourceFile(String name, String text) {
    this.name = name;
    this.text = text.toCharArray();
  }

  String name() {
    return name;
  }

  char[] text() {
    return text;
  }

  MofException error(int offset, String problem, String expected) {
    int at = Math.min(offset, text.length);
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < at; i++) {
      if (text[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    int lineEnd = lineStart;
    while (lineEnd < text.length && text[lineEnd] != '\n' && text[lineEnd] != '\r') {
      lineEnd++;
    }
    String sourceLine = new String(text, lineStart, lineEnd - lineStart);
    return new MofException(name, line, at - lineStart + 1, sourceLine, problem, expected);
  }
}
