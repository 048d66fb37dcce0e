package org.arraytwin.product.eternus.ccm;

import org.arraytwin.profile.CommandLine;
import org.arraytwin.profile.HostContext;
import org.arraytwin.profile.HostKind;

/** A management server with the Copy Control Module. */
public final class CcmHost implements HostKind {
  @Override
  public String id() {
    return "eternus-ccm";
  }

  @Override
  public CommandLine commandLine(HostContext context) {
    context
        .configs()
        .values()
        .forEach(
            config -> {
              if (!config.id().equals("eternus")) {
                throw new IllegalArgumentException(
                    "operates an array of product " + config.id() + ", expected eternus");
              }
            });
    return new CcmCommandLine(context);
  }
}
