package org.arraytwin.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What is sent must be XML in UTF-8, and the client must take the same back (DSP0200 7.3). */
final class NegotiationHandler extends Handler.Wrapper {
  private static final Set<String> XML = Set.of("text/xml", "application/xml");
  private static final Set<String> TAKES_XML =
      Set.of("text/xml", "application/xml", "text/*", "application/*", "*/*", "*");
  private static final Set<String> TAKES_UTF8 = Set.of("utf-8", "utf8", "*");
  private static final Pattern LANGUAGES = Pattern.compile("[A-Za-z0-9*;=., \\t-]*");

  NegotiationHandler(Handler next) {
    super(next);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (encoded(request.getHeaders().get(HttpHeader.CONTENT_ENCODING))) {
      response.getHeaders().put(HttpHeader.ACCEPT_ENCODING, "identity");
      return new Refusal(415, null, "request bodies are taken as they are, not compressed")
          .send(request, response, callback);
    }
    Refusal refusal = judge(request.getHeaders());
    return refusal == null
        ? super.handle(request, response, callback)
        : refusal.send(request, response, callback);
  }

  private static boolean encoded(@Nullable String contentEncoding) {
    return contentEncoding != null && !contentEncoding.trim().equalsIgnoreCase("identity");
  }

  private static @Nullable Refusal judge(HttpFields headers) {
    String type = headers.get(HttpHeader.CONTENT_TYPE);
    if (type != null && !isXmlUtf8(type)) {
      return new Refusal(
          400, null, "Content-Type " + type + "; expected application/xml; charset=\"utf-8\"");
    }
    if (!takes(headers, HttpHeader.ACCEPT, TAKES_XML)
        || !takes(headers, HttpHeader.ACCEPT_CHARSET, TAKES_UTF8)
        || Coding.of(headers) == Coding.NONE) {
      return new Refusal(406, null, "answers are application/xml in UTF-8, plain or gzip");
    }
    if (headers.contains(HttpHeader.RANGE) || headers.contains(HttpHeader.ACCEPT_RANGES)) {
      return new Refusal(406, null, "ranges are not supported");
    }
    for (HttpHeader header : List.of(HttpHeader.ACCEPT_LANGUAGE, HttpHeader.CONTENT_LANGUAGE)) {
      String languages = headers.get(header);
      if (languages != null && !LANGUAGES.matcher(languages).matches()) {
        return new Refusal(400, "request-not-valid", header + " is not a language list");
      }
    }
    return null;
  }

  private static boolean isXmlUtf8(String contentType) {
    String[] parts = contentType.split(";", -1);
    if (!XML.contains(parts[0].trim().toLowerCase(Locale.ROOT))) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].trim().toLowerCase(Locale.ROOT);
      if (parameter.startsWith("charset")) {
        String charset = parameter.substring(parameter.indexOf('=') + 1).trim().replace("\"", "");
        return TAKES_UTF8.contains(charset) && !charset.equals("*");
      }
    }
    return true;
  }

  private static boolean takes(HttpFields headers, HttpHeader header, Set<String> ours) {
    if (!headers.contains(header)) {
      return true;
    }
    return headers.getQualityCSV(header).stream()
        .map(value -> value.split(";", -1)[0].trim().toLowerCase(Locale.ROOT))
        .anyMatch(ours::contains);
  }
}
