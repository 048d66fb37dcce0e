package org.arraytwin.http;

import java.util.Locale;
import java.util.Set;
import org.arraytwin.cim.Names;
import org.arraytwin.cimxml.Call;
import org.arraytwin.cimxml.Request;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * The CIM headers of a request (DSP0200 clause 7.3).
 *
 * @param extension of an M-POST, or null
 * @param batch whether CIMBatch announces a multiple request
 * @param method CIMMethod, decoded; empty for a batch
 * @param object CIMObject, decoded; empty for a batch
 * @param protocolVersion CIMProtocolVersion, or null
 */
record CimHeaders(
    @Nullable Extension extension,
    boolean batch,
    String method,
    String object,
    @Nullable String protocolVersion) {
  static final String ATTRIBUTE = CimHeaders.class.getName();
  private static final Set<String> TYPED = Set.of("setqualifier", "deletequalifier");

  /** Either the headers or why they are refused. */
  record Judged(@Nullable CimHeaders headers, @Nullable Refusal refusal) {}

  static Judged judge(HttpFields fields) {
    Extension extension = Extension.of(fields.get("Man"));
    if (extension == null) {
      extension = Extension.of(fields.get("Opt"));
    }
    if (get(fields, extension, "CIMExport") != null
        || get(fields, extension, "CIMExportBatch") != null) {
      return refused(400, "unsupported-operation", "this server takes no export requests");
    }
    String operation = get(fields, extension, "CIMOperation");
    if (operation == null || !operation.trim().equalsIgnoreCase("MethodCall")) {
      return refused(400, "unsupported-operation", "expected CIMOperation: MethodCall");
    }
    String version = get(fields, extension, "CIMProtocolVersion");
    version = version == null ? null : version.trim();
    if (version != null && !version.startsWith("1.")) {
      return refused(501, "unsupported-protocol-version", "expected CIMProtocolVersion 1.x");
    }
    Extension answered = fields.contains("Man") ? extension : null;
    String method = get(fields, extension, "CIMMethod");
    String object = get(fields, extension, "CIMObject");
    if (get(fields, extension, "CIMBatch") != null) {
      return method == null && object == null
          ? new Judged(new CimHeaders(answered, true, "", "", version), null)
          : refused(400, "header-mismatch", "CIMBatch goes without CIMMethod and CIMObject");
    }
    return simple(answered, method, object, version);
  }

  private static Judged simple(
      @Nullable Extension extension,
      @Nullable String method,
      @Nullable String object,
      @Nullable String version) {
    if (method == null || method.isBlank() || object == null || object.isBlank()) {
      return refused(400, "header-mismatch", "CIMMethod and CIMObject must be given, or CIMBatch");
    }
    try {
      String plainMethod = CimObject.unescape(method.trim());
      String plainObject = CimObject.unescape(object.trim());
      return new Judged(new CimHeaders(extension, false, plainMethod, plainObject, version), null);
    } catch (IllegalArgumentException e) {
      return refused(400, "header-mismatch", String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable String get(
      HttpFields fields, @Nullable Extension extension, String name) {
    String value = extension == null ? null : fields.get(extension.prefix() + "-" + name);
    return value == null ? fields.get(name) : value;
  }

  private static Judged refused(int status, String cimError, String detail) {
    return new Judged(null, new Refusal(status, cimError, detail));
  }

  /** Why the body is not what the headers announce, or null. */
  @Nullable Refusal mismatch(Request message) {
    if (message.multiple() != batch) {
      return batch
          ? mismatch("CIMBatch", "given", "SIMPLEREQ")
          : new Refusal(400, "header-mismatch", "MULTIREQ needs CIMBatch, without CIMMethod");
    }
    Call call = message.calls().get(0);
    if (protocolVersion != null && !protocolVersion.equals(message.protocolVersion())) {
      return mismatch("CIMProtocolVersion", protocolVersion, message.protocolVersion());
    }
    if (batch) {
      return null;
    }
    if (!announces(method, call)) {
      return mismatch("CIMMethod", method, call.name());
    }
    if (call instanceof Call.Extrinsic extrinsic) {
      return CimObject.names(object, extrinsic.object())
          ? null
          : mismatch("CIMObject", object, extrinsic.object().toString());
    }
    String namespace = ((Call.Intrinsic) call).namespace();
    return CimObject.plain(object).equals(namespace.toLowerCase(Locale.ROOT))
        ? null
        : mismatch("CIMObject", object, namespace);
  }

  /**
   * Whether CIMMethod names the method called. The SBLIM client announces SetQualifier and
   * DeleteQualifier with the word Type at the end.
   */
  private static boolean announces(String method, Call call) {
    return Names.same(method, call.name())
        || (call instanceof Call.Intrinsic
            && TYPED.contains(Names.fold(call.name()))
            && Names.same(method, call.name() + "Type"));
  }

  private static Refusal mismatch(String header, String given, String body) {
    return new Refusal(
        400, "header-mismatch", header + " is " + given + ", but the body says " + body);
  }
}
