package org.arraytwin.profile;

/**
 * A kind of computer that stands beside arrays and operates them by a command line of its own: a
 * management server, or a mainframe. Found by {@link java.util.ServiceLoader}.
 */
public interface HostKind {
  /** As fleet files name it, for example {@code eternus-ccm}. */
  String id();

  /**
   * The command line of one such computer.
   *
   * @throws org.arraytwin.config.ConfigException where a unit or set of the fleet file is not one
   *     of such a computer; the message has its position
   * @throws IllegalArgumentException where the fleet file asks for what such a computer cannot be;
   *     the message says what would be right
   */
  CommandLine commandLine(HostContext context);
}
