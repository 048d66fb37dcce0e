package org.arraytwin.product.storwize.system;

import org.arraytwin.fleet.document.Write;

/** Where cards of one kind are filed. */
public enum Drawer {
  /** Hosts, by id. */
  HOST("host"),
  /** Volumes, by id. */
  VDISK("vdisk"),
  /** I/O groups, by id. */
  IO_GROUP("iogrp"),
  /** Events, by number. */
  EVENT("event"),
  /** FlashCopy mappings, by id. */
  MAPPING("fcmap"),
  /** FlashCopy consistency groups, by id. */
  MAPPING_GROUP("fcconsistgrp"),
  /** Remote copy relationships, by the id of their volume here. */
  RELATIONSHIP("rcrelationship"),
  /** Remote copy consistency groups, by id. */
  RELATIONSHIP_GROUP("rcconsistgrp"),
  /** Partnerships, by the id of the other system. */
  PARTNERSHIP("partnership");

  private final String word;

  Drawer(String word) {
    this.word = word;
  }

  String folder() {
    return "storwize/" + word;
  }

  public Write remove(String id) {
    return new Write.Remove(folder(), id);
  }
}
