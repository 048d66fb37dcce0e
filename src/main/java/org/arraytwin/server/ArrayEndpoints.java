package org.arraytwin.server;

/**
 * Where one array is reached.
 *
 * @param name the array's
 * @param product its product's id
 * @param namespace implementation namespace
 * @param interop interop namespace
 * @param http port of CIM-XML
 * @param ssh port of the command line
 */
public record ArrayEndpoints(
    String name, String product, String namespace, String interop, int http, int ssh) {}
