package org.arraytwin.http;

import java.util.Locale;
import org.arraytwin.cim.Names;
import org.arraytwin.cimxml.Call;
import org.arraytwin.cimxml.Request;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * The CIM headers of a simple request (DSP0200 clause 7.3).
 *
 * @param extension of an M-POST, or null
 * @param method CIMMethod, decoded
 * @param object CIMObject, decoded
 * @param protocolVersion CIMProtocolVersion, or null
 */
record CimHeaders(
    @Nullable Extension extension, String method, String object, @Nullable String protocolVersion) {
  static final String ATTRIBUTE = CimHeaders.class.getName();

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
    if (get(fields, extension, "CIMBatch") != null) {
      return refused(501, "multiple-requests-unsupported", "one request at a time");
    }
    String operation = get(fields, extension, "CIMOperation");
    if (operation == null || !operation.trim().equalsIgnoreCase("MethodCall")) {
      return refused(400, "unsupported-operation", "expected CIMOperation: MethodCall");
    }
    String version = get(fields, extension, "CIMProtocolVersion");
    if (version != null && !version.startsWith("1.")) {
      return refused(501, "unsupported-protocol-version", "expected CIMProtocolVersion 1.x");
    }
    String method = get(fields, extension, "CIMMethod");
    String object = get(fields, extension, "CIMObject");
    if (method == null || method.isBlank() || object == null || object.isBlank()) {
      return refused(400, "header-mismatch", "CIMMethod and CIMObject must be given");
    }
    try {
      return new Judged(
          new CimHeaders(
              fields.contains("Man") ? extension : null,
              CimObject.unescape(method.trim()),
              CimObject.unescape(object.trim()),
              version == null ? null : version.trim()),
          null);
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
    if (message.multiple()) {
      return new Refusal(501, "multiple-requests-unsupported", "one request at a time");
    }
    Call call = message.calls().get(0);
    if (protocolVersion != null && !protocolVersion.equals(message.protocolVersion())) {
      return mismatch("CIMProtocolVersion", protocolVersion, message.protocolVersion());
    }
    if (!Names.same(method, call.name())) {
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

  private static Refusal mismatch(String header, String given, String body) {
    return new Refusal(
        400, "header-mismatch", header + " is " + given + ", but the body says " + body);
  }
}
