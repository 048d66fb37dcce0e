package org.arraytwin.product.storwize.cli.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.StorageArray;
import org.arraytwin.array.Volume;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Fields;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.remote.Partnership;
import org.arraytwin.product.storwize.remote.Relationship;
import org.arraytwin.product.storwize.remote.RelationshipGroup;
import org.arraytwin.product.storwize.remote.RemoteCopies;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.product.storwize.system.Trouble;
import org.jspecify.annotations.Nullable;

/** Remote copy relationships, their consistency groups, partnerships. */
public final class RemoteListings {
  private static final int PRIORITY = 50;

  private RemoteListings() {}

  public static Map<String, Verb> all() {
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("lsrcrelationship", RemoteListings::relationships);
    verbs.put("lsrcrelationshipprogress", RemoteListings::progress);
    verbs.put("lsrcrelationshipcandidate", RemoteListings::volumes);
    verbs.put("lsrcconsistgrp", RemoteListings::groups);
    verbs.put("lspartnership", RemoteListings::partnerships);
    verbs.put("lspartnershipcandidate", RemoteListings::candidates);
    return verbs;
  }

  private static RemoteCopies copies(Call call) {
    return RemoteCopies.of(call.cluster());
  }

  private static void relationships(Call call) {
    if (call.arguments().object().isEmpty()) {
      call.list(copies(call).relationships().stream().map(RemoteListings::fields).toList());
    } else {
      call.show(fields(call.object(copies(call)::relationship)), List.of());
    }
  }

  /** Volumes that a relationship may have: in no other, no change volumes, of the master's size. */
  private static void volumes(Call call) {
    String master = call.arguments().value("master");
    String aux = call.arguments().value("aux");
    Volume like = master.isEmpty() ? null : call.object(master, call.cluster()::vdisk);
    Cluster there = aux.isEmpty() ? call.cluster() : connected(call, aux);
    RemoteCopies taken = RemoteCopies.of(there);
    call.list(
        there
            .vdisks()
            .filter(v -> taken.ofVolume(v.id()) == null && !there.changeVolume(v.id()))
            .filter(v -> like == null || v.sizeBytes() == like.sizeBytes())
            .filter(v -> like == null || !aux.isEmpty() || v.id() != like.id())
            .map(v -> new Fields().put("id", v.id()).put("vdisk_name", v.name()))
            .toJavaList());
  }

  /** The system of a partner, which tells of its volumes only while the two are connected. */
  private static Cluster connected(Call call, String partner) {
    Cluster here = call.cluster();
    Cluster there = copies(call).system(call.object(partner, copies(call)::partner));
    if (!here.at().fleet().inTouch(here.array(), there.array())) {
      throw new Trouble("5975E");
    }
    return there;
  }

  private static Fields fields(Relationship one) {
    RelationshipGroup group = one.group();
    return new Fields()
        .put("id", one.id())
        .put("name", one.name())
        .put("master_cluster_id", one.masterClusterId())
        .put("master_cluster_name", one.masterClusterName())
        .put("master_vdisk_id", one.masterId())
        .put("master_vdisk_name", one.masterName())
        .put("aux_cluster_id", one.auxClusterId())
        .put("aux_cluster_name", one.auxClusterName())
        .put("aux_vdisk_id", one.auxId())
        .put("aux_vdisk_name", one.auxName())
        .put("primary", one.primary())
        .put("consistency_group_id", group == null ? "" : group.id())
        .put("consistency_group_name", group == null ? "" : group.name())
        .put("state", one.state())
        .put("bg_copy_priority", PRIORITY)
        .put("progress", one.progress())
        .put("freeze_time", one.freezeTime())
        .put("status", one.status())
        .put("sync", one.sync())
        .put("copy_type", one.copyType())
        .put("cycling_mode", one.cyclingMode())
        .put("cycle_period_seconds", one.cycleSeconds())
        .put("master_change_vdisk_id", id(one.changeVolume(true)))
        .put("master_change_vdisk_name", name(one.changeVolume(true)))
        .put("aux_change_vdisk_id", id(one.changeVolume(false)))
        .put("aux_change_vdisk_name", name(one.changeVolume(false)));
  }

