package org.arraytwin.array;

/**
 * A controller node.
 *
 * @param id position in the array, from 0
 * @param name for example {@code 1000163-0}
 * @param address the address of its replication port, for example {@code 10.1.0.11}
 * @param port the replication port as node:slot:port
 */
public record Node(int id, String name, String address, String port) {}
