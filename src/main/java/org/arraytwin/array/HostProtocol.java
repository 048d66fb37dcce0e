package org.arraytwin.array;

/** How a host reaches an array. */
public enum HostProtocol {
  /** Fibre Channel: ports and initiators are named by WWNs of 16 hex digits. */
  FC,
  /** iSCSI: ports and initiators are named by iSCSI names. */
  ISCSI
}
