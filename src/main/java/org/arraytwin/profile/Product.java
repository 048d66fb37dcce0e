package org.arraytwin.profile;

import org.arraytwin.wbem.Model;

/**
 * A product: everything peculiar to one make of array. Found by {@link java.util.ServiceLoader}.
 */
public interface Product {
  /** As fleet files name it, for example {@code threepar}. */
  String id();

  /** The CIM namespaces that one array of this product serves. */
  Model model(ArrayContext context);

  /** The command line that one array of this product speaks. */
  CommandLine commandLine(ArrayContext context);
}
