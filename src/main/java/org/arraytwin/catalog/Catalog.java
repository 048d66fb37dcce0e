package org.arraytwin.catalog;

import static org.arraytwin.catalog.Form.Giver.FAULT;
import static org.arraytwin.catalog.Form.Giver.HOST;
import static org.arraytwin.catalog.Form.Giver.OPERATOR;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.copy.CreateCopy;
import org.arraytwin.fleet.copy.OperateTogether;
import org.arraytwin.fleet.copy.PlaceBitmaps;
import org.arraytwin.fleet.copy.SetCopy;
import org.arraytwin.fleet.fault.AnswerNext;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.CutOneWay;
import org.arraytwin.fleet.fault.DelayLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.fleet.fault.FlapLink;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostRead;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.fleet.fault.parts.FailController;
import org.arraytwin.fleet.fault.parts.FailDisk;
import org.arraytwin.fleet.fault.parts.FailFlush;
import org.arraytwin.fleet.fault.parts.GrowPool;
import org.arraytwin.fleet.fault.parts.LoseCache;
import org.arraytwin.fleet.fault.parts.LoseMetadata;
import org.arraytwin.fleet.fault.parts.PoolOffline;
import org.arraytwin.fleet.fault.parts.PoolOnline;
import org.arraytwin.fleet.fault.parts.RenewPool;
import org.arraytwin.fleet.fault.parts.ReplaceDisk;
import org.arraytwin.fleet.fault.parts.RestoreController;
import org.arraytwin.fleet.fault.parts.ReturnMetadata;
import org.arraytwin.fleet.fault.parts.SetCache;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.masking.AddInitiator;
import org.arraytwin.fleet.masking.ExposePaths;
import org.arraytwin.fleet.masking.HidePaths;
import org.arraytwin.fleet.masking.RemoveInitiator;
import org.arraytwin.fleet.peer.RenameTarget;
import org.arraytwin.fleet.peer.UseLink;
import org.arraytwin.fleet.remote.AdmitTarget;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.remote.CreateMirror;
import org.arraytwin.fleet.remote.DismissVolume;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.fleet.remote.GrantTarget;
import org.arraytwin.fleet.remote.OverrideFailsafe;
import org.arraytwin.fleet.remote.Recover;
import org.arraytwin.fleet.remote.RemoveGroup;
import org.arraytwin.fleet.remote.Restore;
import org.arraytwin.fleet.remote.Reverse;
import org.arraytwin.fleet.remote.SetCycle;
import org.arraytwin.fleet.remote.SetMirror;
import org.arraytwin.fleet.remote.SetMode;
import org.arraytwin.fleet.remote.SetPeriod;
import org.arraytwin.fleet.remote.SetPolicy;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.remote.SyncGroup;
import org.arraytwin.fleet.service.SwitchCim;
import org.arraytwin.fleet.service.SwitchReplication;
import org.arraytwin.fleet.session.MovePair;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.setup.AttachHost;
import org.arraytwin.fleet.setup.AttachWorkload;
import org.arraytwin.fleet.volume.CreateVolume;
import org.arraytwin.fleet.volume.GrowVolume;
import org.arraytwin.fleet.volume.Overwrite;
import org.arraytwin.fleet.volume.RemoveVolume;
import org.arraytwin.fleet.volume.RenameVolume;
import org.arraytwin.fleet.volume.TakeRetained;
import org.jspecify.annotations.Nullable;

