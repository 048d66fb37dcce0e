package org.arraytwin.fleet.document;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An opaque document: where it is filed, its canonical bytes, and under which links it can be found
 * besides. Two are equal where all of these are; the memo is no part of the value.
 */
public final class Document {
  private final String folder;
  private final String key;
  private final byte[] bytes;
  private final List<String> links;
  private volatile @Nullable Object memo;

  /**
   * Takes over the bytes: the caller must not change them afterwards.
   *
   * @param folder what it is filed in
   * @param key unique in the folder
   * @param links each once, in any order that is the same for the same object
   */
  public Document(String folder, String key, byte[] bytes, List<String> links) {
    this.folder = folder;
    this.key = key;
    this.bytes = bytes;
    this.links = List.copyOf(links);
  }

  public String folder() {
    return folder;
  }

  public String key() {
    return key;
  }

  /** The bytes themselves, not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** What it takes, in bytes, as far as that follows from its value: bytes, key and links. */
  public long size() {
    long size = bytes.length + (long) key.length();
    for (String link : links) {
      size += link.length();
    }
    return size;
  }

  public List<String> links() {
    return links;
  }

  /** What a reader once made of the bytes, or null. */
  public @Nullable Object memo() {
    return memo;
  }

  /** Keeps what a reader made of the bytes; it must follow from them and from nothing that ends. */
  public void memo(Object made) {
    memo = made;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Document d
        && folder.equals(d.folder)
        && key.equals(d.key)
        && Arrays.equals(bytes, d.bytes)
        && links.equals(d.links);
  }

  @Override
  public int hashCode() {
    return Objects.hash(folder, key, Arrays.hashCode(bytes));
  }

  @Override
  public String toString() {
    return folder + ":" + key + " (" + bytes.length + " bytes)";
  }
}
