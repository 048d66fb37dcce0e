package org.arraytwin.fleet.copy;

import io.vavr.collection.Vector;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.VolumeName;
import org.arraytwin.fleet.site.CopySettings;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Run;
import org.arraytwin.replication.copy.Spot;
import org.arraytwin.replication.table.CopyRules;
import org.arraytwin.replication.table.Family;
import org.arraytwin.replication.table.Happening;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/**
 * Creates a copy session within an array. Nothing is copied before it is started.
 *
 * @param array id
 * @param name unique among the array's sessions
 * @param kind of session, one that the array's product has
 * @param source volume name
 * @param target volume name
 * @param pool where a new thin target of the source's size is created; empty: the target is there
 * @param rateBytesPerSecond of the background copy, 0 for none
 * @param cleanBytesPerSecond of handing grains down to older copies, 0 for none
 * @param incremental whether changes are recorded
 * @param autodelete whether it goes away once it is complete
 * @param group of copies driven together, empty for none
 * @param grainBytes of one grain of the copy, one that its kind has; 0: that of another copy of its
 *     volumes, else the usual one
 * @param keepTarget whether the source goes offline rather than that the copy ends, while the
 *     target cannot be written; for kinds that can
 * @param sourceOffsetBytes where a part of the source begins, a multiple of 64 KiB; for kinds that
 *     copy parts
 * @param targetOffsetBytes where that goes to in the target, a multiple of 64 KiB
 * @param partBytes size of the part, a multiple of 64 KiB; 0: the whole source, where its kind
 *     copies parts also to the beginning of a larger target
 */