  private static String id(@Nullable Volume volume) {
    return volume == null ? "" : String.valueOf(volume.id());
  }

  private static String name(@Nullable Volume volume) {
    return volume == null ? "" : volume.name();
  }

  private static void progress(Call call) {
    Relationship one = call.object(copies(call)::relationship);
    call.list(List.of(new Fields().put("id", one.id()).put("progress", one.percent())));
  }

  private static void groups(Call call) {
    if (call.arguments().object().isEmpty()) {
      call.list(copies(call).groups().stream().map(RemoteListings::fields).toList());
      return;
    }
    RelationshipGroup group = call.object(copies(call)::group);
    List<Fields> members = new ArrayList<>();
    for (Relationship member : group.members()) {
      members.add(new Fields().put("RC_rel_id", member.id()).put("RC_rel_name", member.name()));
    }
    call.show(fields(group), members);
  }

  private static Fields fields(RelationshipGroup group) {
    return new Fields()
        .put("id", group.id())
        .put("name", group.name())
        .put("master_cluster_id", group.masterClusterId())
        .put("master_cluster_name", group.masterClusterName())
        .put("aux_cluster_id", group.auxClusterId())
        .put("aux_cluster_name", group.auxClusterName())
        .put("primary", group.primary())
        .put("state", group.state())
        .put("relationship_count", group.members().size())
        .put("freeze_time", group.freezeTime())
        .put("status", group.status())
        .put("sync", group.sync())
        .put("copy_type", group.copyType())
        .put("cycling_mode", group.cyclingMode())
        .put("cycle_period_seconds", group.cycleSeconds());
  }

  private static void partnerships(Call call) {
    RemoteCopies copies = copies(call);
    List<Partnership> made =
        copies.partnerships().stream().filter(Partnership::configured).toList();
    String object = call.arguments().object();
    if (object.isEmpty()) {
      List<Fields> all = new ArrayList<>();
      all.add(local(call.cluster().site().array()));
      made.forEach(one -> all.add(fields(one)));
      call.list(all);
      return;
    }
    StorageArray here = call.cluster().site().array();
    if (object.equals(here.name()) || object.equalsIgnoreCase(Names.systemId(here))) {
      call.show(local(here), List.of());
      return;
    }
    Partnership found =
        call.object(
            text ->
                made.stream()
                    .filter(p -> p.system().name().equals(text) || p.id().equals(text))
                    .findFirst()
                    .orElse(null));
    call.show(fields(found), List.of());
  }

  private static Fields local(StorageArray array) {
    return system(array)
        .put("location", "local")
        .empty("partnership", "type", "link_bandwidth_mbits", "background_copy_rate");
  }

  private static Fields fields(Partnership one) {
    return system(one.system())
        .put("location", "remote")
        .put("partnership", one.state())
        .put("type", one.type())
        .put("link_bandwidth_mbits", one.linkMbits())
        .put("background_copy_rate", one.copyRate());
  }

  private static Fields system(StorageArray array) {
    return new Fields()
        .put("id", Names.systemId(array))
        .put("name", array.name())
        .put("code_level", array.osVersion())
        .put("cluster_ip", Names.address(array))
        .put("console_IP", Names.address(array))
        .empty("event_log_sequence");
  }

  /** The systems that can be seen and that this one has no half of a partnership with. */
  private static void candidates(Call call) {
    call.list(
        copies(call).partnerships().stream()
            .filter(p -> !p.configured() && p.visible())
            .map(
                p ->
                    new Fields()
                        .put("id", p.id())
                        .yesNo("configured", p.configuredThere())
                        .put("name", p.system().name()))
            .toList());
  }
}
