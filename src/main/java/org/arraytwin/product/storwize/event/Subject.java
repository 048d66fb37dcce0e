package org.arraytwin.product.storwize.event;

import java.util.List;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.product.storwize.remote.Relationship;
import org.arraytwin.product.storwize.remote.RelationshipGroup;
import org.arraytwin.product.storwize.remote.RemoteCopies;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Mapping;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.replication.TargetHalf;

/**
 * What an event is about.
 *
 * @param type as listings have it
 * @param id as listings have it; empty where it is gone
 * @param name as listings have it
 * @param index by which the engine knows it, -1 where it knows it by name only
 * @param engine the engine's name of a relationship or group of them, else empty
 */
record Subject(String type, String id, String name, int index, String engine) {
  private static final String GROUP = "group ";
  private static final String COPY = "copy ";

  /**
   * What the engine's words mean here.
   *
   * @param alert object of an alert, for example {@code pool mdiskgrp0}
   */
  static Subject of(Cluster s, String alert) {
    int blank = alert.indexOf(' ');
    String kind = blank < 0 ? alert : alert.substring(0, blank);
    String rest = blank < 0 ? "" : alert.substring(blank + 1);
    return switch (kind) {
      case "controller" -> node(s, rest);
      case "I/O" -> ioGroup(after(GROUP, rest));
      case "pool" -> pool(s, rest);
      case "volume" -> volume(s, rest);
      case "target" -> target(s, rest);
      case "copy" -> mapping(s, rest);
      case "remote" -> relationship(s, after(COPY, rest));
      default -> new Subject("cluster", s.id(), s.site().name(), s.array(), "");
    };
  }

  private static String after(String word, String text) {
    return text.startsWith(word) ? text.substring(word.length()) : text;
  }

  private static Subject node(Cluster s, String position) {
    int index = Names.id(position);
    List<Node> nodes = s.site().array().nodes();
    String name = index >= 0 && index < nodes.size() ? nodes.get(index).name() : "";
    return new Subject("node", String.valueOf(index + 1), name, index, "");
  }

  private static Subject ioGroup(String number) {
    int index = Names.id(number);
    return new Subject("io_grp", number, Names.ioGroup(index), index, "");
  }

  private static Subject pool(Cluster s, String name) {
    Pool pool = s.site().pools().find(p -> p.name().equals(name)).getOrNull();
    return found("mdiskgrp", pool == null ? -1 : pool.id(), name);
  }

  private static Subject volume(Cluster s, String name) {
    Volume volume = s.site().volume(name);
    return found("vdisk", volume == null ? -1 : volume.id(), name);
  }

  private static Subject mapping(Cluster s, String name) {
    LocalCopy copy = s.site().local().copy(name);
    Mapping mapping = copy == null ? null : s.mapping(copy.id());
    return mapping == null
        ? found("flash_copy_map", -1, name)
        : found("flash_copy_map", mapping.id(), mapping.name());
  }

  private static Subject found(String type, int index, String name) {
    return new Subject(type, index < 0 ? "" : String.valueOf(index), name, index, "");
  }

  private static Subject target(Cluster s, String name) {
    TargetHalf target = s.site().target(name);
    String id = target == null ? "" : Names.systemId(s.at().fleet().site(target.peer()).array());
    return new Subject("remote_cluster", id, name, target == null ? -1 : target.peer(), "");
  }

  private static Subject relationship(Cluster s, String engine) {
    RemoteCopies copies = RemoteCopies.of(s);
    for (RelationshipGroup group : copies.groups()) {
      if (group.isEngine(engine)) {
        return new Subject("remote_copy_group", group.id(), group.name(), -1, engine);
      }
    }
    for (Relationship one : copies.relationships()) {
      if (one.half().name().equals(engine)) {
        return new Subject("remote_copy", String.valueOf(one.id()), one.name(), one.id(), engine);
      }
    }
    return new Subject("remote_copy", "", engine, -1, engine);
  }

  /** Whether the volume or mapping that was meant is no more, or has another name. */
  boolean gone() {
    return index < 0;
  }

  /** Whether a relationship is meant, or belongs to the group that is. */
  boolean names(Relationship one) {
    return one.half().name().equals(engine);
  }
}
