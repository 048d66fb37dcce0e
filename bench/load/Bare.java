import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * What to compare with: a Jetty handler that reads the request to its end and answers with bytes it
 * was told before. PUT /KEY tells, POST /KEY asks. Prints its port.
 */
final class Bare extends Handler.Abstract {
  private final Map<String, ByteBuffer> answers = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Server jetty = new Server();
    HttpConfiguration http = new HttpConfiguration();
    http.setOutputBufferSize(32 << 10);
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(jetty, 0, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setAcceptedTcpNoDelay(true);
    jetty.addConnector(connector);
    jetty.setHandler(new Bare());
    jetty.start();
    System.out.println(connector.getLocalPort());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String key = Request.getPathInContext(request);
    InputStream body = Content.Source.asInputStream(request);
    if (request.getMethod().equals("PUT")) {
      byte[] bytes = body.readAllBytes();
      answers.put(key, ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
      response.write(true, ByteBuffer.allocate(0), callback);
      return true;
    }
    body.readAllBytes();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xml; charset=\"utf-8\"");
    response.getHeaders().put("CIMOperation", "MethodResponse");
    response.write(true, answers.get(key).duplicate(), callback);
    return true;
  }
}
