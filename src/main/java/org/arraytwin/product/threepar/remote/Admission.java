package org.arraytwin.product.threepar.remote;

import org.arraytwin.array.Condition;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.product.threepar.copy.Copies;
import org.arraytwin.product.threepar.copy.Replica;
import org.arraytwin.product.threepar.copy.SnapshotSpace;
import org.jspecify.annotations.Nullable;

/**
 * Which volumes a remote copy group takes besides what the engine asks of them: each condition is
 * one of the web services API's.
 *
 * @param copies of the array
 * @param secondary whether the volume is to be a secondary one
 * @param domain of the group, empty for none
 */
public record Admission(Copies copies, boolean secondary, String domain) {

  /** What keeps a volume from being admitted, in words; null where nothing does. */
  public @Nullable String problem(String name) {
    Volume volume = copies.named(name);
    if (volume == null) {
      return null; // the engine tells that
    }
    String object = name + " on " + copies.site().name();
    if (copies.data().internal(name)) {
      return "Virtual volume is internal: " + object + " is the system's own";
    }
    if (volume.provisioning() == Provisioning.PEER) {
      return "Virtual volume is peer provisioned: "
          + object
          + " has its data on another system still";
    }
    Replica replica = copies.onto(volume.id());
    if (replica != null) {
      return copy(object, replica);
    }
    String own = Domains.of(copies.site(), volume);
    if (!own.equals(domain)) {
      return "Virtual volume is not in the domain of the group: "
          + object
          + " is in "
          + Domains.word(own)
          + ", the group in "
          + Domains.word(domain);
    }
    Condition.State state = copies.site().health().condition(volume.id()).state();
    if (state == Condition.State.READ_ONLY) {
      return "Virtual volume is read-only: " + object + " takes no writes of hosts";
    }
    if (state != Condition.State.ONLINE || copies.halfway(volume.id()) != null) {
      return "Virtual volume has an internal consistency error: "
          + object
          + " is "
          + (state == Condition.State.ONLINE ? "half of what was promoted to it" : state.word());
    }
    if (copies.promoting(volume.id()) != null) {
      return "Promote of a virtual volume is in progress: " + object + "; wait until that is done";
    }
    if (!SnapshotSpace.of(copies, volume)) {
      return (secondary ? "Remote volume" : "Virtual volume")
          + " has no snapshot space: "
          + object
          + "; setvv -snp_cpg gives it some";
    }
    return null;
  }

  private String copy(String object, Replica replica) {
    String parent = replica.parent().name();
    if (!replica.virtual()) {
      return "A physical copy cannot be admitted: "
          + object
          + " is a physical copy of "
          + parent
          + "; promotevvcopy makes it a base volume";
    }
    if (replica.readOnly()) {
      return "Virtual volume is read-only: " + object + " is a virtual copy of " + parent;
    }
    Volume base = copies.base(replica.volume());
    return copies.site().groupOf(base.id()) == null
        ? "Virtual volume is not a base volume: "
            + object
            + " is a virtual copy of "
            + parent
            + ", and only base volumes are admitted here"
        : "A group cannot have several virtual volumes of one family: "
            + object
            + " is a virtual copy of "
            + parent
            + ", and "
            + base.name()
            + " is in a group";
  }
}
