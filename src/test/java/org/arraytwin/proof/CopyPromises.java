package org.arraytwin.proof;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the manuals promise of a copy by the word of its state and by the operation that was
 * accepted, told apart from the tables that carry it out.
 */
final class CopyPromises {
  private CopyPromises() {}

  /** What the target holds. */
  enum Promise {
    /** Nothing. */
    NOTHING,
    /** What the source was at the instant, but for what was written to the target since. */
    IMAGE,
    /** That where there has been an instant. */
    IMAGE_IF_ANY,
    /** That where the target was complete when it came into the state, else nothing. */
    IMAGE_IF_WHOLE,
    /** More and more of what the source is. */
    NEARING,
    /** What the source is. */
    EQUAL
  }

  /** What hosts may do with the target. */
  enum Access {
    BOTH,
    READ,
    NONE,
    /** Both where the target was complete when it came into the state, else nothing. */
    IF_WHOLE
  }

  /**
   * A state.
   *
   * @param source whether the source's hosts may read and write
   */
  record Meaning(Promise promise, Access target, boolean source) {}

  /** What an operation brings about at once where it is accepted. */
  enum Deed {
    /** The source is taken as of now. */
    TAKES,
    /** That where all that are asked were prepared; else those that were not are prepared first. */
    TAKES_IF_PREPARED,
    /** The target begins to follow the source. */
    FOLLOWS,
    /** The two are parted; the target is what the source is now. */
    PARTS,
    /** The source is what the target is. */
    RESTORES,
    /** The target is what it was at the instant. */
    RESETS,
    /** The session is gone. */
    ENDS,
    /** Source and target have changed places. */
    TURNS
  }

  private static final Map<String, Meaning> STATES = new HashMap<>();
  private static final Set<String> NEEDING = Set.of("preparing", "prepared", "stopped");
  private static final Map<String, Deed> DEEDS = new HashMap<>();

  private static void state(String kind, String word, Promise promise, Access target) {
    STATES.put(kind + " " + word, new Meaning(promise, target, true));
  }

  private static void deed(String kind, String operation, Deed deed) {
    DEEDS.put(kind + " " + operation, deed);
  }

  static {
    String kind = "reference-snapshot";
    state(kind, "Initialized", Promise.NOTHING, Access.BOTH);
    state(kind, "Synchronized", Promise.IMAGE, Access.BOTH);
    state(kind, "Inactive", Promise.NOTHING, Access.NONE);
    state(kind, "Broken", Promise.NOTHING, Access.NONE);
    state(kind, "Restoring", Promise.IMAGE, Access.READ);
    state(kind, "Restored", Promise.IMAGE, Access.BOTH);
    deed(kind, "Activate", Deed.TAKES);
    deed(kind, "ResyncReplica", Deed.TAKES);
    deed(kind, "RestoreFromReplica", Deed.RESTORES);
    deed(kind, "ResetReplica", Deed.RESETS);
    deed(kind, "ReturnToResourcePool", Deed.ENDS);
    deed(kind, "Detach", Deed.ENDS);

    kind = "reference-clone";
    state(kind, "Initialized", Promise.NOTHING, Access.BOTH);
    state(kind, "Unsynchronized", Promise.IMAGE, Access.BOTH);
    state(kind, "Synchronized", Promise.IMAGE, Access.BOTH);
    state(kind, "Fractured", Promise.IMAGE, Access.BOTH);
    state(kind, "Split", Promise.IMAGE, Access.BOTH);
    state(kind, "Aborted", Promise.NOTHING, Access.BOTH);
    state(kind, "Broken", Promise.NOTHING, Access.NONE);
    state(kind, "Restoring", Promise.IMAGE, Access.READ);
    state(kind, "Restored", Promise.IMAGE, Access.BOTH);
    deed(kind, "Activate", Deed.TAKES);
    deed(kind, "ResyncReplica", Deed.TAKES);
    deed(kind, "RestoreFromReplica", Deed.RESTORES);
    deed(kind, "Detach", Deed.ENDS);

    kind = "eternus-quickopc";
    state(kind, "none", Promise.NOTHING, Access.BOTH);
    state(kind, "Copying/Tracking", Promise.IMAGE, Access.BOTH);
    state(kind, "Copying", Promise.IMAGE, Access.BOTH);
    state(kind, "Tracking", Promise.IMAGE, Access.BOTH);
    state(kind, "Error Suspend", Promise.NOTHING, Access.BOTH);
    deed(kind, "acopc start", Deed.TAKES);
    deed(kind, "acopc cancel", Deed.ENDS);

    kind = "eternus-opc";
    state(kind, "none", Promise.NOTHING, Access.BOTH);
    state(kind, "Physical copying", Promise.IMAGE, Access.BOTH);
    state(kind, "Reconstruction", Promise.IMAGE, Access.NONE);
    state(kind, "Error Suspend", Promise.NOTHING, Access.BOTH);
    deed(kind, "acopc start", Deed.TAKES);
    deed(kind, "acopc cancel", Deed.ENDS);

    kind = "eternus-snapopc";
    state(kind, "none", Promise.NOTHING, Access.BOTH);
    state(kind, "Copying", Promise.IMAGE, Access.BOTH);
    state(kind, "Error Suspend", Promise.NOTHING, Access.NONE);
    deed(kind, "acsnap start", Deed.TAKES);
    deed(kind, "acsnap cancel", Deed.ENDS);

    kind = "eternus-snapopc-single";
    state(kind, "none", Promise.NOTHING, Access.BOTH);
    state(kind, "Copying", Promise.IMAGE, Access.BOTH);
    state(kind, "Error Suspend", Promise.NOTHING, Access.NONE);
    deed(kind, "acsnap start", Deed.TAKES);
    deed(kind, "acsnap cancel", Deed.ENDS);

    kind = "eternus-ec";
    state(kind, "none", Promise.NOTHING, Access.BOTH);
    state(kind, "Copying", Promise.NEARING, Access.NONE);
    state(kind, "Equivalent", Promise.EQUAL, Access.READ);
    state(kind, "Suspend", Promise.IMAGE_IF_ANY, Access.BOTH);
    state(kind, "Error Suspend", Promise.NOTHING, Access.BOTH);
    deed(kind, "acec start", Deed.FOLLOWS);
    deed(kind, "acec resume", Deed.FOLLOWS);
    deed(kind, "acec suspend", Deed.PARTS);
    deed(kind, "acec reverse", Deed.TURNS);
    deed(kind, "acec cancel", Deed.ENDS);

    kind = "storwize-flashcopy";
    state(kind, "idle_or_copied", Promise.IMAGE_IF_ANY, Access.BOTH);
    state(kind, "preparing", Promise.NOTHING, Access.NONE);
    state(kind, "prepared", Promise.NOTHING, Access.NONE);
    state(kind, "copying", Promise.IMAGE, Access.BOTH);
    state(kind, "stopping", Promise.IMAGE_IF_WHOLE, Access.IF_WHOLE);
    state(kind, "stopped", Promise.NOTHING, Access.NONE);
    STATES.put(kind + " suspended", new Meaning(Promise.IMAGE_IF_ANY, Access.NONE, false));
    deed(kind, "startfcmap", Deed.TAKES_IF_PREPARED);
    deed(kind, "rmfcmap", Deed.ENDS);
    threepar();
  }

