package org.arraytwin.cimxml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cimxml.CimXmlException.Fault;
import org.jspecify.annotations.Nullable;

/** Reads a request message in one pass (DSP0201 clause 5.4, DSP0203). */
public final class RequestReader {
  private final XmlCursor at;
  private final PathReader paths;
  private final ArgumentReader arguments;
  private final int mostCalls;

  private RequestReader(XmlCursor at, int mostCalls) {
    this.at = at;
    this.mostCalls = mostCalls;
    this.paths = new PathReader(at);
    this.arguments = new ArgumentReader(at, paths, 0);
  }

  /**
   * The request in a document.
   *
   * @throws CimXmlException where it is not one
   * @throws IOException where the transport fails
   */
  public static Request read(InputStream in, XmlLimits limits) throws IOException {
    try {
      return new RequestReader(new XmlCursor(in, limits), limits.calls()).request();
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
  }

  private Request request() {
    at.root("CIM");
    requireMajor(Fault.CIM_VERSION, "CIMVERSION", "2");
    requireMajor(Fault.DTD_VERSION, "DTDVERSION", "2");
    at.onlyChild("CIM");
    if (!at.name().equals("MESSAGE")) {
      throw at.unexpected();
    }
    String id = at.required("ID");
    String protocol = at.required("PROTOCOLVERSION");
    requireMajor(Fault.PROTOCOL_VERSION, "PROTOCOLVERSION", "1");
    at.onlyChild("MESSAGE");
    List<Call> calls = new ArrayList<>();
    boolean multiple = at.name().equals("MULTIREQ");
    if (multiple) {
      while (at.child()) {
        if (calls.size() == mostCalls) {
          throw new CimXmlException(
              Fault.TOO_LARGE, "MULTIREQ holds more than " + mostCalls + " requests");
        }
        calls.add(simpleRequest());
      }
      if (calls.size() < 2) {
        throw at.invalid("MULTIREQ holds fewer than two requests");
      }
    } else {
      calls.add(simpleRequest());
    }
    at.end();
    at.end();
    at.finish();
    return new Request(id, protocol, multiple, List.copyOf(calls));
  }

  private void requireMajor(Fault fault, String attribute, String major) {
    String version = at.required(attribute);
    if (!version.startsWith(major + ".")) {
      throw new CimXmlException(
          fault, attribute + " " + version + " is not supported; expected " + major + ".x");
    }
  }

  private Call simpleRequest() {
    if (at.name().endsWith("EXPREQ")) {
      throw new CimXmlException(Fault.EXPORT, "export requests are not for a CIM server");
    }
    if (!at.name().equals("SIMPLEREQ")) {
      throw at.unexpected();
    }
    Call call = null;
    while (at.child()) {
      if (at.name().equals("CORRELATOR") && call == null) {
        correlator();
      } else if (at.name().equals("IMETHODCALL") && call == null) {
        call = intrinsic();
      } else if (at.name().equals("METHODCALL") && call == null) {
        call = extrinsic();
      } else {
        throw at.unexpected();
      }
    }
    if (call == null) {
      throw at.invalid("SIMPLEREQ holds no call");
    }
    return call;
  }

  /** Correlators are for the client's own logs; nothing here depends on them. */
  private void correlator() {
    at.required("NAME");
    at.onlyChild("CORRELATOR");
    at.text();
    at.end();
  }

  private Call intrinsic() {
    String name = at.required("NAME");
    at.onlyChild("IMETHODCALL");
    String namespace = paths.localNamespace();
    return new Call.Intrinsic(namespace, name, arguments("IPARAMVALUE"));
  }

  private Call extrinsic() {
    String name = at.required("NAME");
    at.onlyChild("METHODCALL");
    ObjectPath object =
        switch (at.name()) {
          case "LOCALCLASSPATH", "LOCALINSTANCEPATH" -> paths.path();
          default -> throw at.unexpected();
        };
    return new Call.Extrinsic(object, name, arguments("PARAMVALUE"));
  }

  private List<Argument> arguments(String element) {
    List<Argument> all = new ArrayList<>();
    while (at.child()) {
      if (!at.name().equals(element)) {
        throw at.unexpected();
      }
      String name = at.required("NAME");
      String embedded = arguments.embedded(at.attribute("PARAMTYPE"));
      @Nullable Object value = null;
      if (at.child()) {
        value = arguments.value(embedded != null);
        at.end();
      }
      all.add(new Argument(name, value));
    }
    return List.copyOf(all);
  }
}
