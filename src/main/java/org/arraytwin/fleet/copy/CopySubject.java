package org.arraytwin.fleet.copy;

import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Feeds;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Mirrored;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.table.Subject;
import org.arraytwin.replication.copy.CopyGraph;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Spot;
import org.arraytwin.replication.copy.Supply;
import org.arraytwin.replication.table.Detail;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.replication.table.Fact;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.State;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/** A copy within an array as its table sees it. */
final class CopySubject implements Subject {
  private final Fleet fleet;
  private final Site site;
  private final LocalCopy copy;
  private final CopySessions asked;

  CopySubject(Fleet fleet, int array, LocalCopy copy, CopySessions asked) {
    this.fleet = fleet;
    this.site = fleet.site(array);
    this.copy = copy;
    this.asked = asked;
  }

  @Override
  public SessionTable table() {
    return Sites.table(site, copy);
  }

  @Override
  public int array() {
    return site.id();
  }

  @Override
  public int id() {
    return copy.id();
  }

  @Override
  public int state() {
    return copy.state().index();
  }

  @Override
  public int peerState() {
    return table().states().size();
  }

  @Override
  public @Nullable Subject peer() {
    return null;
  }

  @Override
  public long stamp() {
    return copy.stamp();
  }

  @Override
  public String object() {
    return "copy " + copy.name() + " on " + site.name();
  }

  @Override
  public String detail(Detail detail) {
    return switch (detail) {
      case NAME -> copy.name();
      case STATE -> copy.state().word();
      case SOURCE -> name(copy.source());
      case TARGET, TARGET_VOLUME -> name(copy.target());
      default -> "";
    };
  }

  private String name(int volume) {
    Volume found = site.volumes().get(volume);
    return found == null ? "volume " + volume : found.name();
  }

  @Override
  public int value(Fact fact) {
    return switch (fact) {
      case COMPLETE -> bit(complete());
      case DEPENDENTS -> bit(dependents());
      case NEEDED -> bit(needed());
      case BITMAPS -> bit(site.bitmaps(copy));
      case TRACKED -> bit(tracked());
      case BACKGROUND -> bit(copy.settings().rateBytesPerSecond() > 0);
      case AUTODELETE -> bit(copy.settings().autodelete());
      case MEMBER -> bit(copy.settings().group() != null && asked == CopySessions.COPY);
      case CASCADED -> bit(cascaded());
      case TARGET_TAKEN -> targetTaken();
      case SOURCE_TAKEN -> sourceTaken();
      case WAS_BUSY -> bit(copy.left().has(Trait.BUSY));
      case TARGET_CHANGED -> bit(targetChanged());
      case GATHERED -> bit(Mates.of(site.local(), copy).forAll(this::waits));
      case KEPT -> bit(CopyFaults.kept(site, copy));
      case MIXED -> bit(asked == CopySessions.MIXED);
      default -> throw new IllegalArgumentException(fact + " is no fact of a copy");
    };
  }

  @Override
  public @Nullable Refusal bars(List<Effect> effects, List<Effect> others, String asked) {
    if (!effects.contains(Effect.MIRROR)) {
      return null;
    }
    if (!Mirrored.takes(site, copy.target())) {
      return new Refusal(
          Reason.VOL_IN_OTHER_GROUP,
          object(),
          "a mirror onto a volume that a periodic group sends",
          asked,
          "name a target outside all periodic groups");
    }
    return Feeds.follows(fleet, site.id(), copy.source(), copy.target())
        ? new Refusal(
            Reason.VOL_IN_OTHER_GROUP,
            object(),
            "a mirror onto what its source follows",
            asked,
            "end one of the sessions that lead from its target to its source")
        : null;
  }

  private static int bit(boolean holds) {
    return holds ? 1 : 0;
  }

  private @Nullable PointInTime data() {
    PointInTime data = site.local().graph().onto(copy.to());
    return data == null || !data.from().equals(copy.from()) ? null : data;
  }

  private boolean complete() {
    PointInTime data = data();
    return data != null && supply().lacking(data).isEmpty();
  }

  private Supply supply() {
    FleetAt at = new FleetAt(fleet, fleet.now());
    return new Supply(site.local().graph(), v -> at.content(site.id(), v), fleet.now());
  }

  private Dependents others() {
    return Dependents.at(new FleetAt(fleet, fleet.now()), site.id());
  }

  private boolean dependents() {
    PointInTime data = data();
    return data != null && others().any(data);
  }

  private boolean needed() {
    PointInTime data = data();
    if (data == null) {
      return false;
    }
    PointInTime older = site.local().graph().older(data);
    Supply supply = supply();
    return (older != null && !supply.lacking(older).minus(supply.lacking(data)).isEmpty())
        || !others().readers(data).isEmpty();
  }

  private boolean tracked() {
    return copy.known()
        && site.local().graph().between(copy.from(), copy.to()) != null
        && site.bitmaps(copy);
  }

  private boolean cascaded() {
    CopyGraph graph = site.local().graph();
    for (Spot target : graph.from(copy.target())) {
      PointInTime other = graph.copy(target);
      if (other.sourceRun().overlaps(copy.targetRun())
          && other.active()
          && (other.live() || !supply().lacking(other).isEmpty())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a member of the group can be started once this one is prepared. */
  private boolean waits(LocalCopy member) {
    boolean prepared = member.id() == copy.id() || member.state().has(Trait.PREPARED);
    return prepared && site.bitmaps(member);
  }

  /** Whether another session has the target for itself. */
  private boolean holds(LocalCopy other) {
    return other.id() != copy.id()
        && other.targetRun().overlaps(copy.targetRun())
        && !Mates.atRest(other);
  }

  /** Positions are those of {@link Fact#TARGET_TAKEN}. */
  private int targetTaken() {
    if (site.local().allOnto(copy.target()).exists(this::holds)) {
      return 3;
    }
    if (site.local().graph().entangled(copy.sourceRun(), copy.targetRun())) {
      return 1;
    }
    return Hosts.fed(fleet, site.id(), copy.target()) ? 2 : 0;
  }

  /** Positions are those of {@link Fact#SOURCE_TAKEN}. */
  private int sourceTaken() {
    boolean brought = !site.local().graph().onto(copy.sourceRun()).isEmpty();
    if (brought || !site.local().onto(copy.sourceRun()).isEmpty()) {
      return 2;
    }
    return Hosts.fed(fleet, site.id(), copy.source()) ? 1 : 0;
  }

  private boolean targetChanged() {
    PointInTime data = data();
    FleetAt at = new FleetAt(fleet, fleet.now());
    return data != null && !data.image().same(data.ofTarget(at.content(site.id(), copy.target())));
  }

  @Override
  public void become(Steps steps, State state) {
    LocalCopy now = steps.fleet().site(site.id()).local().copy(copy.id());
    if (now != null) {
      steps.put(site.id(), now.in(state, state.has(Trait.NEEDS_ALL_COPIED) && complete()));
    }
  }

  @Override
  public void apply(Steps steps, Effect effect, int options) {
    LocalCopy now = steps.fleet().site(site.id()).local().copy(copy.id());
    if (now != null) {
      new CopyEffects(steps, site.id(), now, options).carryOut(effect);
    }
  }

  /**
   * Hosts of both volumes begin or cease to write, as the state now has it; copies that wait for
   * their turn may have it.
   */
  @Override
  public void settle(Steps steps) {
    Hosts.refreshVolume(steps, site.id(), copy.source());
    Hosts.refreshVolume(steps, site.id(), copy.target());
    Turns.next(steps, site.id(), copy.kind());
  }
}