public record CreateCopy(
    int array,
    String name,
    String kind,
    String source,
    String target,
    String pool,
    long rateBytesPerSecond,
    long cleanBytesPerSecond,
    boolean incremental,
    boolean autodelete,
    String group,
    long grainBytes,
    boolean keepTarget,
    long sourceOffsetBytes,
    long targetOffsetBytes,
    long partBytes)
    implements Command {
  private static final String ASKED = "create copy";

  /** One of the usual grain that does not keep its target. */
  public CreateCopy(
      int array,
      String name,
      String kind,
      String source,
      String target,
      String pool,
      long rateBytesPerSecond,
      long cleanBytesPerSecond,
      boolean incremental,
      boolean autodelete,
      String group) {
    this(
        array,
        name,
        kind,
        source,
        target,
        pool,
        rateBytesPerSecond,
        cleanBytesPerSecond,
        incremental,
        autodelete,
        group,
        0,
        false,
        0,
        0,
        0);
  }

  @Override
  public void decide(Steps steps) {
    Site site = steps.powered(array, ASKED);
    SessionTable table = table(site);
    if (name.isEmpty() || site.local().copy(name) != null || site.group(name) != null) {
      throw refused(site, Reason.EXISTENT_SESSION, "not a new one", "choose another name");
    }
    if (rateBytesPerSecond < 0 || cleanBytesPerSecond < 0) {
      throw refused(site, Reason.INV_INPUT_BELOW_RANGE, "given a rate below 0", "0 or more");
    }
    Volume from = volume(site, source);
    Volume onto = pool.isEmpty() ? volume(site, target) : null;
    requirePart(site, table, from, onto == null ? from : onto);
    Run source = new Run(from.id(), grains(sourceOffsetBytes), part(from));
    requireSource(site, table, from, source);
    if (onto != null) {
      requireTarget(site, table, from, onto);
    }
    requireOpen(site);
    int unit = unit(site, table, from, onto);
    requireKeeping(site, table);
    int targetId = onto == null ? createTarget(steps, site, from) : onto.id();
    CopySettings settings =
        new CopySettings(
            rateBytesPerSecond,
            cleanBytesPerSecond,
            incremental,
            autodelete,
            group.isEmpty() ? null : group,
            unit,
            keepTarget,
            CopySettings.OF_SOURCE);
    steps.put(
        array,
        new LocalCopy(
            site.local().copies().size(),
            name,
            kind,
            table.initial(),
            table.initial(),
            false,
            source.spot(),
            new Spot(targetId, grains(targetOffsetBytes)),
            source.grains(),
            settings,
            true,
            0,
            steps.now(),
            -1,
            0,
            Extents.none(),
            -1));
  }

  private static long grains(long bytes) {
    return bytes / Content.GRAIN_BYTES;
  }

  /** Grains to be copied. */
  private long part(Volume from) {
    return grains(partBytes == 0 ? from.sizeBytes() : partBytes);
  }

  /** Whether what is to be copied lies in both volumes, and its kind copies such a part. */
  private void requirePart(Site site, SessionTable table, Volume from, Volume onto) {
    long bytes = partBytes == 0 ? from.sizeBytes() : partBytes;
    boolean whole = sourceOffsetBytes == 0 && targetOffsetBytes == 0 && bytes == from.sizeBytes();
    if (whole && from.sizeBytes() == onto.sizeBytes()) {
      return;
    }
    if (!table.copies().parts() || (whole && from.sizeBytes() > onto.sizeBytes())) {
      throw refused(
          site,
          Reason.VOL_SIZE_NOT_MATCH,
          "of " + from.sizeBytes() + " bytes onto " + onto.sizeBytes(),
          table.copies().parts()
              ? "name a target of the source's size or a larger one"
              : "name a target of the source's size");
    }
    if ((sourceOffsetBytes | targetOffsetBytes | bytes) % Content.GRAIN_BYTES != 0) {
      throw refused(
          site,
          Reason.INV_INPUT_ILLEGAL_CHAR,
          "of " + bytes + " bytes from " + sourceOffsetBytes + " to " + targetOffsetBytes,
          "multiples of " + Content.GRAIN_BYTES + " bytes");
    }
    boolean inside =
        sourceOffsetBytes >= 0
            && targetOffsetBytes >= 0
            && bytes > 0
            && bytes <= from.sizeBytes() - sourceOffsetBytes
            && bytes <= onto.sizeBytes() - targetOffsetBytes;
    if (!inside) {
      throw refused(
          site,
          Reason.INV_INPUT_EXCEEDS_RANGE,
          "of " + bytes + " bytes from " + sourceOffsetBytes + " to " + targetOffsetBytes,
          "what lies in both volumes, of "
              + from.sizeBytes()
              + " and "
              + onto.sizeBytes()
              + " bytes");
    }
  }

  /** Copies that read through each other have one grain, and so have all copies of a volume. */
  private int unit(Site site, SessionTable table, Volume from, @Nullable Volume onto) {
    CopyRules rules = table.copies();
    Vector<LocalCopy> others =
        rules.units().size() < 2 ? Vector.empty() : neighbours(site, from, onto);
    int usual = others.isEmpty() ? rules.unit() : others.head().settings().unit();
    long wanted = grainBytes == 0 ? (long) usual * Content.GRAIN_BYTES : grainBytes;
    int unit =
        Vector.ofAll(rules.units())
            .find(u -> (long) u * Content.GRAIN_BYTES == wanted)
            .getOrElseThrow(
                () ->
                    refused(
                        site,
                        Reason.INV_INPUT_PARAM_CONFLICT,
                        "given a grain of " + wanted + " bytes",
                        "bytes of a grain: "
                            + Vector.ofAll(rules.units())
                                .map(u -> (long) u * Content.GRAIN_BYTES)
                                .mkString(", ")));
    for (LocalCopy other : others) {
      if (other.settings().unit() != unit) {
        throw refused(
            site,
            Reason.INV_INPUT_PARAM_CONFLICT,
            "given a grain of " + wanted + " bytes",
            (long) other.settings().unit() * Content.GRAIN_BYTES
                + " bytes, as copy "
                + other.name()
                + " of the same volume has");
      }
    }
    return unit;
  }

  /** The copies of kinds with a choice of grains that share a volume with the new one. */
  private static Vector<LocalCopy> neighbours(Site site, Volume from, @Nullable Volume onto) {
    Vector<LocalCopy> all = site.local().from(from.id()).appendAll(site.local().allOnto(from.id()));
    if (onto != null) {
      all = all.appendAll(site.local().from(onto.id())).appendAll(site.local().allOnto(onto.id()));
    }
    return all.filter(c -> Sites.table(site, c).copies().units().size() > 1);
  }

  /** Copies that are prepared for one instant take nobody in. */
  private void requireOpen(Site site) {
    for (LocalCopy other :
        group.isEmpty() ? Vector.<LocalCopy>empty() : site.local().group(group)) {
      if (other.state().has(Trait.TARGET_FAILED)) {
        throw refused(
            site,
            Reason.SESSION_IS_BUSY,
            "for group " + group + ", of which " + other.name() + " is " + other.state().word(),
            "start or stop the group first");
      }
    }
  }

  private void requireKeeping(Site site, SessionTable table) {
    if (keepTarget && table.happening(Happening.VOLUME_BACK) == null) {
      throw refused(
          site,
          Reason.INV_INPUT_PARAM_CONFLICT,
          "to keep its target, which kind " + kind + " cannot",
          "leave it out");
    }
  }

  private SessionTable table(Site site) {
    SessionTable table = site.rules().table(kind);
    if (table == null || table.family() != Family.COPY) {
      throw refused(
          site,
          Reason.NON_EXISTENT_KIND,
          "to be of kind " + kind,
          "kinds of the array: "
              + site.rules()
                  .tables()
                  .filter(t -> t.family() == Family.COPY)
                  .map(SessionTable::kind)
                  .mkString(", "));
    }
    return table;
  }

  private Volume volume(Site site, String wanted) {
    Volume volume = site.volume(wanted);
    if (volume == null) {
      throw refused(
          site,
          Reason.NON_EXISTENT_VOLUME,
          "to join volume " + wanted + ", which is not there",
          "name volumes of the array");
    }
    return volume;
  }

  private void requireSource(Site site, SessionTable table, Volume from, Run part) {
    int limit = table.copies().perSource();
    if (site.local().from(from.id()).count(c -> c.sourceRun().overlaps(part)) >= limit) {
      throw refused(
          site,
          Reason.TOO_MANY_SESSIONS,
          "one too many: volume " + from.name() + " is the source of " + limit,
          "at most " + limit + " sessions of one source; remove one");
    }
  }

  private void requireTarget(Site site, SessionTable table, Volume from, Volume onto) {
    Run part = new Run(onto.id(), grains(targetOffsetBytes), part(from));
    LocalCopy other =
        site.local()
            .allOnto(onto.id())
            .filter(c -> c.targetRun().overlaps(part))
            .find(c -> c.source() == from.id() || !shared(site, table, c))
            .getOrNull();
    if (from.id() == onto.id()) {
      throw refused(
          site, Reason.VOL_SAME, "of a volume onto itself", "name another target than the source");
    }
    if (other != null) {
      throw refused(
          site,
          Reason.VOL_IS_TARGET,
          "onto volume " + onto.name() + ", the target of copy " + other.name(),
          "name a volume that is no target");
    }
    for (PointInTime brought : site.local().graph().onto(part)) {
      if (brought.active() && site.local().allOnto(onto.id()).forAll(c -> !brings(c, brought))) {
        throw refused(
            site,
            Reason.VOL_IS_TARGET,
            "onto volume " + onto.name() + ", which is being restored",
            "wait until the restore is done");
      }
    }
  }

  /** Whether it is a copy's own data that is brought, not that of a restore to its target. */
  private static boolean brings(LocalCopy copy, PointInTime brought) {
    return copy.to().equals(brought.to()) && copy.from().equals(brought.from());
  }

  private static boolean shared(Site site, SessionTable table, LocalCopy other) {
    return table.copies().sharedTargets() && Sites.table(site, other).copies().sharedTargets();
  }

  private int createTarget(Steps steps, Site site, Volume from) {
    Pool found = site.pools().find(p -> p.name().equals(pool)).getOrNull();
    if (found == null) {
      throw refused(
          site,
          Reason.NON_EXISTENT_POOL,
          "to have its target in pool " + pool + ", which is not there",
          "pools: " + site.pools().map(Pool::name).mkString(", "));
    }
    if (site.volume(target) != null) {
      throw refused(
          site,
          Reason.EXISTENT_VOLUME,
          "to create volume " + target + ", which is there",
          "leave the pool out to use it, or choose another name");
    }
    VolumeName.require(site, "copy " + name + " on " + site.name(), target, ASKED);
    int id = site.volumes().size();
    steps.add(array, new Volume(id, target, found.id(), from.sizeBytes(), Provisioning.THIN));
    return id;
  }

  private Refused refused(Site site, Reason reason, String state, String legal) {
    return Sites.refused(reason, "copy " + name + " on " + site.name(), state, ASKED, legal);
  }
}
