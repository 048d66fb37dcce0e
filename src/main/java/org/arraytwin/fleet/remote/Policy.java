package org.arraytwin.fleet.remote;

/** The policies that can be set, by the words of the command line without their no_ forms. */
public enum Policy {
  AUTO_RECOVER,
  OVER_PER_ALERT,
  FAIL_WRT_ON_ERR,
  AUTO_FAILOVER
}
