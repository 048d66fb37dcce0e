package org.arraytwin.http;

import java.util.function.BooleanSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An array without power does not answer: its connections just close. */
final class PowerHandler extends Handler.Wrapper implements Connection.Listener {
  private final BooleanSupplier powered;

  PowerHandler(BooleanSupplier powered, Handler next) {
    super(next);
    this.powered = powered;
  }

  @Override
  public void onOpened(Connection connection) {
    if (!powered.getAsBoolean()) {
      connection.getEndPoint().close();
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (powered.getAsBoolean()) {
      return super.handle(request, response, callback);
    }
    request.getConnectionMetaData().getConnection().getEndPoint().close();
    callback.succeeded();
    return true;
  }
}
