package org.arraytwin.array;

/**
 * A port by which hosts reach an array.
 *
 * @param id unique in the array, for example {@code CM00CA00P00}
 * @param protocol spoken there
 * @param name WWN or iSCSI name
 * @param address IP address, empty where the protocol has none
 */
public record HostPort(String id, HostProtocol protocol, String name, String address) {}
