package org.arraytwin.product.eternus.cim.service;

/** CIM_StorageHardwareID.IDType, of what the boxes know. */
public final class HostIds {
  public static final long PORT_WWN = 2;
  public static final long ISCSI_NAME = 5;

  private HostIds() {}
}
