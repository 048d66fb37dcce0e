package org.arraytwin.product.eternus.cim.service;

import java.util.Map;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.volume.CreateVolume;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.Capacity;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Limits;
import org.arraytwin.product.eternus.session.Orders;
import org.arraytwin.product.eternus.session.Part;
import org.arraytwin.product.eternus.session.StatusTable;
import org.arraytwin.product.eternus.session.Transfer;
import org.arraytwin.replication.Mode;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/** FUJITSU_ReplicationService (fujitsu C.3, D): copy sessions begin, change and end. */
final class Replicate {
  private static final String CREATE = "CreateElementReplica";
  private static final String CREATE_OLDER = "CreateReplica";
  private static final String MODIFY = "ModifyReplicaSynchronization";
  private static final long FIRST_OPERATION = 2;
  private static final long LAST_OPERATION = 27;
  private static final long VENDOR_OPERATION = 0x8000;
  private static final int BROKEN = 5;

  private final Calls calls;
  private final Paths paths;
  private final Capacity capacity;
  private final StatusTable statuses;
  private final Orders orders;
  private final Kind snapshots;

  Replicate(
      Calls calls,
      Paths paths,
      Capacity capacity,
      StatusTable statuses,
      ProductConfig config,
      Limits limits) {
    this.calls = calls;
    this.paths = paths;
    this.capacity = capacity;
    this.statuses = statuses;
    orders = Orders.of(calls.array(), config, limits);
    snapshots = snapshots(config);
  }

  /** What snapshots are; a switch says it. */
  static Kind snapshots(ProductConfig config) {
    Kind kind = Kind.ofWord(config.switches().getOrDefault("snapshotKind", ""));
    return kind == null ? Kind.SNAPOPC : kind;
  }

  /** A session that has been started; null where it has ended by then. */
  private record Made(Box box, ObjectPath target, @Nullable CopySession session) {}

  MethodResult create(Box box, Map<String, Object> in) {
    Given given = new Given(CREATE, box, in);
    return calls.answer(
        given,
        () -> {
          Kind kind = ofSyncType(given);
          Far far = kind == Kind.EC ? given.far("TargetElement", paths) : null;
          Made made = far == null ? start(given, kind) : startRemote(given, far);
          Map<String, Object> out = Calls.out("TargetElement", made.target());
          if (made.session() != null) {
            out.put("Synchronization", paths.of(made.box(), made.session()));
          }
          return out;
        });
  }

  /** As clients of older boxes ask for it: by the numbers of CopyType. */
  MethodResult createReplica(Box box, Map<String, Object> in) {
    Given given = new Given(CREATE_OLDER, box, in);
    return calls.answer(
        given,
        () -> {
          Made made = start(given, ofCopyType(given));
          return Calls.out("TargetElement", made.target());
        });
  }

  private Kind ofSyncType(Given given) {
    Long type = given.number("SyncType");
    if (type == null || type < SyncTypes.MIRROR || type > SyncTypes.TOKENIZED_CLONE) {
      throw given.refused(Reason.INV_INPUT_EXCEEDS_RANGE, "SyncType", String.valueOf(type));
    }
    Long mode = given.number("Mode");
    boolean remote = given.far("TargetElement", paths) != null;
    if (type == SyncTypes.MIRROR && (remote || mode == null || mode == Relationships.SYNCHRONOUS)) {
      return Kind.EC;
    }
    if (type == SyncTypes.SNAPSHOT) {
      return snapshots;
    }
    if (type == SyncTypes.CLONE) {
      return Kind.OPC;
    }
    throw given.refused(Reason.NON_EXISTENT_KIND, "SyncType", type + " in mode " + mode);
  }

  private Kind ofCopyType(Given given) {
    Long type = given.number("CopyType");
    if (type == null || type < 2 || type > SyncTypes.OPC) {
      throw given.refused(Reason.INV_INPUT_EXCEEDS_RANGE, "CopyType", String.valueOf(type));
    }
    if (type == SyncTypes.EC_OR_REC) {
      return Kind.EC;
    }
    if (type == SyncTypes.SNAP_OPC) {
      return snapshots;
    }
    if (type == SyncTypes.OPC) {
      return Kind.OPC;
    }
    throw given.refused(Reason.NON_EXISTENT_KIND, "CopyType", String.valueOf(type));
  }

  private Made start(Given given, Kind kind) {
    Settings.of(given, /* splits= */ false);
    Volume source = given.needed("SourceElement", Reason.NON_EXISTENT_VOLUME, paths::volume);
    Volume target = given.object("TargetElement", Reason.NON_EXISTENT_VOLUME, paths::volume);
    Pool named = given.object("TargetPool", Reason.NON_EXISTENT_POOL, paths::pool);
    Pool pool = named == null ? given.box().site().pools().get(source.pool()) : named;
    String name = given.text("ElementName");
    boolean keeps = kind == snapshots;
    if (target != null && !keeps && Capacity.snapData(given.box().site(), target)) {
      throw given.refused(
          Reason.INV_VOLUME_KIND,
          "TargetElement",
          "a snap data volume, which holds snapshots only");
    }
    Box after =
        calls.execute(
            steps -> {
              capacity.licence(steps.fleet());
              Volume onto = target == null ? target(steps, source, pool, name, keeps) : target;
              capacity.operative(steps.fleet(), source);
              capacity.operative(steps.fleet(), onto);
              orders.start(kind, source, onto).decide(steps);
              capacity.sessions(steps);
            });
    Volume made =
        target == null ? after.site().volumes().get(after.site().volumes().size() - 1) : target;
    if (made == null) {
      throw new IllegalStateException("the target of " + source.name() + " is not there");
    }
    Part part = Part.whole(source, made);
    return new Made(
        after,
        paths.of(after, made),
        after.between(calls.array(), part.from(source), calls.array(), part.to(made)));
  }

