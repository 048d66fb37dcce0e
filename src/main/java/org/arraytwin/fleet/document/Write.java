package org.arraytwin.fleet.document;

/** One change of the documents of an array. */
public sealed interface Write {
  String folder();

  String key();

  /** Files a document, in the place of the one of its folder and key if there is one. */
  record Put(Document document) implements Write {
    @Override
    public String folder() {
      return document.folder();
    }

    @Override
    public String key() {
      return document.key();
    }
  }

  /** Takes a document out; nothing happens where there is none. */
  record Remove(String folder, String key) implements Write {}
}
