// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import hall.server.Https;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// One HTTP/2 connection with just as much of RFC 9113 as a simulated terminal needs, so that ten
/// thousand of them cost the machine little besides the server. One thread reads; any may call.
final class Http2 implements AutoCloseable {
  private static final int CONNECT_MILLIS = 60_000;
  private static final int ANSWER_SECONDS = 60;
  private static final int BUFFER = 2048;
  private static final int MOST_SHOWN = 200;
  private static final int WINDOW = 16 * 1024 * 1024;

  private final SSLSocket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final Map<Integer, Exchange> exchanges = new ConcurrentHashMap<>();
  private int nextStream = 1;
  private volatile boolean over;

  private Http2(SSLSocket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
    this.out = socket.getOutputStream();
  }

  /// An answer as far as it is here.
  private static final class Exchange {
    private final CompletableFuture<Exchange> done = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private final Consumer<String> lines;
    private final boolean endless;
    private int status;

    Exchange(boolean endless, Consumer<String> lines) {
      this.endless = endless;
      this.lines = lines;
    }

    void take(byte[] data) {
      for (byte each : data) {
        if (endless && each == '\n') {
          lines.accept(text());
          body.reset();
        } else {
          body.write(each);
        }
      }
    }

    String text() {
      return body.toString(StandardCharsets.UTF_8);
    }
  }

  /// Connects with a whole handshake: no session is taken up again.
  static Http2 connect(SSLContext trust, InetSocketAddress local, InetSocketAddress server)
      throws IOException {
    SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket();
    try {
      socket.setReuseAddress(true);
      socket.setTcpNoDelay(true);
      socket.bind(local);
      socket.connect(server, CONNECT_MILLIS);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      socket.getSession().invalidate();
      Http2 made = new Http2(socket);
      made.greet();
      Thread.ofVirtual().start(made::read);
      return made;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private synchronized void greet() throws IOException {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    first.writeBytes(Https.bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
    ByteArrayOutputStream settings = new ByteArrayOutputStream();
    setting(settings, 1, 0);
    setting(settings, 2, 0);
    setting(settings, 4, WINDOW);
    first.writeBytes(Frames.frame(Frames.SETTINGS, 0, 0, settings.toByteArray()));
    first.writeBytes(Frames.frame(Frames.WINDOW_UPDATE, 0, 0, Frames.number(WINDOW)));
    out.write(first.toByteArray());
  }

  private static void setting(ByteArrayOutputStream to, int name, int value) {
    to.write(0);
    to.write(name);
    to.writeBytes(Frames.number(value));
  }

  /// Asks and waits for the whole answer.
  String call(String method, String path, String authorization, String body) throws IOException {
    Exchange exchange = new Exchange(false, line -> {});
    int stream = send(method, path, authorization, body, exchange);
    try {
      exchange.done.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new IOException(cause == null ? "It failed" : cause.getMessage(), e);
    } catch (TimeoutException e) {
      close();
      throw new IOException("No answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      exchanges.remove(stream);
    }
    if (exchange.status != 200) {
      String text = exchange.text();
      throw new SimulatedTerminal.Refused(
          exchange.status + " " + text.substring(0, Math.min(text.length(), MOST_SHOWN)));
    }
    return exchange.text();
  }

  /// Asks for an answer that does not end; its lines come on the reading thread, which must not be
  /// held up.
  void listen(String path, String authorization, Consumer<String> lines) throws IOException {
    send("GET", path, authorization, "", new Exchange(true, lines));
  }

  private synchronized int send(
      String method, String path, String authorization, String body, Exchange exchange)
      throws IOException {
    if (over) {
      throw new IOException("The server closed the connection");
    }
    int stream = nextStream;
    nextStream += 2;
    exchanges.put(stream, exchange);
    byte[] bytes = Https.bytes(body);
    byte[] head = Frames.head(method, path, authorization, bytes.length);
    boolean bare = bytes.length == 0;
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    int flags = Frames.END_HEADERS | (bare ? Frames.END_STREAM : 0);
    both.writeBytes(Frames.frame(Frames.HEADERS, flags, stream, head));
    if (!bare) {
      both.writeBytes(Frames.frame(Frames.DATA, Frames.END_STREAM, stream, bytes));
    }
    out.write(both.toByteArray());
    return stream;
  }

  private synchronized void reply(byte[] frame) throws IOException {
    out.write(frame);
  }

  private void read() {
    String why = "The server closed the connection";
    try {
      while (true) {
        frame();
      }
    } catch (IOException e) {
      why = String.valueOf(e.getMessage());
    }
    over = true;
    IOException end = new IOException(why);
    exchanges.values().forEach(exchange -> exchange.done.completeExceptionally(end));
    close();
  }

  private void frame() throws IOException {
    int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt() & 0x7fffffff;
    byte[] payload = in.readNBytes(length);
    if (payload.length < length) {
      throw new IOException("The server closed the connection");
    }
    Exchange exchange = exchanges.get(stream);
    switch (type) {
      case Frames.SETTINGS -> {
        if ((flags & Frames.ACK) == 0) {
          reply(Frames.frame(Frames.SETTINGS, Frames.ACK, 0, new byte[0]));
        }
      }
      case Frames.PING -> {
        if ((flags & Frames.ACK) == 0) {
          reply(Frames.frame(Frames.PING, Frames.ACK, 0, payload));
        }
      }
      case Frames.RST_STREAM -> {
        if (exchange != null) {
          exchange.done.completeExceptionally(new IOException("The server reset the request"));
        }
      }
      case Frames.GOAWAY -> over = true;
      case Frames.HEADERS, Frames.DATA -> {
        if (exchange != null) {
          take(exchange, type, flags, payload);
        }
      }
      default -> {}
    }
  }

  private static void take(Exchange exchange, int type, int flags, byte[] payload) {
    if (type == Frames.DATA) {
      exchange.take(payload);
    } else if (exchange.status == 0) {
      exchange.status = Frames.status(payload, flags);
    }
    if ((flags & Frames.END_STREAM) != 0) {
      exchange.done.complete(exchange);
    }
  }

  boolean isOver() {
    return over;
  }

  @Override
  public void close() {
    over = true;
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
