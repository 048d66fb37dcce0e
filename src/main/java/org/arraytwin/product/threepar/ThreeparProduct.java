package org.arraytwin.product.threepar;

import org.arraytwin.product.threepar.cim.ThreeparCim;
import org.arraytwin.product.threepar.cli.ThreeparCommandLine;
import org.arraytwin.product.threepar.copy.CopyDesk;
import org.arraytwin.profile.ArrayContext;
import org.arraytwin.profile.CommandLine;
import org.arraytwin.profile.Commands;
import org.arraytwin.profile.Product;
import org.arraytwin.profile.ProductSchemas;
import org.arraytwin.wbem.Model;

/** HP 3PAR InServ with InForm OS 3.1.1 and Remote Copy. */
public final class ThreeparProduct implements Product {
  private final ProductSchemas schemas = new ProductSchemas(ThreeparCim.INTEROP_CLASSES);

  @Override
  public String id() {
    return "threepar";
  }

  @Override
  public Model model(ArrayContext context) {
    ProductSchemas.Schema schema = schemas.of(context);
    return new ThreeparCim(
            CopyDesk.of(context),
            context.config(),
            context.protocol(),
            schema.implementation(),
            schema.interop())
        .model(new Commands(context.fleet()::execute));
  }

  @Override
  public CommandLine commandLine(ArrayContext context) {
    return new ThreeparCommandLine(context);
  }
}
