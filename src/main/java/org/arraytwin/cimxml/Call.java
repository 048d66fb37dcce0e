package org.arraytwin.cimxml;

import java.util.List;
import org.arraytwin.cim.ObjectPath;

/** One call of a request message. */
public sealed interface Call {
  /** The method name, spelt as the client spells it. */
  String name();

  List<Argument> arguments();

  /**
   * An operation of DSP0200.
   *
   * @param namespace without leading slash
   */
  record Intrinsic(String namespace, String name, List<Argument> arguments) implements Call {}

  /**
   * A method of a class.
   *
   * @param object a path with namespace; a class path for a static method
   */
  record Extrinsic(ObjectPath object, String name, List<Argument> arguments) implements Call {}
}
