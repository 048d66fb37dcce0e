package org.arraytwin.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.arraytwin.binding.AnswerCut;
import org.arraytwin.binding.AnswerWriter;
import org.arraytwin.cimxml.CimXmlException;
import org.arraytwin.cimxml.RequestReader;
import org.arraytwin.cimxml.Utf8Output;
import org.arraytwin.cimxml.XmlLimits;
import org.arraytwin.wbem.CimServer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the message, runs it and streams the answer. */
final class CimXmlHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(CimXmlHandler.class);
  private static final PreEncodedHttpField CONTENT_TYPE =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/xml; charset=\"utf-8\"");
  private static final PreEncodedHttpField OPERATION =
      new PreEncodedHttpField("CIMOperation", "MethodResponse");
  private static final ThreadLocal<byte[]> BUFFERS =
      ThreadLocal.withInitial(() -> new byte[Utf8Output.BUFFER_BYTES]);

  private final CimServer server;
  private final XmlLimits limits;
  private final BooleanSupplier powered;

  CimXmlHandler(CimServer server, XmlLimits limits, BooleanSupplier powered) {
    this.server = server;
    this.limits = limits;
    this.powered = powered;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    CimHeaders headers = (CimHeaders) request.getAttribute(CimHeaders.ATTRIBUTE);
    org.arraytwin.cimxml.Request message;
    try {
      message = RequestReader.read(Content.Source.asInputStream(request), limits);
    } catch (CimXmlException e) {
      return refusal(e).send(request, response, callback);
    } catch (IOException e) {
      LOG.debug("request body of {} broke off", request.getHttpURI(), e);
      return brokenOff(e).send(request, response, callback);
    }
    Refusal mismatch = headers.mismatch(message);
    if (mismatch != null) {
      return mismatch.send(request, response, callback);
    }
    head(headers, response);
    Extension extension = headers.extension();
    String prefix = extension == null ? "" : extension.prefix() + "-";
    stream(message, new AnswerSink(request, response, prefix, powered), callback);
    return true;
  }

  /** A body that came too slowly, in wrong chunks, or not to its end. */
  private static Refusal brokenOff(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return new Refusal(408, null, "the body came too slowly");
      }
      if (cause instanceof HttpException wrong) {
        return new Refusal(wrong.getCode(), null, String.valueOf(wrong.getReason()));
      }
    }
    return new Refusal(400, null, "the body broke off");
  }

  private static Refusal refusal(CimXmlException e) {
    String detail = String.valueOf(e.getMessage());
    return switch (e.fault()) {
      case NOT_WELL_FORMED -> new Refusal(400, "request-not-well-formed", detail);
      case NOT_VALID -> new Refusal(400, "request-not-valid", detail);
      case NOT_CIM_XML -> new Refusal(400, "request-not-loosely-valid", detail);
      case TOO_MANY_ELEMENTS -> new Refusal(400, "request-with-too-many-elements", detail);
      case TOO_LARGE -> new Refusal(413, null, detail);
      case CIM_VERSION -> new Refusal(501, "unsupported-cim-version", detail);
      case DTD_VERSION -> new Refusal(501, "unsupported-dtd-version", detail);
      case PROTOCOL_VERSION -> new Refusal(501, "unsupported-protocol-version", detail);
      case EXPORT -> new Refusal(400, "unsupported-operation", detail);
    };
  }

  private static void head(CimHeaders headers, Response response) {
    response.setStatus(200);
    response.getHeaders().put(CONTENT_TYPE);
    Extension extension = headers.extension();
    if (extension == null) {
      response.getHeaders().put(OPERATION);
    } else {
      response
          .getHeaders()
          .put("Ext", "")
          .put(HttpHeader.CACHE_CONTROL, "no-cache")
          .put("Man", Extension.URI + " ; ns=" + extension.prefix())
          .put(extension.prefix() + "-CIMOperation", "MethodResponse");
    }
  }

  private void stream(org.arraytwin.cimxml.Request message, AnswerSink sink, Callback callback) {
    Utf8Output out = new Utf8Output(sink, BUFFERS.get());
    try {
      new AnswerWriter(server, out).write(message);
      sink.finish(out);
      callback.succeeded();
    } catch (AnswerCut e) {
      LOG.error("answer aborted", e);
      cut(e, sink, callback);
    } catch (UncheckedIOException e) {
      gone(message, e.getCause(), callback);
    } catch (IOException e) {
      gone(message, e, callback);
    } finally {
      sink.release();
    }
  }

  /** A client that reads trailers is told; for the others the connection is all that can tell. */
  private static void cut(AnswerCut cut, AnswerSink sink, Callback callback) {
    try {
      if (sink.cut(cut.error())) {
        callback.succeeded();
      } else {
        callback.failed(cut);
      }
    } catch (IOException e) {
      callback.failed(e);
    }
  }

  private static void gone(
      org.arraytwin.cimxml.Request message, @Nullable IOException e, Callback callback) {
    LOG.debug("the client of {} went away", message.calls().get(0).name(), e);
    callback.failed(e);
  }
}
