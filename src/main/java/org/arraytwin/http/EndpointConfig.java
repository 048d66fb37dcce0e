package org.arraytwin.http;

import java.util.function.BooleanSupplier;
import org.arraytwin.wbem.ServerLimits;

/**
 * An endpoint to be opened.
 *
 * @param name for logs and as realm of the login
 * @param bind the address to listen on
 * @param port 0 for any free one
 * @param credentials who may use it
 * @param powered while false, connections are closed without any answer
 * @param limits what a client may cost
 */
public record EndpointConfig(
    String name,
    String bind,
    int port,
    Credentials credentials,
    BooleanSupplier powered,
    ServerLimits limits) {}
