package org.arraytwin.config;

import java.util.List;
import java.util.Map;
import org.arraytwin.replication.Rules;

/**
 * One file of provider-config/products.
 *
 * @param id for example {@code threepar}
 * @param implementationNamespace for example {@code root/tpd}
 * @param interopNamespace for example {@code root/PG_InterOp}
 * @param interopAliases other names that the server answers to as its interop namespace
 * @param mof the top MOF file below mof/, for example {@code threepar.mof}
 * @param rules durations and switches the core needs
 * @param switches every switch of the file by name, for the product's own use
 * @param states the state table, first matching row first
 */
public record ProductConfig(
    String id,
    String implementationNamespace,
    String interopNamespace,
    List<String> interopAliases,
    String mof,
    Rules rules,
    Map<String, String> switches,
    List<StateRow> states) {

  /**
   * One row of a state table.
   *
   * @param when column to value; a column left out matches anything
   * @param copyState CopyState
   * @param syncState SyncState
   * @param progressStatus ProgressStatus
   * @param source manual and table, or the prose it comes from
   * @param certainty F found, I inferred, K known, as the facts mark it
   */
  public record StateRow(
      Map<String, String> when,
      int copyState,
      int syncState,
      int progressStatus,
      String source,
      String certainty) {
    public StateRow {
      when = Map.copyOf(when);
    }
  }

  /** Whether a switch between {@code supported} and {@code not-supported} is left on. */
  public boolean supports(String feature) {
    return !"not-supported".equals(switches.get(feature));
  }

  public ProductConfig {
    interopAliases = List.copyOf(interopAliases);
    switches = Map.copyOf(switches);
    states = List.copyOf(states);
  }
}