  /** A mirror whose destination is a volume of another box: REC. */
  private Made startRemote(Given given, Far far) {
    Volume source = given.needed("SourceElement", Reason.NON_EXISTENT_VOLUME, paths::volume);
    Long mode = given.number("Mode");
    Mode sends = transfer(given, mode);
    Transfer transfer = Settings.of(given, sends == Mode.SYNC).transfer(sends);
    Capacity there = new Capacity(far.site().id(), capacity.config());
    String name = far.site().name();
    Box after =
        calls.execute(
            steps -> {
              capacity.licence(steps.fleet());
              capacity.operative(steps.fleet(), source);
              there.powered(steps.fleet());
              there.operative(steps.fleet(), far.volume());
              orders
                  .start(source, far.volume(), new Orders.Remote(far.site().id(), name, transfer))
                  .decide(steps);
              capacity.sessions(steps);
            });
    Part part = Part.whole(source, far.volume());
    CopySession session =
        after.between(calls.array(), part.from(source), far.site().id(), part.to(far.volume()));
    return new Made(after, target(after, far, session), session);
  }

  /** The target as its session names it, by which it is found; else as the client does. */
  private ObjectPath target(Box after, Far far, @Nullable CopySession session) {
    return session != null
            && paths.of(after, session).key("SyncedElement") instanceof ObjectPath named
        ? named
        : far.path();
  }

  private static Mode transfer(Given given, @Nullable Long mode) {
    if (mode == null || mode == Relationships.SYNCHRONOUS) {
      return Mode.SYNC;
    }
    if (mode == Relationships.ASYNCHRONOUS) {
      return Mode.ASYNC;
    }
    if (mode == Relationships.ADAPTIVE) {
      return Mode.ADAPTIVE;
    }
    throw given.refused(Reason.NON_EXISTENT_KIND, "Mode", String.valueOf(mode));
  }

  /** A snapshot takes nothing of its pool but what it has to keep. */
  private Volume target(
      Steps steps, Volume source, Pool pool, @Nullable String name, boolean keeps) {
    boolean thin = keeps || Capacity.usual(pool) == Provisioning.THIN;
    Site site = steps.fleet().site(calls.array());
    int id = site.volumes().size();
    String called = name == null ? Capacity.defaultName(site) : name;
    new CreateVolume(
            calls.array(),
            called,
            pool.name(),
            source.sizeBytes(),
            thin ? Provisioning.THIN : Provisioning.FULL)
        .decide(steps);
    capacity.volumes(steps, pool.id());
    Volume made = steps.fleet().site(calls.array()).volumes().get(id);
    if (made == null) {
      throw new IllegalStateException("volume " + called + " was not created");
    }
    return made;
  }

  MethodResult modify(Box box, Map<String, Object> in) {
    Given given = new Given(MODIFY, box, in);
    return calls.answer(
        given,
        () -> {
          Long code = given.number("Operation");
          boolean valid =
              code != null
                  && (code >= VENDOR_OPERATION
                      || (code >= FIRST_OPERATION && code <= LAST_OPERATION));
          if (code == null || !valid) {
            throw given.refused(Reason.INV_INPUT_EXCEEDS_RANGE, "Operation", String.valueOf(code));
          }
          CopySession session =
              given.needed("Synchronization", Reason.NON_EXISTENT_SESSION, paths::session);
          Asked asked = calls.table().operation(code, session.kind());
          if (asked == null) {
            throw given.refused(
                Reason.NON_EXISTENT_OPERATION,
                "Operation",
                code + ", which " + session.kind().word() + " does not support");
          }
          return operate(given, session, asked);
        });
  }

  /** What WaitForCopyState waits for is so when the answer leaves, or comes by itself. */
  private Map<String, Object> operate(Given given, CopySession session, Asked asked) {
    String[] options = asked.options(given.flag("Force"));
    return switch (asked.act()) {
      case END -> {
        calls.execute(orders.operate(session, Orders.endWord(session.kind()), options));
        yield Map.of();
      }
      case RESTORE -> {
        restore(given, session);
        yield Map.of();
      }
      case OPERATE -> {
        requireSound(given, session);
        Box after = calls.execute(orders.operate(session, asked.word(), options));
        CopySession now = after.session(session.sid());
        yield now == null ? Map.of() : Calls.out("UpdatedSynchronization", paths.of(after, now));
      }
    };
  }

  private void requireSound(Given given, CopySession session) {
    if (statuses.of(session.kind(), session.state()).copyState() == BROKEN) {
      throw given.refused(Reason.SESSION_IS_BROKEN, "Synchronization", session.state());
    }
  }

  /** The source gets back what the destination holds, by an OPC that ends by itself. */
  private void restore(Given given, CopySession session) {
    Volume source = given.box().volume(session.source());
    Volume target = given.box().volume(session.target());
    if (source == null || target == null) {
      throw given.refused(
          Reason.NON_EXISTENT_VOLUME, "Synchronization", "of a volume that is gone");
    }
    calls.execute(
        steps -> {
          capacity.licence(steps.fleet());
          capacity.operative(steps.fleet(), source);
          capacity.operative(steps.fleet(), target);
          orders
              .start(
                  Kind.OPC, /* source= */ target, /* target= */ source, session.part().reversed())
              .decide(steps);
          capacity.sessions(steps);
        });
  }
}
