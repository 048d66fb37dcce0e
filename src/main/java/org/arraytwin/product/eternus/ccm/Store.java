package org.arraytwin.product.eternus.ccm;

import io.vavr.collection.Iterator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.arraytwin.fleet.document.Document;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.profile.HostContext;
import org.arraytwin.wbem.StaleMoment;
import org.jspecify.annotations.Nullable;

/** What the server keeps for itself: copy groups, and the volumes protected from being copied to. */
final class Store {
  private final HostContext context;
  private final String groups;
  private final String inhibited;

  Store(HostContext context) {
    this.context = context;
    groups = context.room() + "group";
    inhibited = context.room() + "inhibited";
  }

  /** All groups in the order in which they were created. */
  Iterator<Group> groups() {
    return Iterator.ofAll(context.shelf().documents().folder(groups).all()).map(Group::of);
  }

  /**
   * The group of that name.
   *
   * @throws CcmException where there is none
   */
  Group group(String name) {
    return group(context.shelf().documents(), name);
  }

  private Group group(Documents documents, String name) {
    Document found = documents.folder(groups).get(name);
    if (found == null) {
      throw new CcmException(Trouble.NO_GROUP, name);
    }
    return Group.of(found);
  }

  void create(Group group) {
    commit(
        documents -> {
          if (documents.folder(groups).get(group.name()) != null) {
            throw new CcmException(Trouble.GROUP_EXISTS, group.name());
          }
          return new Write.Put(group.document(groups));
        });
  }

  void change(String name, Function<Group, Group> change) {
    commit(documents -> new Write.Put(change.apply(group(documents, name)).document(groups)));
  }

  void remove(String name) {
    commit(
        documents -> {
          group(documents, name);
          return new Write.Remove(groups, name);
        });
  }

  boolean inhibited(VolumeRef volume) {
    return context.shelf().documents().folder(inhibited).get(key(volume)) != null;
  }

  void inhibit(VolumeRef volume, boolean on) {
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
  private void commit(Function<Documents, @Nullable Write> decision) {
    while (true) {
      Documents seen = context.shelf().documents();
      Write write = decision.apply(seen);
      if (write == null) {
        return;
      }
      try {
        context.shelf().commit(seen.version(), List.of(write));
        return;
      } catch (StaleMoment e) {
        // Decided upon what is no longer so; again.
        continue;
      }
    }
  }
}
