package org.arraytwin.fleet.site;

/**
 * What operators switch on and off in an array.
 *
 * @param replication whether it replicates to other arrays at all; while it does not, its peers
 *     hear nothing of it
 * @param replicationSinceMicros virtual time of the last change of that
 * @param cim its CIM server
 */
public record Services(boolean replication, long replicationSinceMicros, Cim cim) {
  /** As it leaves the factory, but for a CIM server that runs. */
  public static final Services USUAL = new Services(true, 0, Cim.USUAL);

  /**
   * A CIM server.
   *
   * @param active whether it runs
   * @param http whether it answers over HTTP
   * @param slp whether it lets itself be found
   * @param entities whether a peer's volumes that are out of reach are represented by entities
   */
  public record Cim(boolean active, boolean http, boolean slp, boolean entities) {
    public static final Cim USUAL = new Cim(true, true, true, true);

    /** Whether anything listens. */
    public boolean answers() {
      return active && http;
    }
  }

  public Services with(Cim newCim) {
    return new Services(replication, replicationSinceMicros, newCim);
  }
}
