// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import hall.server.Https;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// One HTTP/1.1 connection that is kept open, with just as much of RFC 9112 as a terminal that
/// hands in needs, so that the load costs the machine little besides the server. One request at a
/// time.
final class Http1 implements AutoCloseable {
  private static final int CONNECT_MILLIS = 20_000;
  private static final int ANSWER_MILLIS = 20_000;
  private static final int LONGEST_LINE = 8192;

  private final SSLSocket socket;
  private final InputStream in;
  private final OutputStream out;

  private Http1(SSLSocket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /// What came back.
  ///
  /// @param headers by their names in small letters
  record Answer(int status, Map<String, String> headers, byte[] body) {}

  /// The bytes of an array from an offset on.
  record Body(byte[] bytes, int offset) {
    static final Body NONE = new Body(new byte[0], 0);

    int length() {
      return bytes.length - offset;
    }
  }

  static Http1 connect(SSLContext trust, InetSocketAddress server) throws IOException {
    SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(ANSWER_MILLIS);
      socket.connect(server, CONNECT_MILLIS);
      socket.startHandshake();
      return new Http1(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// Asks and waits for the whole answer. After a failure the connection is of no use any more.
  Answer call(String method, String path, Map<String, String> headers, Body body)
      throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream(1024 + body.length());
    request.writeBytes(Https.bytes(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n"));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      request.writeBytes(Https.bytes(header.getKey() + ": " + header.getValue() + "\r\n"));
    }
    request.writeBytes(Https.bytes("Content-Length: " + body.length() + "\r\n\r\n"));
    request.write(body.bytes(), body.offset(), body.length());
    request.writeTo(out);
    return answer();
  }

  private Answer answer() throws IOException {
    String[] status = line().split(" ", 3);
    if (status.length < 2 || !status[0].equals("HTTP/1.1")) {
      throw new IOException("That is no answer of HTTP/1.1");
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip());
    }
    if (headers.containsKey("transfer-encoding")) {
      throw new IOException("An answer in chunks is not expected here");
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new IOException("The connection ended within an answer");
    }
    return new Answer(Integer.parseInt(status[1]), headers, body);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() > LONGEST_LINE) {
        throw new IOException("The connection ended before its answer");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
