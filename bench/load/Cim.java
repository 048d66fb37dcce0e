import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests of the operations that are measured, ready to be sent. */
final class Cim {
  private static final int NAMES = 1_000;
  private static final int PER_PULL = 1_000;
  private static final Pattern CONTEXT =
      Pattern.compile("<PARAMVALUE NAME=\"EnumerationContext\"[^>]*><VALUE>([^<]+)</VALUE>");
  private static final Pattern END =
      Pattern.compile("<PARAMVALUE NAME=\"EndOfSequence\"[^>]*><VALUE>(?i:true)</VALUE>");
  private static final Pattern KEY =
      Pattern.compile("KEYBINDING NAME=\"([^\"]+)\"><KEYVALUE[^>]*>([^<]+)</KEYVALUE>");

  final String namespace;
  private final String cimClass;
  private final String login;
  private final String method;
  private final List<String> names = new ArrayList<>();
  private String service = "";

  Cim(String namespace, String cimClass, String login, String method) {
    this.namespace = namespace;
    this.cimClass = cimClass;
    this.login = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    this.method = method;
  }

  /** Asks for the names that the other requests use: up to 1,000, spread over all there are. */
  int learn(Wire wire, String serviceClass) throws IOException {
    List<String> all = names(wire, cimClass);
    if (all.isEmpty()) {
      throw new IOException("no instances of " + cimClass);
    }
    for (int i = 0; i < Math.min(NAMES, all.size()); i++) {
      names.add(all.get((int) ((long) i * all.size() / Math.min(NAMES, all.size()))));
    }
    if (!serviceClass.isEmpty()) {
      service = names(wire, serviceClass).get(0);
    }
    return all.size();
  }

  private List<String> names(Wire wire, String of) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    wire.call(intrinsic("EnumerateInstanceNames", className(of)), kept);
    String text = kept.toString(StandardCharsets.UTF_8);
    List<String> found = new ArrayList<>();
    for (int at = text.indexOf("<INSTANCENAME"); at >= 0; ) {
      int end = text.indexOf("</INSTANCENAME>", at) + "</INSTANCENAME>".length();
      found.add(text.substring(at, end));
      at = text.indexOf("<INSTANCENAME", end);
    }
    return found;
  }

  /** The requests of an operation, asked in turn; for a pull, the opening one. */
  List<byte[]> requests(String operation) {
    return switch (operation) {
      case "GetInstance" -> byName(operation, "InstanceName");
      case "Associators", "AssociatorNames" -> byName(operation, "ObjectName");
      case "Pull" ->
          List.of(
              intrinsic(
                  "OpenEnumerateInstances",
                  className(cimClass) + number("MaxObjectCount", PER_PULL)));
      case "ExecQuery" -> names.stream().map(this::query).toList();
      case "InvokeMethod" -> List.of(extrinsic());
      default -> List.of(intrinsic(operation, className(cimClass)));
    };
  }

  /** What follows an answer of a pull: the next pull, or null at the end of the sequence. */
  byte[] next(String tail) {
    String context = context(tail);
    return context == null
        ? null
        : intrinsic(
            "PullInstancesWithPath",
            value("EnumerationContext", context) + number("MaxObjectCount", PER_PULL));
  }

  /** What gives up the enumeration of an answer, or null at the end of the sequence. */
  byte[] close(String tail) {
    String context = context(tail);
    return context == null
        ? null
        : intrinsic("CloseEnumeration", value("EnumerationContext", context));
  }

  private static String context(String tail) {
    if (END.matcher(tail).find()) {
      return null;
    }
    Matcher context = CONTEXT.matcher(tail);
    if (!context.find()) {
      throw new IllegalStateException("no EnumerationContext in " + tail);
    }
    return context.group(1);
  }

  private List<byte[]> byName(String operation, String parameter) {
    return names.stream()
        .map(n -> intrinsic(operation, parameter(parameter, n)))
        .toList();
  }

  /** Equality of the last key, which is what tells the instances apart. */
  private byte[] query(String name) {
    Matcher keys = KEY.matcher(name);
    String condition = "";
    while (keys.find()) {
      condition = keys.group(1) + " = '" + keys.group(2) + "'";
    }
    return intrinsic(
        "ExecQuery",
        value("QueryLanguage", "WQL")
            + value("Query", "SELECT * FROM " + cimClass + " WHERE " + condition));
  }

  private static String className(String name) {
    return parameter("ClassName", "<CLASSNAME NAME=\"" + name + "\"/>");
  }

  private static String number(String name, long value) {
    return value(name, Long.toString(value));
  }

  private static String value(String name, String text) {
    return parameter(name, "<VALUE>" + text + "</VALUE>");
  }

  private static String parameter(String name, String value) {
    return "<IPARAMVALUE NAME=\"" + name + "\">" + value + "</IPARAMVALUE>";
  }

  private String path() {
    StringBuilder path = new StringBuilder("<LOCALNAMESPACEPATH>");
    for (String part : namespace.split("/", -1)) {
      path.append("<NAMESPACE NAME=\"").append(part).append("\"/>");
    }
    return path.append("</LOCALNAMESPACEPATH>").toString();
  }

  private byte[] intrinsic(String name, String parameters) {
    return message(
        name,
        namespace,
        "<IMETHODCALL NAME=\"" + name + "\">" + path() + parameters + "</IMETHODCALL>");
  }

  private byte[] extrinsic() {
    String[] words = method.split(" ");
    StringBuilder body = new StringBuilder("<METHODCALL NAME=\"" + words[0] + "\">");
    body.append("<LOCALINSTANCEPATH>").append(path()).append(service);
    body.append("</LOCALINSTANCEPATH>");
    StringBuilder keys = new StringBuilder();
    Matcher key = KEY.matcher(service);
    while (key.find()) {
      keys.append(keys.isEmpty() ? "" : ",").append(key.group(1));
      keys.append("=\"").append(key.group(2)).append('"');
    }
    String cimClass = service.replaceAll("(?s).*?CLASSNAME=\"([^\"]+)\".*", "$1");
    for (String word : Arrays.asList(words).subList(1, words.length)) {
      String[] parameter = word.split("=");
      body.append("<PARAMVALUE NAME=\"").append(parameter[0]).append("\" PARAMTYPE=\"uint16\">");
      body.append("<VALUE>").append(parameter[1]).append("</VALUE></PARAMVALUE>");
    }
    return message(
        words[0], namespace + ":" + cimClass + "." + keys, body + "</METHODCALL>");
  }

  private byte[] message(String name, String object, String call) {
    String body =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><CIM CIMVERSION=\"2.0\" DTDVERSION=\"2.0\">"
            + "<MESSAGE ID=\"1\" PROTOCOLVERSION=\"1.0\"><SIMPLEREQ>"
            + call
            + "</SIMPLEREQ></MESSAGE></CIM>";
    String head =
        "POST /cimom HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic "
            + login
            + "\r\nContent-Type: application/xml; charset=\"utf-8\"\r\nCIMOperation: MethodCall"
            + "\r\nCIMMethod: "
            + name
            + "\r\nCIMObject: "
            + object
            + "\r\nContent-Length: ";
    return post(head, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same request to another path. */
  static byte[] redirected(byte[] request, String path) {
    String text = new String(request, StandardCharsets.UTF_8);
    return text.replaceFirst("POST /cimom ", "POST /" + path + " ")
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] put(String path, byte[] body) {
    return post("PUT /" + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ", body);
  }

  private static byte[] post(String head, byte[] body) {
    byte[] top = (head + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(top, top.length + body.length);
    System.arraycopy(body, 0, all, top.length, body.length);
    return all;
  }
}
