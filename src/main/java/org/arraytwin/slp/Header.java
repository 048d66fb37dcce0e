package org.arraytwin.slp;

/**
 * The head of every message (RFC 2608, 8).
 *
 * @param version 2
 * @param function which message it is
 * @param length of the whole message in bytes
 * @param flags {@link #OVERFLOW}, {@link #FRESH}, {@link #MULTICAST}
 * @param extension where the first extension begins, 0 for none
 * @param xid copied from request to reply
 * @param language of its texts
 */
record Header(
    int version, int function, int length, int flags, int extension, int xid, String language) {
  static final int VERSION = 2;
  static final int OVERFLOW = 0x8000;
  static final int FRESH = 0x4000;
  static final int MULTICAST = 0x2000;
  static final int BYTES_BEFORE_LANGUAGE = 14;

  /**
   * Reads a head and leaves the reader behind it.
   *
   * @throws SlpException PARSE_ERROR where the message is too short for one
   */
  static Header read(MessageReader in) {
    int version = in.u8();
    int function = in.u8();
    int length = in.u24();
    int flags = in.u16();
    int extension = in.u24();
    int xid = in.u16();
    return new Header(version, function, length, flags, extension, xid, in.string());
  }

  boolean multicast() {
    return (flags & MULTICAST) != 0;
  }
}
