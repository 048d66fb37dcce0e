package org.arraytwin.http;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The CIM headers must be those of a simple request; they wait as an attribute for the body. */
final class CimHeaderHandler extends Handler.Wrapper {
  CimHeaderHandler(Handler next) {
    super(next);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    CimHeaders.Judged judged = CimHeaders.judge(request.getHeaders());
    Refusal refusal = judged.refusal();
    if (refusal != null) {
      return refusal.send(request, response, callback);
    }
    request.setAttribute(CimHeaders.ATTRIBUTE, judged.headers());
    return super.handle(request, response, callback);
  }
}
