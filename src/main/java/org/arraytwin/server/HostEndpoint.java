package org.arraytwin.server;

/**
 * Where one host beside the arrays is reached.
 *
 * @param name the host's
 * @param product the kind of host
 * @param ssh port of its command line
 */
public record HostEndpoint(String name, String product, int ssh) {}
