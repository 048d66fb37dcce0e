package org.arraytwin.product.threepar;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.mof.MofCompiler;
import org.arraytwin.cim.mof.MofDeclarations;
import org.arraytwin.cim.mof.syntax.MofSource;
import org.arraytwin.product.threepar.cim.ThreeparCim;
import org.arraytwin.profile.ArrayContext;
import org.arraytwin.profile.CommandLine;
import org.arraytwin.profile.Commands;
import org.arraytwin.profile.Product;
import org.arraytwin.wbem.Model;

/** HP 3PAR InServ with InForm OS 3.1.1 and Remote Copy. */
public final class ThreeparProduct implements Product {
  /** The classes of both namespaces, shared by all arrays that use the same files. */
  private record Schema(ClassRepository implementation, ClassRepository interop) {}

  /** What classes are made from: the product's file, and classes of the user's in place of some. */
  private record Origin(Path top, ClassRepository own) {}

  private final Map<Origin, Schema> schemas = new HashMap<>();

  @Override
  public String id() {
    return "threepar";
  }

  @Override
  public Model model(ArrayContext context) {
    Schema schema = schema(context.mof(), context.config().mof(), context.schema());
    return new ThreeparCim(
            context.array(),
            context.fleet()::now,
            context.config(),
            context.protocol(),
            schema.implementation(),
            schema.interop())
        .model(new Commands(context.fleet()::execute));
  }

  @Override
  public CommandLine commandLine(ArrayContext context) {
    return new org.arraytwin.product.threepar.cli.ThreeparCommandLine(context);
  }

  private synchronized Schema schema(Path folder, String top, ClassRepository own) {
    return schemas.computeIfAbsent(
        new Origin(folder.resolve(top), own), origin -> compile(folder, top, own));
  }

  private static Schema compile(Path folder, String top, ClassRepository own) {
    MofDeclarations declarations = MofCompiler.parse(MofSource.folder(folder), top, own);
    return new Schema(
        declarations.repository(), declarations.repository(ThreeparCim.INTEROP_CLASSES));
  }
}
