package org.arraytwin.fleet.document;

import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All documents of one array. Immutable; {@link #apply} makes the next ones. */
public final class Documents {
  public static final Documents NONE = new Documents(0, 0, HashMap.empty());

  private final long version;
  private final long size;
  private final HashMap<String, Folder> folders;

  private Documents(long version, long size, HashMap<String, Folder> folders) {
    this.version = version;
    this.size = size;
    this.folders = folders;
  }

  /** How often they were written. */
  public long version() {
    return version;
  }

  /** What all of them take, in bytes, see {@link Document#size}. */
  public long size() {
    return size;
  }

  /** A folder; an empty one where nothing is filed under that name. */
  public Folder folder(String name) {
    return folders.get(name).getOrElse(Folder.EMPTY);
  }

  /** The names of the folders that hold something, sorted. */
  public Vector<String> folders() {
    return folders.keySet().toVector().sorted();
  }

  /** After some writes, in their order. */
  public Documents apply(List<Write> writes) {
    HashMap<String, Folder> next = folders;
    String name = null;
    Folder open = Folder.EMPTY;
    long taken = size;
    for (Write write : writes) {
      if (!write.folder().equals(name)) {
        next = name == null ? next : close(next, name, open);
        name = write.folder();
        open = next.get(name).getOrElse(Folder.EMPTY);
      }
      Document before = open.get(write.key());
      taken -= before == null ? 0 : before.size();
      taken += write instanceof Write.Put put ? put.document().size() : 0;
      open = write instanceof Write.Put put ? open.with(put.document()) : open.without(write.key());
    }
    return new Documents(version + 1, taken, name == null ? next : close(next, name, open));
  }

  private static HashMap<String, Folder> close(
      HashMap<String, Folder> folders, String name, Folder folder) {
    return folder.size() == 0 ? folders.remove(name) : folders.put(name, folder);
  }

  /** What is wrong with what a write has left, or null where all is well. */
  public @Nullable String problem(Write write) {
    return folder(write.folder()).problem(write.key());
  }
}
