package org.arraytwin.cim.mof;

import java.util.ArrayDeque;
import java.util.Deque;

/** Include paths: relative to the including file, never above the folder given. */
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
}
