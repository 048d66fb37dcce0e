package org.arraytwin.product.storwize.cli.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Fields;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.remote.Relationship;
import org.arraytwin.product.storwize.remote.RelationshipGroup;
import org.arraytwin.product.storwize.remote.RemoteCopies;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.replication.TargetHalf;

/** Remote copy relationships, their consistency groups, partnerships. */
public final class RemoteListings {
  private static final int PRIORITY = 50;
  private static final int CYCLE = 300;

  private RemoteListings() {}

  public static Map<String, Verb> all() {
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("lsrcrelationship", RemoteListings::relationships);
    verbs.put("lsrcrelationshipprogress", RemoteListings::progress);
    verbs.put("lsrcconsistgrp", RemoteListings::groups);
    verbs.put("lspartnership", RemoteListings::partnerships);
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
        .put("cycle_period_seconds", CYCLE)
        .empty(
            "master_change_vdisk_id",
            "master_change_vdisk_name",
            "aux_change_vdisk_id",
            "aux_change_vdisk_name");
  }

  private static void progress(Call call) {
    Relationship one = call.object(copies(call)::relationship);
    call.list(List.of(new Fields().put("id", one.id()).put("progress", one.progress())));
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
        .put("cycle_period_seconds", CYCLE);
  }

  private static void partnerships(Call call) {
    Cluster cluster = call.cluster();
    List<Fields> all = new ArrayList<>();
    all.add(system(cluster.site()).put("location", "local").empty("partnership", "type"));
    for (TargetHalf partner : copies(call).partners()) {
      all.add(
          system(copies(call).other(partner))
              .put("location", "remote")
              .put("partnership", partner.ready() ? "fully_configured" : "not_present")
              .put("type", "fc"));
    }
    call.list(all);
  }

  private static Fields system(Site site) {
    StorageArray array = site.array();
    return new Fields()
        .put("id", Names.systemId(array))
        .put("name", array.name())
        .put("cluster_ip", array.nodes().isEmpty() ? "" : array.nodes().get(0).address())
        .empty("event_log_sequence");
  }
}
