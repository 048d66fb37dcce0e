package org.arraytwin.product.bs2000.system;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.arraytwin.fleet.document.Document;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.profile.HostContext;
import org.jspecify.annotations.Nullable;

/**
 * What a host keeps for itself, as documents: labels, pubsets in use, pairs that are being ended,
 * settings, snapsets. Reading is of one moment; writes are handed to those who order something.
 */
public final class Notebook {
  private static final String LABEL = "label";
  private static final String PUBSET = "pubset";

  private final String room;
  private final Documents documents;

  Notebook(HostContext context, Documents documents) {
    this.room = context.room();
    this.documents = documents;
  }

  @Nullable Label label(String mn) {
    Document found = documents.folder(room + LABEL).get(mn);
    return found == null ? null : new Label(found);
  }

  public Write label(Disk disk, Label label) {
    return new Write.Put(label.document(room + LABEL, disk.mn()));
  }

  /** The devices that a pubset in use consists of, by mnemonic; empty where it is not in use. */
  public List<String> devices(String pubset) {
    String text = text(PUBSET, pubset);
    return text == null ? List.of() : List.of(text.split(",", -1));
  }

  /** The pubset that uses a device, or null. */
  public @Nullable String user(String mn) {
    var all = documents.folder(room + PUBSET).all();
    while (!mn.isEmpty() && all.hasNext()) {
      Document one = all.next();
      if (devices(one.key()).contains(mn)) {
        return one.key();
      }
    }
    return null;
  }

  public Write imported(String pubset, List<String> devices) {
    return put(PUBSET, pubset, String.join(",", devices));
  }

  public Write exported(String pubset) {
    return remove(PUBSET, pubset);
  }

  /** A note of some kind, or null where there is none. */
  public @Nullable String text(String kind, String key) {
    Document found = documents.folder(room + kind).get(key);
    return found == null ? null : new String(found.bytes(), StandardCharsets.UTF_8);
  }

  /** The keys of all notes of a kind, in the order in which they came. */
  public List<String> keys(String kind) {
    return io.vavr.collection.Iterator.ofAll(documents.folder(room + kind).all())
        .map(Document::key)
        .toJavaList();
  }

  public Write put(String kind, String key, String text) {
    return new Write.Put(
        new Document(room + kind, key, text.getBytes(StandardCharsets.UTF_8), List.of()));
  }

  public Write remove(String kind, String key) {
    return new Write.Remove(room + kind, key);
  }
}
