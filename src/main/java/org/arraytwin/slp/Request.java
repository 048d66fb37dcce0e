package org.arraytwin.slp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What user agents ask of a service agent (RFC 2608, 8 and 10). */
sealed interface Request {
  int SERVICES = 1;
  int ATTRIBUTES = 6;
  int TYPES = 9;

  /** The addresses whose answers the asker has. */
  List<String> previousResponders();

  List<String> scopes();

  /** Names of the keys that the answer is to be signed with; this agent has none. */
  String securityParameters();

  /** SrvRqst: the services of a type that pass a predicate. */
  record Services(
      List<String> previousResponders,
      String type,
      List<String> scopes,
      String predicate,
      String securityParameters)
      implements Request {}

  /** AttrRqst: the attributes of one service, or of all of a type. */
  record OfService(
      List<String> previousResponders,
      String url,
      List<String> scopes,
      List<String> tags,
      String securityParameters)
      implements Request {}

  /** SrvTypeRqst: the types there are; of a naming authority, or of any. */
  record Types(
      List<String> previousResponders, @Nullable String namingAuthority, List<String> scopes)
      implements Request {
    @Override
    public String securityParameters() {
      return "";
    }
  }

  /** The body of a request; null for a message that is none of the three. */
  static @Nullable Request read(int function, MessageReader in) {
    return switch (function) {
      case SERVICES ->
          new Services(
              SlpText.list(in.string()),
              SlpText.unescape(in.string()),
              SlpText.list(in.string()),
              in.string(),
              in.string());
      case ATTRIBUTES ->
          new OfService(
              SlpText.list(in.string()),
              SlpText.unescape(in.string()),
              SlpText.list(in.string()),
              SlpText.list(in.string()),
              in.string());
      case TYPES -> new Types(SlpText.list(in.string()), authority(in), SlpText.list(in.string()));
      default -> null;
    };
  }

  private static @Nullable String authority(MessageReader in) {
    final int anybody = 0xFFFF;
    int length = in.u16();
    return length == anybody ? null : SlpText.fold(in.string(length));
  }
}
