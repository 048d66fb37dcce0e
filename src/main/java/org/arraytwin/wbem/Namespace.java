package org.arraytwin.wbem;

import org.arraytwin.cim.ClassRepository;

/** A CIM namespace of one server: its classes and its instances at any moment. */
public interface Namespace {
  /** The name without leading slash, for example {@code root/tpd}. */
  String name();

  ClassRepository classes();

  /** The instances as of now. All answers of one {@link Instances} come from the same moment. */
  Instances open();
}
