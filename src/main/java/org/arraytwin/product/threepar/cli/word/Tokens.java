package org.arraytwin.product.threepar.cli.word;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line as the InForm shell (a Tcl one) does: blanks part tokens, double quotes, single
 * quotes and braces hold them together, a backslash takes the next character as it is, a semicolon
 * or a line end parts commands.
 */
public final class Tokens {
  /** Characters that one line may have. */
  public static final int MAX_LINE = 8192;

  private final String line;
  private final List<List<String>> commands = new ArrayList<>();
  private List<String> command = new ArrayList<>();
  private final StringBuilder token = new StringBuilder();
  private boolean open;

  private Tokens(String line) {
    this.line = line;
  }

  /**
   * The commands of a line, each as its tokens; empty commands are left out.
   *
   * @throws CommandError for an unclosed quote or a line that is too long
   */
  public static List<List<String>> split(String line) {
    if (line.length() > MAX_LINE) {
      throw new CommandError("the line is longer than " + MAX_LINE + " characters");
    }
    return new Tokens(line).commands();
  }

  private List<List<String>> commands() {
    int i = 0;
    while (i < line.length()) {
      char c = line.charAt(i);
      if (c == ';' || c == '\n' || c == '\r') {
        endCommand();
        i++;
      } else if (c <= ' ') {
        endToken();
        i++;
      } else if (c == '"' || c == '\'' || (c == '{' && !open)) {
        i = quoted(i, c == '{' ? '}' : c);
      } else if (c == '\\' && i + 1 < line.length()) {
        add(line.charAt(i + 1));
        i += 2;
      } else {
        add(c);
        i++;
      }
    }
    endCommand();
    return commands;
  }

  private int quoted(int start, char end) {
    open = true;
    int i = start + 1;
    while (i < line.length() && line.charAt(i) != end) {
      if (line.charAt(i) == '\\' && end == '"' && i + 1 < line.length()) {
        i++;
      }
      token.append(line.charAt(i));
      i++;
    }
    if (i >= line.length()) {
      throw new CommandError("missing " + end + " at the end of the line");
    }
    return i + 1;
  }

  private void add(char c) {
    open = true;
    token.append(c);
  }

  private void endToken() {
    if (open) {
      command.add(token.toString());
      token.setLength(0);
      open = false;
    }
  }

  private void endCommand() {
    endToken();
    if (!command.isEmpty()) {
      commands.add(command);
      command = new ArrayList<>();
    }
  }
}
