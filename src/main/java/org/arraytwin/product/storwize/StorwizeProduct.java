package org.arraytwin.product.storwize;

import org.arraytwin.product.storwize.cim.StorwizeCim;
import org.arraytwin.product.storwize.cli.StorwizeCommandLine;
import org.arraytwin.product.storwize.system.Desk;
import org.arraytwin.profile.ArrayContext;
import org.arraytwin.profile.CommandLine;
import org.arraytwin.profile.Commands;
import org.arraytwin.profile.Product;
import org.arraytwin.profile.ProductSchemas;
import org.arraytwin.wbem.Model;

/** IBM Storwize V7000 and SAN Volume Controller. */
public final class StorwizeProduct implements Product {
  private final ProductSchemas schemas = new ProductSchemas(StorwizeCim.INTEROP_CLASSES);

  @Override
  public String id() {
    return "storwize";
  }

  @Override
  public Model model(ArrayContext context) {
    return new StorwizeCim(context, Desk.of(context), schemas.of(context))
        .model(new Commands(context.fleet()::execute));
  }

  @Override
  public CommandLine commandLine(ArrayContext context) {
    return new StorwizeCommandLine(context);
  }
}