  private static void threepar() {
    String kind = "threepar-virtual-copy";
    state(kind, "ResyncInProgress", Promise.NOTHING, Access.NONE);
    state(kind, "Idle", Promise.IMAGE, Access.BOTH);
    state(kind, "Idle ro", Promise.IMAGE, Access.READ);
    state(kind, "RestoreInProgress", Promise.IMAGE, Access.READ);
    state(kind, "RestoreInProgress ro", Promise.IMAGE, Access.READ);
    state(kind, "Halted", Promise.IMAGE, Access.NONE);
    state(kind, "Halted ro", Promise.IMAGE, Access.NONE);
    state(kind, "Broken", Promise.NOTHING, Access.NONE);
    deed(kind, "createsv", Deed.TAKES);
    deed(kind, "promotesv", Deed.RESTORES);
    deed(kind, "removevv", Deed.ENDS);

    kind = "threepar-physical-copy";
    state(kind, "Initialized", Promise.NOTHING, Access.NONE);
    state(kind, "ResyncInProgress", Promise.IMAGE, Access.NONE);
    state(kind, "CopyInProgress", Promise.IMAGE, Access.NONE);
    state(kind, "Frozen", Promise.IMAGE, Access.NONE);
    state(kind, "Broken", Promise.NOTHING, Access.NONE);
    state(kind, "cpf", Promise.NOTHING, Access.NONE);
    deed(kind, "createvvcopy", Deed.TAKES);
    deed(kind, "createvvcopy -r", Deed.TAKES);
    deed(kind, "promotevvcopy", Deed.ENDS);
    deed(kind, "removevv", Deed.ENDS);
  }

  static Meaning meaning(CopyWitness.Pair pair) {
    String kind = SessionTables.kind(pair.table.table().kind());
    Meaning meaning = STATES.get(kind + " " + pair.state.word());
    Truth.require(meaning != null, "nobody knows what " + pair.state + " of " + kind + " promises");
    return meaning;
  }

  static Promise of(CopyWitness.Pair pair) {
    Promise promise = meaning(pair).promise();
    if (promise != Promise.IMAGE_IF_WHOLE) {
      return promise;
    }
    return pair.whole ? Promise.IMAGE : Promise.IMAGE_IF_ANY;
  }

  static Access access(CopyWitness.Pair pair) {
    Access access = meaning(pair).target();
    if (access != Access.IF_WHOLE) {
      return access;
    }
    return pair.whole ? Access.BOTH : Access.NONE;
  }

  /** Whether source and target are offline while the bitmaps cannot be reached. */
  static boolean needsBitmaps(CopyWitness.Pair pair) {
    return NEEDING.contains(pair.state.word())
        || (pair.state.word().equals("idle_or_copied") && pair.incremental);
  }

  /** Whether a copy takes its source only together with all others of its group. */
  static boolean asOne(CopyWitness.Pair pair) {
    return !pair.group.isEmpty()
        && SessionTables.kind(pair.table.table().kind()).equals("storwize-flashcopy");
  }

  /** What an operation brings about, or null. */
  static Deed deed(String kind, String operation) {
    return DEEDS.get(kind + " " + operation);
  }
}
