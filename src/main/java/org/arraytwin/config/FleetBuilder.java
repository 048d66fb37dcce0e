package org.arraytwin.config;

import io.vavr.collection.Vector;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.HostPort;
import org.arraytwin.array.StorageArray;
import org.arraytwin.config.FleetPlan.ArrayPlan;
import org.arraytwin.config.FleetPlan.CopyPlan;
import org.arraytwin.config.FleetPlan.GroupPlan;
import org.arraytwin.config.FleetPlan.HostPlan;
import org.arraytwin.config.FleetPlan.LinkPlan;
import org.arraytwin.config.FleetPlan.OperationPlan;
import org.arraytwin.config.FleetPlan.PairPlan;
import org.arraytwin.config.FleetPlan.VolumePlan;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.copy.CreateCopy;
import org.arraytwin.fleet.copy.OperateTogether;
import org.arraytwin.fleet.masking.AddPort;
import org.arraytwin.fleet.remote.AdmitTarget;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.remote.CreateMirror;
import org.arraytwin.fleet.remote.Policy;
import org.arraytwin.fleet.remote.SetCycle;
import org.arraytwin.fleet.remote.SetPeriod;
import org.arraytwin.fleet.remote.SetPolicy;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddLink;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.fleet.setup.AttachHost;
import org.arraytwin.fleet.setup.AttachWorkload;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.JournalTerms;
import org.arraytwin.replication.Policies;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.load.HostLoad;
import org.arraytwin.replication.table.Trait;

/** Brings a planned fleet into being by the same commands an operator would give. */
public final class FleetBuilder {
  /** Virtual time the setup may take before it counts as stuck. */
  private static final long SETTLING_MICROS = 3600L * 1_000_000;

  /** How far before its start the fleet is set up, so that it is settled by then. */
  private static final long LEAD_MICROS = 60L * 1_000_000;

  private final FleetPlan plan;
  private Fleet fleet;

  private FleetBuilder(FleetPlan plan, long beginMicros) {
    this.plan = plan;
    this.fleet = Fleet.empty(beginMicros);
  }

  /**
   * The fleet with every group Started, every pair Synced, its copies as asked for, and the hosts
   * about to write.
   *
   * @param rules by product id
   * @param startMicros virtual time of the result, microseconds since the epoch
   * @param seed changes the order of all hosts' writes; 0 leaves it as the file says
   * @throws ConfigException where a volume, a copy, what is asked of one, a host or a group is
   *     refused, or a group does not come in sync
   * @throws IllegalStateException where another command of the setup is refused
   */
  public static Fleet build(FleetPlan plan, Map<String, Rules> rules, long startMicros, long seed) {
    FleetBuilder builder = new FleetBuilder(plan, startMicros - LEAD_MICROS);
    builder.arrays(rules);
    for (LinkPlan link : plan.links()) {
      builder.execute(new AddLink(link.a(), link.b(), link.bytesPerSecond(), link.latencyMicros()));
    }
    plan.groups().forEach(builder::group);
    plan.groups().forEach(builder::start);
    builder.settle(startMicros);
    plan.copies().forEach(builder::copy);
    plan.copies().forEach(builder::operate);
    for (GroupPlan group : plan.groups()) {
      HostLoad load = group.workload();
      if (load != null) {
        builder.give(
            group, new AttachWorkload(group.from(), builder.half(group), seeded(load, seed)));
      }
    }
    for (HostPlan host : plan.hosts()) {
      HostLoad load = seeded(host.load(), seed);
      builder.fleet =
          builder.taken(
              new AttachHost(host.array(), Vector.ofAll(host.volumes()), load), host.origin());
    }
    return builder.fleet;
  }

  private static HostLoad seeded(HostLoad load, long seed) {
    return new HostLoad(
        load.seed() + seed * 0x9E3779B97F4A7C15L,
        load.bytesPerSecond(),
        load.extentGrains(),
        load.rangeBytes(),
        load.manner());
  }

  private void arrays(Map<String, Rules> rules) {
    for (int id = 0; id < plan.arrays().size(); id++) {
      ArrayPlan array = plan.arrays().get(id);
      Rules ofProduct = rules.get(array.product());
      if (ofProduct == null) {
        throw new IllegalArgumentException("no rules for product " + array.product());
      }
      StorageArray identity =
          new StorageArray(
              id,
              array.name(),
              array.product(),
              array.model(),
              array.serial(),
              array.systemId(),
              array.osVersion(),
              array.nodes());
      execute(new AddArray(identity, ofProduct, Vector.ofAll(array.pools())));
      for (HostPort port : array.hostPorts()) {
        execute(new AddPort(id, port));
      }
      for (VolumePlan volume : array.volumes()) {
        fleet =
            taken(
                new AddVolume(
                    id, volume.name(), volume.pool(), volume.sizeBytes(), volume.provisioning()),
                volume.origin());
      }
    }
  }