/** Every command that somebody outside may give, by name: one row each. */
public final class Catalog {
  private static final List<Form> ROWS =
      List.of(
          Form.of("cut-link", FAULT, CutLink.class),
          Form.of("heal-link", FAULT, HealLink.class),
          Form.of("slow-link", FAULT, SlowLink.class),
          Form.of("cut-one-way", FAULT, CutOneWay.class),
          Form.of("delay-link", FAULT, DelayLink.class),
          Form.of("flap-link", FAULT, FlapLink.class),
          Form.of("fail-array", FAULT, FailArray.class),
          Form.of("restore-array", FAULT, RestoreArray.class),
          Form.of("fail-next", FAULT, FailNext.class).renamed("percent", "at").optional("at", "50"),
          Form.of("answer-next", FAULT, AnswerNext.class).optional("times", "1"),
          Form.of("fail-controller", FAULT, FailController.class),
          Form.of("restore-controller", FAULT, RestoreController.class),
          Form.of("fail-disk", FAULT, FailDisk.class),
          Form.of("replace-disk", FAULT, ReplaceDisk.class),
          Form.of("pool-offline", FAULT, PoolOffline.class),
          Form.of("pool-online", FAULT, PoolOnline.class),
          Form.of("renew-pool", FAULT, RenewPool.class),
          Form.of("lose-metadata", FAULT, LoseMetadata.class),
          Form.of("return-metadata", FAULT, ReturnMetadata.class),
          Form.of("lose-cache", FAULT, LoseCache.class),
          Form.of("set-cache", FAULT, SetCache.class),
          Form.of("fail-flush", FAULT, FailFlush.class),
          Form.of("grow-pool", FAULT, GrowPool.class),
          Form.of("volume-condition", FAULT, VolumeCondition.class).optional("sense", ""),
          Form.of("host-write", HOST, HostWrite.class),
          Form.of("host-read", HOST, HostRead.class),
          load(Form.of("attach-workload", HOST, AttachWorkload.class)),
          load(Form.of("attach-host", HOST, AttachHost.class)),
          Form.of("create-group", OPERATOR, CreateGroup.class),
          Form.of("create-mirror", OPERATOR, CreateMirror.class)
              .optional("kind", "reference-mirror")
              .optional("buffer", "64MiB")
              .optional("skew", "64MiB")
              .optional("set", "1s"),
          Form.of("set-mirror", OPERATOR, SetMirror.class)
              .optional("buffer", Long.toString(SetMirror.AS_IT_IS))
              .optional("skew", Long.toString(SetMirror.AS_IT_IS))
              .optional("set", Span.print(SetMirror.AS_IT_IS)),
          Form.of("move-pair", OPERATOR, MovePair.class),
          Form.of("set-cycle", OPERATOR, SetCycle.class),
          Form.of("place-bitmaps", OPERATOR, PlaceBitmaps.class),
          Form.of("grant-target", OPERATOR, GrantTarget.class)
              .optional("copy", Long.toString(Long.MAX_VALUE)),
          Form.of("rename-target", OPERATOR, RenameTarget.class),
          Form.of("use-link", OPERATOR, UseLink.class),
          Form.of("admit-target", OPERATOR, AdmitTarget.class),
          Form.of("admit-volume", OPERATOR, AdmitVolume.class),
          Form.of("dismiss-volume", OPERATOR, DismissVolume.class),
          Form.of("remove-group", OPERATOR, RemoveGroup.class),
          Form.of("start-group", OPERATOR, StartGroup.class),
          Form.of("stop-group", OPERATOR, StopGroup.class),
          Form.of("sync-group", OPERATOR, SyncGroup.class),
          Form.of("failover", OPERATOR, Failover.class).optional("discard", "false"),
          Form.of("override-failsafe", OPERATOR, OverrideFailsafe.class),
          Form.of("recover", OPERATOR, Recover.class),
          Form.of("restore", OPERATOR, Restore.class),
          Form.of("reverse", OPERATOR, Reverse.class),
          Form.of("set-mode", OPERATOR, SetMode.class),
          Form.of("set-period", OPERATOR, SetPeriod.class),
          Form.of("set-policy", OPERATOR, SetPolicy.class),
          Form.of("switch-replication", OPERATOR, SwitchReplication.class),
          Form.of("switch-cim", OPERATOR, SwitchCim.class),
          Form.of("rename-volume", OPERATOR, RenameVolume.class),
          Form.of("create-volume", OPERATOR, CreateVolume.class).optional("wwn", ""),
          Form.of("remove-volume", OPERATOR, RemoveVolume.class),
          Form.of("grow-volume", OPERATOR, GrowVolume.class),
          Form.of("add-initiator", OPERATOR, AddInitiator.class),
          Form.of("remove-initiator", OPERATOR, RemoveInitiator.class),
          Form.of("expose-paths", OPERATOR, ExposePaths.class).optional("group", "-1"),
          Form.of("hide-paths", OPERATOR, HidePaths.class),
          Form.of("create-copy", OPERATOR, CreateCopy.class)
              .optional("pool", "")
              .optional("group", "")
              .optional("rate", "0")
              .optional("clean", "0")
              .optional("grain", "0")
              .optional("sourceOffset", "0")
              .optional("targetOffset", "0")
              .optional("part", "0"),
          Form.of("set-copy", OPERATOR, SetCopy.class).optional("group", "").optional("clean", "0"),
          Form.of("overwrite-volume", OPERATOR, Overwrite.class),
          Form.of("take-retained", OPERATOR, TakeRetained.class),
          Form.of("operate-together", OPERATOR, OperateTogether.class),
          Form.of("operate", OPERATOR, Operate.class));

  private static final Map<String, Form> BY_NAME = new LinkedHashMap<>();
  private static final Map<Class<?>, Form> BY_TYPE = new LinkedHashMap<>();

  static {
    for (Form form : ROWS) {
      if (BY_NAME.put(form.name(), form) != null || BY_TYPE.put(form.type(), form) != null) {
        throw new IllegalStateException(form.name() + " stands twice in the catalog");
      }
    }
  }

  private Catalog() {}

  /** A workload is plain unless it says more. */
  private static Form load(Form form) {
    return form.optional("extentGrains", "1")
        .optional("order", "shuffled")
        .optional("readPercent", "0")
        .optional("burst", "0s")
        .optional("pause", "0s");
  }

  /** All forms, in the order of the table. */
  public static Collection<Form> forms() {
    return ROWS;
  }

  /** The form of that name, or null. */
  public static @Nullable Form find(String name) {
    return BY_NAME.get(name);
  }

  /** The names of all forms, in the order of the table. */
  public static Collection<String> names() {
    return Collections.unmodifiableSet(BY_NAME.keySet());
  }

  /**
   * A command in words, as the fleet it is given to names things.
   *
   * @throws IllegalArgumentException where the catalog does not have it
   */
  public static Order order(Fleet fleet, Command command) {
    Form form = BY_TYPE.get(command.getClass());
    if (form == null) {
      throw new IllegalArgumentException("the catalog has no " + command.getClass().getName());
    }
    return form.write(fleet, command);
  }
}
