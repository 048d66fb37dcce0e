package org.arraytwin.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.arraytwin.cim.mof.MofCheck;
import org.arraytwin.cim.mof.syntax.MofException;

/** Shows what a check of MOF files found. */
final class MofReport {
  private static final int SHOWN = 120;
  private static final int BEFORE = 80;

  private MofReport() {}

  /** For people: each error with its line and a caret below the place, then a summary. */
  static String text(MofCheck check) {
    StringBuilder out = new StringBuilder();
    for (MofException e : check.errors()) {
      out.append(place(e)).append(": ").append(e.problem());
      out.append("; expected ").append(e.expected()).append('\n');
      line(out, e);
    }
    return out.append(summary(check)).append('\n').toString();
  }

  private static String place(MofException e) {
    return e.file() + ':' + e.line() + ':' + e.column();
  }

  /** The part of the line around the place; tabs stay, so that the caret stands below it. */
  private static void line(StringBuilder out, MofException e) {
    String line = e.sourceLine();
    int at = e.offsetInLine();
    int from = at <= BEFORE ? 0 : at - BEFORE;
    int to = Math.min(line.length(), from + SHOWN);
    out.append("    ").append(from > 0 ? "..." : "");
    line.substring(from, to).chars().forEach(c -> out.append(visible((char) c)));
    out.append(to < line.length() ? "...\n    " : "\n    ").append(from > 0 ? "   " : "");
    for (int i = from; i < at; i++) {
      char c = line.charAt(i);
      if (!Character.isLowSurrogate(c)) {
        out.append(c == '\t' ? '\t' : ' ');
      }
    }
    out.append("^\n");
  }

  /** Control characters would move the cursor of whoever looks. */
  private static char visible(char c) {
    return (c < ' ' && c != '\t') || c == 0x7F ? '\u00B7' : c;
  }

  private static String summary(MofCheck check) {
    long files = check.errors().stream().map(MofException::file).distinct().count();
    String found =
        check.errors().isEmpty()
            ? "no errors"
            : (check.more() ? "more than " : "")
                + counted(check.errors().size(), "error")
                + " in "
                + counted(files, "file");
    return found
        + "; "
        + counted(check.qualifierTypes(), "qualifier type")
        + ", "
        + counted(check.classes(), "class")
        + ", "
        + counted(check.instances(), "instance");
  }

  private static String counted(long n, String what) {
    return n + " " + what + (n == 1 ? "" : what.endsWith("s") ? "es" : "s");
  }

  /** For programs. */
  static String json(MofCheck check) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    ArrayNode errors = out.putArray("errors");
    for (MofException e : check.errors()) {
      errors
          .addObject()
          .put("file", e.file())
          .put("line", e.line())
          .put("column", e.column())
          .put("problem", e.problem())
          .put("expected", e.expected())
          .put("source", e.sourceLine());
    }
    out.put("more", check.more());
    out.put("qualifierTypes", check.qualifierTypes());
    out.put("classes", check.classes());
    out.put("instances", check.instances());
    return out.toPrettyString() + '\n';
  }
}
