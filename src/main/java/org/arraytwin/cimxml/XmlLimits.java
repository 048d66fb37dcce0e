package org.arraytwin.cimxml;

/**
 * What a document may cost before it is refused.
 *
 * @param bodyBytes the whole document, in bytes
 * @param tagBytes one tag with its attributes, in bytes
 * @param depth elements inside one another
 * @param attributes on one element
 * @param textChars the text of one element, in UTF-16 units
 * @param elements in the whole document
 * @param calls in one message
 */
public record XmlLimits(
    long bodyBytes,
    int tagBytes,
    int depth,
    int attributes,
    int textChars,
    int elements,
    int calls) {
  /** For requests of clients: 32 MiB in all, 64 KiB a tag, 64 deep, 4 Mi characters a text. */
  public static final XmlLimits REQUEST =
      new XmlLimits(32L << 20, 64 << 10, 64, 32, 4 << 20, 1_000_000, 1_000);
}
