package org.arraytwin.product.eternus.ccm.call;

import io.vavr.collection.Iterator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.arraytwin.fleet.document.Document;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.profile.HostContext;
import org.arraytwin.wbem.StaleMoment;

/**
 * What the server keeps for itself: copy groups, and the volumes protected from being copied to.
 */
public final class Store {
  private final HostContext context;
  private final String groups;
  private final String inhibited;

  public Store(HostContext context) {
    this.context = context;
    groups = context.room() + "group";
    inhibited = context.room() + "inhibited";
  }

  /** All groups in the order in which they were created. */
  public Iterator<Group> groups() {
    return Iterator.ofAll(context.shelf().documents().folder(groups).all()).map(Group::of);
  }

  /**
   * The group of that name.
   *
   * @throws CcmException where there is none
   */
  public Group group(String name) {
    return group(context.shelf().documents(), name);
  }

  private Group group(Documents documents, String name) {
    Document found = documents.folder(groups).get(name);
    if (found == null) {
      throw new CcmException(Trouble.NO_GROUP, name);
    }
    return Group.of(found);
  }

  public void create(Group group) {
    commit(
        documents -> {
          if (documents.folder(groups).get(group.name()) != null) {
            throw new CcmException(Trouble.GROUP_EXISTS, group.name());
          }
          return new Write.Put(group.document(groups));
        });
  }

  public void change(String name, Function<Group, Group> change) {
    commit(documents -> new Write.Put(change.apply(group(documents, name)).document(groups)));
  }

  public void remove(String name) {
    commit(
        documents -> {
          group(documents, name);
          return new Write.Remove(groups, name);
        });
  }

  public boolean inhibited(VolumeRef volume) {
    return context.shelf().documents().folder(inhibited).get(key(volume)) != null;
  }

  public void inhibit(VolumeRef volume, boolean on) {
    commit(
        documents ->
            on
                ? new Write.Put(
                    new Document(
                        inhibited,
                        key(volume),
                        volume.text().getBytes(StandardCharsets.UTF_8),
                        List.of()))
                : new Write.Remove(inhibited, key(volume)));
  }

  private static String key(VolumeRef volume) {
    return VolumeRef.whole(volume.box(), volume.number()).text();
  }

  /** Decides again where somebody else was faster. */
  private void commit(Function<Documents, Write> decision) {
    boolean written = false;
    while (!written) {
      Documents seen = context.shelf().documents();
      written = commit(seen.version(), decision.apply(seen));
    }
  }

  /** Whether nobody has written since that version; else nothing is done. */
  private boolean commit(long version, Write write) {
    try {
      context.shelf().commit(version, List.of(write));
      return true;
    } catch (StaleMoment e) {
      return false;
    }
  }
}
