package org.arraytwin.product.storwize.cim;

import java.util.List;

/**
 * A state in the numbers of CIM_ManagedSystemElement.
 *
 * @param operationalStatus OperationalStatus, most important first
 * @param healthState HealthState
 * @param enabledState EnabledState
 */
record Health(List<Long> operationalStatus, long healthState, long enabledState) {
  private static final Health OK = new Health(List.of(2L), 5, 2);
  private static final Health STOPPED = new Health(List.of(10L), 25, 3);

  static Health of(boolean online) {
    return online ? OK : STOPPED;
  }
}
