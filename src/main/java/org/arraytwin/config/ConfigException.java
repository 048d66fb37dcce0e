package org.arraytwin.config;

import java.nio.file.Path;

/** A configuration file that is wrong; the message is one line, {@code file:line:column: why}. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigException(Path file, int line, int column, String message) {
    super(file + ":" + line + ":" + column + ": " + message.replaceAll("\\s+", " ").strip());
  }

  public ConfigException(Path file, Located at, String message) {
    this(file, at.line, at.column, message);
  }

  public ConfigException(FleetPlan.Origin at, String message) {
    this(at.file(), at.line(), at.column(), message);
  }

  public ConfigException(Path file, String message) {
    super(file + ": " + message);
  }
}
