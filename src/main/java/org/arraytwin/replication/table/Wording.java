package org.arraytwin.replication.table;

/**
 * What a product calls the sessions of a kind, and what it says of those that have stopped.
 *
 * @param session one of them
 * @param source the side that sends; empty where a half is known by its role
 * @param target the side that receives; empty with {@code source}
 * @param stopsHosts what would let hosts go on whose writes fail since the copy has
 * @param offline what would let hosts use the target
 * @param lost that the other array cannot be reached, with {@code {target}} for its name
 * @param overrun that the journal has no room left
 */
public record Wording(
    String session,
    String source,
    String target,
    String stopsHosts,
    String offline,
    String lost,
    String overrun) {
  /** In the engine's own words. */
  public static final Wording USUAL =
      new Wording(
          "group",
          "",
          "",
          "heal the link, or stop the group",
          "copy until it is consistent",
          "group stopped: its target has failed",
          "replication suspended: the journal has no room left");

  /** What a session of a name is called. */
  public String named(String name) {
    return session + " " + name;
  }

  /** That the other array cannot be reached. */
  public String lost(String other) {
    return lost.replace("{target}", other);
  }
}
