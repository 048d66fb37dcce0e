package org.arraytwin.product.eternus.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.arraytwin.array.Volume;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.Together;
import org.arraytwin.fleet.copy.CreateCopy;
import org.arraytwin.fleet.remote.CreateMirror;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.replication.JournalTerms;
import org.arraytwin.replication.Mode;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a box's copy sessions, as commands of the engine. A command is carried out as a
 * whole or refused as a whole; the words of its refusal are the asker's affair.
 *
 * @param array id of the box
 * @param bytesPerSecond how fast a session copies physically
 * @param limits of its sessions
 * @param singly whether a generation of SnapOPC+ between others can be ended by itself
 */
public record Orders(int array, long bytesPerSecond, Limits limits, boolean singly) {
  private static final long MIB = 1L << 20;
  private static final String CHANGE = "acec change";
  private static final String REVERSE = "acec reverse";
  private static final String SUSPEND = "acec suspend";

  /**
   * The orders of a box at the speed of its product file.
   *
   * @param limits of its sessions
   */
  public static Orders of(int array, ProductConfig config, Limits limits) {
    String mib = config.switches().getOrDefault("copyMibPerSecond", "200");
    boolean singly = "deletable".equals(config.switches().get("middleGenerations"));
    return new Orders(array, Long.parseLong(mib) * MIB, limits, singly);
  }

  /**
   * Where a REC session goes to.
   *
   * @param array id of the other box
   * @param name of the other box
   * @param transfer how it sends writes
   */
  public record Remote(int array, String name, Transfer transfer) {}

  /**
   * Starts a session within the box.
   *
   * @param kind of copy, not REC
   */
  public Command start(Kind kind, Volume source, Volume target) {
    return start(
        kind, source, target, new Part(0, 0, source.sizeBytes() / CopySession.BLOCK_BYTES));
  }

  /** The same of a part of the source. */
  public Command start(Kind kind, Volume source, Volume target, Part part) {
    String name = name(source, target, part);
    boolean tracks = kind == Kind.QUICKOPC || kind == Kind.EC;
    long rate = kind.onWrite() ? 0 : bytesPerSecond;
    return new Together(
        List.of(
            new Admission(
                limits, true, array, kind, part.from(source), array, part.to(target), null),
            new CreateCopy(
                array,
                name,
                kind.table(),
                source.name(),
                target.name(),
                "",
                rate,
                0,
                tracks,
                false,
                "",
                0,
                false,
                part.sourceBlock() * CopySession.BLOCK_BYTES,
                part.targetBlock() * CopySession.BLOCK_BYTES,
                part.blocks() * CopySession.BLOCK_BYTES),
            new Operate(array, name, startWord(kind), List.of())));
  }

  /** Has hosts wait for the destination of an OPC until that is complete. */
  public Command bar(Volume source, Volume target, Part part) {
    return new Operate(array, name(source, target, part), "bar hosts", List.of());
  }

  /** Starts a session to another box. */
  public Command start(Volume source, Volume target, Remote remote) {
    Part part = Part.whole(source, target);
    String name = remoteName(source.id(), remote.name(), target.id());
    JournalTerms usual = JournalTerms.DEFAULT;
    Transfer transfer = remote.transfer();
    return new Together(
        List.of(
            new Admission(
                limits,
                true,
                array,
                Kind.REC,
                part.from(source),
                remote.array(),
                part.to(target),
                transfer),
            new CreateMirror(
                array,
                Kind.REC.table(),
                name,
                remote.name(),
                transfer.mode(),
                List.of(source.name()),
                List.of(target.name()),
                transfer.automaticRecovery(),
                transfer.manualSplit(),
                usual.bufferBytes(),
                usual.skewBytes(),
                usual.setMicros()),
            new Operate(array, name, startWord(Kind.REC), List.of())));
  }

  /**
   * Asks something of a session that is there.
   *
   * @param operation as its table names it, for example {@code acopc cancel}
   * @param options words added, for example {@code diff}
   */
  public Command operate(CopySession session, String operation, String... options) {
    if (session.kind() == Kind.REC && operation.equals(endWord(Kind.REC))) {
      return Halves.end(session);
    }
    Command asked = new Operate(session.array(), session.name(), operation, List.of(options));
    if (operation.equals(SUSPEND) && options.length == 0) {
      return new Together(List.of(new Filled(session), asked));
    }
    return session.kind() == Kind.REC && operation.equals(REVERSE)
        ? new Together(List.of(new SameSize(session), asked))
        : asked;
  }