  private void group(GroupPlan group) {
    int from = group.from();
    if (!group.start().isEmpty()) {
      mirror(group);
      return;
    }
    String name = half(group);
    String target = plan.arrays().get(group.to()).name();
    give(
        group,
        name.equals(group.name())
            ? new CreateGroup(from, name, target, group.mode())
            : new AdmitTarget(from, group.name(), target, group.mode()));
    List<AdmitVolume.Names> pairs =
        group.pairs().stream()
            .map(pair -> new AdmitVolume.Names(pair.volume(), pair.remote()))
            .toList();
    if (!pairs.isEmpty()) {
      give(group, new AdmitVolume.All(from, name, pairs));
    }
    if (group.periodSeconds() > 0) {
      give(group, new SetPeriod(from, name, group.periodSeconds()));
    }
    Policies wanted = group.policies();
    if (wanted.autoRecover()) {
      give(group, new SetPolicy(from, name, Policy.AUTO_RECOVER, true));
    }
    if (!wanted.overPerAlert()) {
      give(group, new SetPolicy(from, name, Policy.OVER_PER_ALERT, false));
    }
    if (wanted.failWrtOnErr()) {
      give(group, new SetPolicy(from, name, Policy.FAIL_WRT_ON_ERR, true));
    }
  }

  /** A group that is made with its volumes. */
  private void mirror(GroupPlan group) {
    JournalTerms usual = JournalTerms.DEFAULT;
    give(
        group,
        new CreateMirror(
            group.from(),
            group.kind(),
            group.name(),
            plan.arrays().get(group.to()).name(),
            group.mode(),
            group.pairs().stream().map(PairPlan::volume).toList(),
            group.pairs().stream().map(PairPlan::remote).toList(),
            group.policies().autoRecover(),
            group.policies().failWrtOnErr(),
            usual.bufferBytes(),
            usual.skewBytes(),
            usual.setMicros()));
    if (group.periodSeconds() > 0) {
      give(group, new SetCycle(group.from(), group.name(), group.periodSeconds()));
    }
  }

  /** The first element of a group makes it, those of the same name add targets to it. */
  private String half(GroupPlan group) {
    for (GroupPlan other : plan.groups()) {
      if (other.from() == group.from() && other.name().equals(group.name())) {
        return other.to() == group.to()
            ? group.name()
            : GroupHalf.named(group.name(), plan.arrays().get(group.to()).name());
      }
    }
    throw new IllegalArgumentException("group " + group.name() + " is not of this fleet");
  }

  private void start(GroupPlan group) {
    if (group.start().isEmpty()) {
      give(group, new StartGroup(group.from(), half(group), false));
    } else {
      give(group, new Operate(group.from(), group.name(), group.start(), List.of()));
    }
  }

  private void copy(CopyPlan copy) {
    execute(
        new CreateCopy(
            copy.array(),
            copy.name(),
            copy.kind(),
            copy.source(),
            copy.target(),
            copy.pool(),
            copy.bytesPerSecond(),
            copy.cleanBytesPerSecond(),
            copy.incremental(),
            copy.autodelete(),
            copy.group(),
            copy.grainBytes(),
            copy.keepTarget(),
            0,
            0,
            0),
        copy.origin());
  }

  private void operate(CopyPlan copy) {
    for (OperationPlan asked : copy.operations()) {
      execute(
          copy.group().isEmpty()
              ? new Operate(copy.array(), copy.name(), asked.operation(), asked.options())
              : new OperateTogether(copy.array(), copy.group(), asked.operation(), asked.options()),
          asked.origin());
    }
  }

  private void give(GroupPlan group, Command command) {
    fleet = taken(command, group.origin());
  }

  /** What is refused is a mistake of the file; what follows at once has happened by then. */
  private void execute(Command command, FleetPlan.Origin origin) {
    Fleet after = taken(command, origin);
    fleet = Outcome.advance(after, after.now()).fleet();
  }

  /** What a command leads to; its refusal is told with its place. */
  private Fleet taken(Command command, FleetPlan.Origin origin) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    Refusal refusal = outcome.refusal();
    if (refusal != null) {
      throw new ConfigException(origin, refusal.message());
    }
    return outcome.fleet();
  }

  private void execute(Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    if (outcome.refusal() != null) {
      throw new IllegalStateException("the fleet cannot be set up: " + outcome.refusal().message());
    }
    fleet = outcome.fleet();
  }

  private void settle(long startMicros) {
    long end = fleet.now() + SETTLING_MICROS;
    while (!settled()) {
      long due = fleet.nextDue();
      if (due < 0 || due > end) {
        throw stuck();
      }
      fleet = Outcome.advance(fleet, due).fleet();
    }
    fleet = Outcome.advance(fleet, Math.max(startMicros, fleet.now())).fleet();
  }

  private ConfigException stuck() {
    for (GroupPlan group : plan.groups()) {
      GroupHalf half = fleet.site(group.from()).group(half(group));
      if (half != null && !settled(half)) {
        return new ConfigException(
            group.origin(),
            "group '"
                + group.name()
                + "' does not come in sync within an hour of virtual time, expected a link for it"
                + " that is fast enough");
      }
    }
    throw new IllegalStateException("groups that no element asks for do not come in sync");
  }

  private boolean settled() {
    return fleet
        .sites()
        .forAll(site -> site.groups().forAll(half -> half == null || settled(half)));
  }

  private static boolean settled(GroupHalf half) {
    if (half.status().has(Trait.RESERVE)) {
      return true;
    }
    return half.started() && half.allPairs(SyncStatus.SYNCED);
  }
}
