package org.arraytwin.slp;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers messages, without sockets. Multicast requests are answered only where there is something
 * to say; unicast ones always, with an error where they cannot be served. What is no request at all
 * stays unanswered.
 */
final class ServiceAgent {
  private static final String LANGUAGE = "en";
  private static final String SCOPE = "default";
  private static final String AGENTS = "service:service-agent";
  private static final String DIRECTORIES = "service:directory-agent";
  private static final int REGISTRATION = 3;
  private static final int DEREGISTRATION = 4;
  private static final int MUST_UNDERSTAND = 0x4000;
  private static final int MUST_UNDERSTAND_END = 0x7FFF;

  private final Advertised advertised;

  ServiceAgent(Advertised advertised) {
    this.advertised = advertised;
  }

  /**
   * The answer to a message, or null for none.
   *
   * @param message as it came
   * @param maxBytes the answer may have
   * @param host this machine towards the asker
   */
  byte @Nullable [] answer(byte[] message, int maxBytes, String host) {
    MessageReader in = new MessageReader(message);
    Header header;
    try {
      header = Header.read(in);
    } catch (SlpException e) {
      return null;
    }
    if (!asks(header.function())) {
      return null;
    }
    try {
      return answer(header, in, message.length, maxBytes, host);
    } catch (SlpException e) {
      return header.multicast() ? null : new Reply(header, maxBytes).error(e.error());
    }
  }

  private static boolean asks(int function) {
    return Set.of(Request.SERVICES, Request.ATTRIBUTES, Request.TYPES, REGISTRATION, DEREGISTRATION)
        .contains(function);
  }

  private byte @Nullable [] answer(
      Header header, MessageReader in, int length, int maxBytes, String host) {
    if (header.version() != Header.VERSION) {
      throw new SlpException(SlpError.VER_NOT_SUPPORTED, "version 2 only");
    }
    if (header.length() != length) {
      throw SlpException.malformed("length " + header.length() + ", but " + length + " bytes");
    }
    Request request = Request.read(header.function(), in);
    if (request == null) {
      throw new SlpException(SlpError.RQST_NOT_SUPPORTED, "this is no directory agent");
    }
    checkExtensions(header.extension(), in);
    if (request.previousResponders().contains(host)) {
      return null;
    }
    Reply reply = new Reply(header, maxBytes);
    if (request instanceof Request.Services services) {
      if (SlpText.fold(services.type()).equals(AGENTS)) {
        return agent(reply, services, host);
      }
      if (SlpText.fold(services.type()).equals(DIRECTORIES)) {
        return header.multicast() ? null : reply.services(List.of());
      }
    }
    check(request);
    List<?> found = found(header, request, host);
    if (found.isEmpty() && header.multicast()) {
      return null;
    }
    return write(reply, request, found);
  }

  /** Optional extensions are passed over, mandatory ones refused (RFC 2608, 9.1). */
  private static void checkExtensions(int first, MessageReader in) {
    int next = first;
    while (next != 0) {
      in.moveTo(next);
      int id = in.u16();
      int after = in.u24();
      if (id >= MUST_UNDERSTAND && id <= MUST_UNDERSTAND_END) {
        throw new SlpException(SlpError.OPTION_NOT_UNDERSTOOD, "extension " + id + " is unknown");
      }
      if (after != 0 && after <= next) {
        throw SlpException.malformed("extensions go backwards");
      }
      next = after;
    }
  }

  private static void check(Request request) {
    if (request.scopes().stream().noneMatch(s -> SlpText.fold(s).equals(SCOPE))) {
      throw new SlpException(
          SlpError.SCOPE_NOT_SUPPORTED, "scopes " + request.scopes() + ", expected " + SCOPE);
    }
    if (!request.securityParameters().isBlank()) {
      throw new SlpException(SlpError.AUTHENTICATION_UNKNOWN, "answers are not signed");
    }
  }

  /** This agent itself; asked for without scopes, too (RFC 2608, 8.6). */
  private static byte @Nullable [] agent(Reply reply, Request.Services asked, String host) {
    if (!asked.scopes().isEmpty()) {
      check(asked);
    }
    List<Attribute> none = List.of();
    return FilterParser.parse(asked.predicate()).accepts(none)
        ? reply.agent(AGENTS + "://" + host, List.of(SCOPE), none)
        : null;
  }

  private List<?> found(Header header, Request request, String host) {
    List<Advertisement> all = advertised.at(host);
    if (request instanceof Request.Services asked) {
      Filter filter = FilterParser.parse(asked.predicate());
      List<Advertisement> ofType = all.stream().filter(a -> a.isOf(asked.type())).toList();
      checkLanguage(header, filter != Filter.ANY && !ofType.isEmpty());
      return ofType.stream()
          .filter(a -> filter.accepts(a.attributes()))
          .map(Advertisement::url)
          .toList();
    }
    if (request instanceof Request.OfService asked) {
      List<Advertisement> meant =
          all.stream()
              .filter(
                  a ->
                      asked.url().contains("://")
                          ? SlpText.fold(a.url()).equals(SlpText.fold(asked.url()))
                          : a.isOf(asked.url()))
              .toList();
      checkLanguage(header, !meant.isEmpty());
      return Attributes.named(Attributes.union(meant), asked.tags());
    }
    String authority = ((Request.Types) request).namingAuthority();
    return all.stream()
        .filter(a -> authority == null || a.namingAuthority().equals(authority))
        .map(Advertisement::type)
        .distinct()
        .toList();
  }

  /** Attributes are in English; a dialect of it will do. URLs have no language. */
  private static void checkLanguage(Header header, boolean matters) {
    String asked = SlpText.fold(header.language());
    if (matters && !asked.equals(LANGUAGE) && !asked.startsWith(LANGUAGE + "-")) {
      throw new SlpException(
          SlpError.LANGUAGE_NOT_SUPPORTED, "language " + asked + ", expected " + LANGUAGE);
    }
  }

  private static byte[] write(Reply reply, Request request, List<?> found) {
    if (request instanceof Request.OfService) {
      return reply.attributes(found.stream().map(Attribute.class::cast).toList());
    }
    List<String> texts = found.stream().map(String.class::cast).toList();
    return request instanceof Request.Services ? reply.services(texts) : reply.types(texts);
  }
}