  /** Both sides are the same at no instant while the source is still being filled. */
  private record Filled(CopySession session) implements Command {
    @Override
    public void decide(Steps steps) {
      Box box = new Box(new FleetAt(steps.fleet(), steps.now()), session.array());
      CopySession now = box.session(session.sid());
      if (now != null && now.state().equals(CopySession.COPYING)) {
        throw new Refused(
            new Refusal(
                Reason.SESSION_IS_NOT_COMPLETE,
                session.kind().word() + " session " + session.name(),
                "Copying",
                SUSPEND,
                "wait until it is Equivalent, as is what brings its source's data"));
      }
    }
  }

  /** What a larger destination has more would be nowhere once it was the source. */
  private record SameSize(CopySession session) implements Command {
    @Override
    public void decide(Steps steps) {
      Volume source = steps.fleet().site(session.sourceArray()).volumes().get(session.source());
      Volume target = steps.fleet().site(session.targetArray()).volumes().get(session.target());
      if (source != null && target != null && source.sizeBytes() != target.sizeBytes()) {
        throw new Refused(
            new Refusal(
                Reason.VOL_SIZE_NOT_MATCH,
                "REC session " + session.name(),
                "from " + source.sizeBytes() + " to " + target.sizeBytes() + " bytes",
                REVERSE,
                "volumes of one size"));
      }
    }
  }

  /**
   * Gives a REC session other modes, one after the other.
   *
   * @param mode null to leave the transfer as it is
   * @param recovery {@code automatic}, {@code manual}, or null to leave it
   * @param split {@code automatic}, {@code manual}, or null to leave it
   */
  public Command change(
      CopySession session, @Nullable Mode mode, @Nullable String recovery, @Nullable String split) {
    List<Command> all = new ArrayList<>();
    if (mode != null) {
      all.add(
          new Admission(
              limits,
              false,
              session.sourceArray(),
              session.kind(),
              session.from(),
              session.targetArray(),
              session.to(),
              new Transfer(mode, true, false)));
      all.add(
          operate(
              session,
              CHANGE,
              mode == Mode.SYNC ? "sync" : mode == Mode.ADAPTIVE ? "stack" : "consistency"));
    }
    if (recovery != null) {
      all.add(operate(session, CHANGE, "recovery-" + recovery));
    }
    if (split != null) {
      all.add(operate(session, CHANGE, "split-" + split));
    }
    return new Together(all);
  }

  /**
   * Ends a session.
   *
   * @param force whether it ends although that leaves data behind, or older generations with it
   */
  public Command end(CopySession session, boolean force) {
    boolean generation = session.kind() == Kind.SNAPOPCP;
    if (force && (generation || session.kind() == Kind.QUICKOPC)) {
      return operate(session, endWord(session.kind()), "force");
    }
    return generation && singly
        ? operate(session, endWord(session.kind()), "single")
        : operate(session, endWord(session.kind()));
  }

  /** Ends a session as the box does: what the Copy Control Module checks first is left out. */
  public Command stop(CopySession session) {
    return end(session, session.kind() == Kind.QUICKOPC);
  }

  /** The operation by which sessions of a kind start. */
  public static String startWord(Kind kind) {
    return word(kind) + " start";
  }

  /** The operation by which sessions of a kind end. */
  public static String endWord(Kind kind) {
    return kind == Kind.REC ? "acec stop" : word(kind) + " cancel";
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case OPC, QUICKOPC -> "acopc";
      case SNAPOPC, SNAPOPCP -> "acsnap";
      case EC, REC -> "acec";
    };
  }

  /** A place is the destination of at most one session within its box. */
  private static String name(Volume source, Volume target, Part part) {
    String whole = hex(source.id()) + ":" + hex(target.id());
    return part.equals(Part.whole(source, target))
        ? whole
        : whole
            + "/"
            + hex(part.sourceBlock())
            + "/"
            + hex(part.targetBlock())
            + "/"
            + hex(part.blocks());
  }

  private static String remoteName(int source, String box, int target) {
    return hex(source) + ":" + box + "/" + hex(target);
  }

  private static String hex(long number) {
    return "0x" + Long.toHexString(number).toUpperCase(Locale.ROOT);
  }
}
