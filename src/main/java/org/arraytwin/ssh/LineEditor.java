package org.arraytwin.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines from a terminal: echo, backspace, Ctrl-U, Ctrl-C, Ctrl-D, and the lines before with
 * the arrow keys. Without a terminal it neither echoes nor prompts twice.
 */
final class LineEditor {
  private static final int MAX_CHARS = 4096;
  private static final int MAX_HISTORY = 200;
  private static final int CTRL_D = 4;
  private static final int BACKSPACE = 8;
  private static final int CTRL_U = 21;
  private static final int ESCAPE = 27;
  private static final int DELETE = 127;

  private final Keyboard keyboard;
  private final OutputStream out;
  private final boolean terminal;
  private final List<String> history = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private int recalled;
  private boolean afterReturn;

  LineEditor(Keyboard keyboard, OutputStream out, boolean terminal) {
    this.keyboard = keyboard;
    this.out = out;
    this.terminal = terminal;
  }

  /** The next line without its end, or null where the client has left. */
  @Nullable String read(String prompt) throws IOException, InterruptedException {
    print(prompt);
    line.setLength(0);
    recalled = history.size();
    while (true) {
      int key = keyboard.read();
      boolean secondHalf = afterReturn && key == '\n';
      afterReturn = key == '\r';
      if (secondHalf) {
        continue;
      }
      if (key < 0 || (key == CTRL_D && line.isEmpty())) {
        echo("\r\n");
        return key < 0 && !line.isEmpty() ? line.toString() : null;
      }
      if (key == '\r' || key == '\n') {
        echo("\r\n");
        return entered();
      }
      if (key == Keyboard.CTRL_C) {
        echo("^C\r\n");
        return "";
      }
      edit(key);
    }
  }

  private String entered() {
    String text = line.toString();
    if (!text.isBlank() && (history.isEmpty() || !history.get(history.size() - 1).equals(text))) {
      history.add(text);
      if (history.size() > MAX_HISTORY) {
        history.remove(0);
      }
    }
    return text;
  }

  private void edit(int key) throws IOException, InterruptedException {
    if (key == BACKSPACE || key == DELETE) {
      erase(Math.min(1, line.length()));
    } else if (key == CTRL_U) {
      erase(line.length());
    } else if (key == ESCAPE) {
      arrow();
    } else if (key >= ' ') {
      type(key);
    }
  }

  private void type(int key) throws IOException, InterruptedException {
    String text = key < 128 ? Character.toString(key) : character(key);
    if (line.length() + text.length() > MAX_CHARS) {
      echo("\u0007");
      return;
    }
    line.append(text);
    echo(text);
  }

  /** A UTF-8 sequence by its first byte. */
  private String character(int first) throws InterruptedException {
    int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
    byte[] bytes = new byte[more + 1];
    bytes[0] = (byte) first;
    for (int i = 1; i <= more; i++) {
      bytes[i] = (byte) keyboard.read();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void arrow() throws IOException, InterruptedException {
    int kind = keyboard.read();
    if (kind != '[' && kind != 'O') {
      return;
    }
    int key = keyboard.read();
    while (key >= '0' && key <= ';') {
      key = keyboard.read();
    }
    if (key == 'A' && recalled > 0) {
      recall(recalled - 1);
    } else if (key == 'B' && recalled < history.size()) {
      recall(recalled + 1);
    }
  }

  private void recall(int position) throws IOException {
    recalled = position;
    erase(line.length());
    line.append(position < history.size() ? history.get(position) : "");
    echo(line.toString());
  }

  private void erase(int characters) throws IOException {
    line.setLength(line.length() - characters);
    echo("\b \b".repeat(characters));
  }

  private void echo(String text) throws IOException {
    if (terminal) {
      print(text);
    }
  }

  private void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
