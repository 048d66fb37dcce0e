package org.arraytwin.profile;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.mof.MofCompiler;
import org.arraytwin.cim.mof.MofDeclarations;
import org.arraytwin.cim.mof.syntax.MofSource;

/** The classes of a product's two namespaces, compiled once for all arrays with the same files. */
public final class ProductSchemas {
  /** The classes of both namespaces. */
  public record Schema(ClassRepository implementation, ClassRepository interop) {}

  /** What classes are made from: the product's file, and classes of the user's in place of some. */
  private record Origin(Path top, ClassRepository own) {}

  private final List<String> interopClasses;
  private final Map<Origin, Schema> made = new HashMap<>();

  /**
   * @param interopClasses those that the interop namespace has; their superclasses come with them
   */
  public ProductSchemas(List<String> interopClasses) {
    this.interopClasses = List.copyOf(interopClasses);
  }

  /**
   * The classes of an array.
   *
   * @throws org.arraytwin.cim.mof.MofException where a file is wrong
   */
  public synchronized Schema of(ArrayContext context) {
    Origin origin = new Origin(context.mof().resolve(context.config().mof()), context.schema());
    return made.computeIfAbsent(origin, o -> compile(context));
  }

  private Schema compile(ArrayContext context) {
    MofDeclarations declarations =
        MofCompiler.parse(
            MofSource.folder(context.mof()), context.config().mof(), context.schema());
    return new Schema(declarations.repository(), declarations.repository(interopClasses));
  }
}
