package org.arraytwin.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pull operations as messages written by hand, and what to look for in their answers. */
final class PullCalls {
  private static final Pattern CODE = Pattern.compile("<ERROR CODE=\"([0-9]+)\"");
  private static final Pattern CONTEXT =
      Pattern.compile(
          "<PARAMVALUE NAME=\"EnumerationContext\" PARAMTYPE=\"string\"><VALUE>([^<]*)</VALUE>");
  private static final Pattern END =
      Pattern.compile(
          "<PARAMVALUE NAME=\"EndOfSequence\" PARAMTYPE=\"boolean\"><VALUE>([A-Z]*)</VALUE>");

  private PullCalls() {}

  /** A call; parameters are name and XML of the value by turns. */
  static byte[] call(String operation, String namespace, String... parameters) {
    StringBuilder body =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
            .append("<CIM CIMVERSION=\"2.0\" DTDVERSION=\"2.0\"><MESSAGE ID=\"7\" PROTOCOLVERSION")
            .append("=\"1.0\"><SIMPLEREQ><IMETHODCALL NAME=\"")
            .append(operation)
            .append("\"><LOCALNAMESPACEPATH>");
    for (String part : namespace.split("/", -1)) {
      body.append("<NAMESPACE NAME=\"").append(part).append("\"/>");
    }
    body.append("</LOCALNAMESPACEPATH>");
    for (int i = 0; i < parameters.length; i += 2) {
      body.append("<IPARAMVALUE NAME=\"").append(parameters[i]).append("\">");
      body.append(parameters[i + 1]).append("</IPARAMVALUE>");
    }
    body.append("</IMETHODCALL></SIMPLEREQ></MESSAGE></CIM>");
    byte[] content = body.toString().getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = RawHttp.headers();
    headers.put("CIMMethod", operation);
    headers.put("CIMObject", namespace);
    headers.put("Content-Length", Integer.toString(content.length));
    return RawHttp.request("POST /cimom HTTP/1.1", headers, content);
  }

  static String value(Object text) {
    return "<VALUE>" + text + "</VALUE>";
  }

  static String className(String name) {
    return "<CLASSNAME NAME=\"" + name + "\"/>";
  }

  /** The answer to a call, as text. */
  static String answer(RawHttp http, byte[] call) throws IOException {
    http.send(call);
    RawHttp.Reply reply = http.reply();
    if (reply.status() != 200) {
      throw new AssertionError("HTTP status " + reply.status() + ": " + reply.headers());
    }
    return reply.body();
  }

  /** The status of an answer; 0 where it is none of an error. */
  static int status(String answer) {
    Matcher code = CODE.matcher(answer);
    return code.find() ? Integer.parseInt(code.group(1)) : 0;
  }

  /** The context of an answer, null where it has none or NULL. */
  static String context(String answer) {
    Matcher context = CONTEXT.matcher(answer);
    return context.find() ? context.group(1) : null;
  }

  static boolean ended(String answer) {
    Matcher end = END.matcher(answer);
    if (!end.find()) {
      throw new AssertionError("no EndOfSequence in " + answer);
    }
    return end.group(1).equals("TRUE");
  }

  static int occurrences(String answer, String element) {
    return answer.split("<" + Pattern.quote(element) + "[ >]", -1).length - 1;
  }
}
