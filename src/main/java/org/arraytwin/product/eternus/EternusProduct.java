package org.arraytwin.product.eternus;

import org.arraytwin.product.eternus.cim.EternusCim;
import org.arraytwin.product.eternus.cli.EternusCommandLine;
import org.arraytwin.product.eternus.session.StatusTable;
import org.arraytwin.profile.ArrayContext;
import org.arraytwin.profile.CommandLine;
import org.arraytwin.profile.Commands;
import org.arraytwin.profile.Product;
import org.arraytwin.profile.ProductSchemas;
import org.arraytwin.wbem.Model;

/** Fujitsu ETERNUS DX with Advanced Copy. */
public final class EternusProduct implements Product {
  private final ProductSchemas schemas = new ProductSchemas(EternusCim.INTEROP_CLASSES);

  @Override
  public String id() {
    return "eternus";
  }

  @Override
  public Model model(ArrayContext context) {
    StatusTable statuses = StatusTable.read(context.data(), context.config());
    return new EternusCim(context, statuses, schemas.of(context))
        .model(new Commands(context.fleet()::execute));
  }

  @Override
  public CommandLine commandLine(ArrayContext context) {
    return new EternusCommandLine(context);
  }
}
