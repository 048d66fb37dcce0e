package org.arraytwin.cim.mof.syntax;

import java.util.ArrayDeque;
import java.util.Deque;

/** What pragmas name: files relative to the including one, never above the folder; namespaces. */
final class IncludePath {
  private static final int MAX_LENGTH = 1024;

  private IncludePath() {}

  /** The path from the folder's root of what a file names. */
  static String resolve(String includingFile, String written, Position at) {
    boolean drive = written.length() > 1 && written.charAt(1) == ':';
    boolean odd = written.indexOf('\\') >= 0 || written.indexOf('\0') >= 0;
    if (written.isEmpty()
        || written.length() > MAX_LENGTH
        || written.startsWith("/")
        || drive
        || odd) {
      throw at.error("not an include path", "a relative path with '/' between names");
    }
    Deque<String> steps = new ArrayDeque<>();
    int slash = includingFile.lastIndexOf('/');
    String whole = slash < 0 ? written : includingFile.substring(0, slash + 1) + written;
    for (String step : whole.split("/", -1)) {
      if (step.equals("..")) {
        if (steps.pollLast() == null) {
          throw at.error("'" + written + "' leads outside the MOF folder", "a path inside it");
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }

  /** A namespace as {@code #pragma namespace} names it, without slashes at its ends. */
  static String namespace(String written, Position at) {
    String name = written.strip();
    while (name.startsWith("/")) {
      name = name.substring(1);
    }
    boolean odd = name.chars().anyMatch(c -> c <= ' ' || c == ':' || c == '.' || c == '"');
    if (written.startsWith("//") || name.isEmpty() || name.length() > MAX_LENGTH || odd) {
      throw at.error("'" + written + "' is not a local namespace", "a name such as root/cimv2");
    }
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }
}
