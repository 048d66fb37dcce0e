package org.arraytwin.product.storwize.cli.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Fields;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Mapping;
import org.arraytwin.product.storwize.system.MappingGroup;
import org.arraytwin.product.storwize.system.Names;

/** FlashCopy mappings and their consistency groups. */
public final class FlashCopyListings {
  private static final int COMPLETE = 100;

  private FlashCopyListings() {}

  public static Map<String, Verb> all() {
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("lsfcmap", FlashCopyListings::mappings);
    verbs.put("lsfcmapprogress", FlashCopyListings::progress);
    verbs.put("lsfcmapdependentmaps", FlashCopyListings::dependents);
    verbs.put("lsfcconsistgrp", FlashCopyListings::groups);
    verbs.put("lsvdiskfcmappings", FlashCopyListings::ofVdisk);
    verbs.put("lsvdiskfcmapcopies", FlashCopyListings::copiesOfVdisk);
    verbs.put("lsvdiskdependentmaps", FlashCopyListings::dependentOnVdisk);
    verbs.put("lsrmvdiskdependentmaps", FlashCopyListings::keeping);
    verbs.put("lsfcmapcandidate", FlashCopyListings::candidates);
    return verbs;
  }

  private static void mappings(Call call) {
    if (call.arguments().object().isEmpty()) {
      call.list(call.cluster().mappings().stream().map(FlashCopyListings::fields).toList());
    } else {
      call.show(fields(mapping(call)), List.of());
    }
  }

  private static Mapping mapping(Call call) {
    return call.object(call.cluster()::mapping);
  }

  private static Fields fields(Mapping mapping) {
    Cluster cluster = mapping.in();
    Volume source = cluster.vdisk(mapping.copy().source());
    Volume target = cluster.vdisk(mapping.copy().target());
    MappingGroup group = mapping.group();
    Mapping partner = mapping.partner();
    return new Fields()
        .put("id", mapping.id())
        .put("name", mapping.name())
        .put("source_vdisk_id", source.id())
        .put("source_vdisk_name", source.name())
        .put("target_vdisk_id", target.id())
        .put("target_vdisk_name", target.name())
        .put("group_id", group == null ? "" : group.id())
        .put("group_name", group == null ? "" : group.name())
        .put("status", mapping.status())
        .put("progress", mapping.progress())
        .put("copy_rate", mapping.copyRate())
        .put("start_time", mapping.startTime())
        .put("dependent_mappings", mapping.dependents().size())
        .onOff("autodelete", mapping.copy().settings().autodelete())
        .put("clean_progress", mapping.cleanProgress())
        .put("clean_rate", mapping.cleanRate())
        .onOff("incremental", mapping.copy().settings().incremental())
        .put("difference", mapping.difference())
        .put("grain_size", mapping.grainSize())
        .put("IO_group_id", mapping.ioGroup())
        .put("IO_group_name", Names.ioGroup(mapping.ioGroup()))
        .put("partner_FC_id", partner == null ? "" : String.valueOf(partner.id()))
        .put("partner_FC_name", partner == null ? "" : partner.name())
        .yesNo("restoring", mapping.restoring())
        .yesNo("rc_controlled", mapping.controlled())
        .yesNo("keep_target", mapping.keepsTarget());
  }

  private static void progress(Call call) {
    Mapping mapping = mapping(call);
    call.list(List.of(new Fields().put("id", mapping.id()).put("progress", mapping.progress())));
  }

  private static void dependents(Call call) {
    call.list(named(mapping(call).dependents(), "fc_id", "fc_name"));
  }

  private static List<Fields> named(List<Mapping> mappings, String id, String name) {
    return mappings.stream().map(m -> new Fields().put(id, m.id()).put(name, m.name())).toList();
  }

  private static void groups(Call call) {
    if (call.arguments().object().isEmpty()) {
      call.list(call.cluster().groups().stream().map(FlashCopyListings::fields).toList());
      return;
    }
    MappingGroup group = call.object(call.cluster()::group);
    List<Fields> members = new ArrayList<>();
    for (Mapping member : group.members()) {
      members.add(
          new Fields().put("FC_mapping_id", member.id()).put("FC_mapping_name", member.name()));
    }
    call.show(fields(group), members);
  }

  private static Fields fields(MappingGroup group) {
    return new Fields()
        .put("id", group.id())
        .put("name", group.name())
        .put("status", group.status())
        .onOff("autodelete", group.autodelete())
        .put("start_time", group.startTime());
  }

  private static void ofVdisk(Call call) {
    Volume vdisk = call.object(call.cluster()::vdisk);
    call.list(named(call.cluster().touching(vdisk.id()), "id", "name"));
  }

  /** The mappings whose target holds all of a volume. */
  private static void copiesOfVdisk(Call call) {
    Volume vdisk = call.object(call.cluster()::vdisk);
    call.list(
        named(
            call.cluster().from(vdisk.id()).stream().filter(m -> m.progress() == COMPLETE).toList(),
            "id",
            "name"));
  }

  /** The mappings to be stopped before anything can be brought to a volume. */
  private static void dependentOnVdisk(Call call) {
    Volume vdisk = call.object(call.cluster()::vdisk);
    call.list(
        named(
            call.cluster().from(vdisk.id()).stream().filter(Mapping::active).toList(),
            "fc_id",
            "fc_name"));
  }

  /** The mappings to be stopped before a volume can go: those that are active and touch it. */
  private static void keeping(Call call) {
    Volume vdisk = call.object(call.cluster()::vdisk);
    call.list(
        named(
            call.cluster().touching(vdisk.id()).stream().filter(Mapping::active).toList(),
            "fc_id",
            "fc_name"));
  }

  /** The volumes that take part in fewer mappings than they may. */
  private static void candidates(Call call) {
    Cluster cluster = call.cluster();
    call.list(
        cluster
            .vdisks()
            .filter(v -> cluster.from(v.id()).size() < cluster.mappingsPerSource())
            .map(v -> new Fields().put("id", v.id()))
            .toJavaList());
  }
}
