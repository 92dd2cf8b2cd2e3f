// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import hall.server.Https;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A terminal as the server sees one: its own TLS connection, kept alive, its own credential, its
/// own epoch and sequence. Speaks just as much HTTP as that takes, so that ten thousand of them
/// cost the machine little besides the server. For one thread at a time.
final class SimulatedTerminal {
  private static final String API = "/api/v1/terminal/";
  private static final int CONNECT_MILLIS = 60_000;
  private static final int READ_MILLIS = 60_000;
  private static final int BUFFER = 2048;
  private static final Pattern GENERATION =
      Pattern.compile("\"configurationGeneration\":\\s*(\\d+)");
  private static final String HEALTHY =
      """
      "software":"0.1.0","state":"idle","catalogueRevision":"0000000000000000","devices":[\
      {"name":"idCardReader","state":"online","reason":null,"consumables":[]},\
      {"name":"scanner","state":"online","reason":null,"consumables":[]},\
      {"name":"printer","state":"online","reason":null,"consumables":[\
      {"name":"paper","level":80,"unit":"percent"},\
      {"name":"black-toner","level":35,"unit":"percent"}]},\
      {"name":"ticketPrinter","state":"online","reason":null,"consumables":[]}],\
      "outbox":{"waiting":0,"oldestSeconds":0}}\
      """;

  private final String credential;
  private final InetSocketAddress local;
  private final InetSocketAddress server;
  private final SSLContext trust;
  private final long epoch;
  private long sequence;
  private long running = 1;
  private @Nullable SSLSocket socket;
  private @Nullable InputStream answers;

  /// @param local the loopback address that it calls from
  SimulatedTerminal(String credential, String local, int port, SSLContext trust, long epoch) {
    this.credential = credential;
    this.local = new InetSocketAddress(InetAddress.ofLiteral(local), 0);
    this.server = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    this.trust = trust;
    this.epoch = epoch;
  }

  /// The server answered something else than it should have.
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /// Reports, on a new connection if need be; answers the generation that it shall run.
  long beat(Instant now) throws IOException {
    String report =
        "{\"epoch\":%d,\"sequence\":%d,\"sentAt\":\"%s\",\"configurationGeneration\":%d,"
            .formatted(epoch, ++sequence, now, running);
    Matcher told = GENERATION.matcher(call("POST", "heartbeat", report + HEALTHY));
    if (!told.find()) {
      throw new Refused("No generation in the answer to a heartbeat");
    }
    return Long.parseLong(told.group(1));
  }

  /// Whether it runs what it shall run.
  boolean runs(long generation) {
    return running >= generation;
  }

  /// Gets the configuration and says that it runs it; answers how many bytes it got.
  int configure(long generation) throws IOException {
    int bytes = call("GET", "configuration", "").length();
    call(
        "POST",
        "configuration/reports",
        "{\"generation\":%d,\"state\":\"confirmed\",\"reason\":null,\"checks\":[]}"
            .formatted(generation));
    running = generation;
    return bytes;
  }

  void close() {
    SSLSocket open = socket;
    socket = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It is gone either way.
      }
    }
  }

  private String call(String method, String path, String body) throws IOException {
    try {
      SSLSocket open = socket == null ? connect() : socket;
      byte[] bytes = Https.bytes(body);
      String head =
          method
              + " "
              + API
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + credential
              + "\r\nContent-Type: application/json\r\nContent-Length: "
              + bytes.length
              + "\r\n\r\n";
      open.getOutputStream().write(Https.bytes(head + body));
      return read();
    } catch (Refused e) {
      throw e;
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /// A whole handshake each time: no session is taken up again.
  private SSLSocket connect() throws IOException {
    SSLSocket made = (SSLSocket) trust.getSocketFactory().createSocket();
    made.setReuseAddress(true);
    made.setTcpNoDelay(true);
    made.setSoTimeout(READ_MILLIS);
    try {
      made.bind(local);
      made.connect(server, CONNECT_MILLIS);
      made.startHandshake();
    } catch (IOException e) {
      made.close();
      throw e;
    }
    made.getSession().invalidate();
    socket = made;
    answers = new BufferedInputStream(made.getInputStream(), BUFFER);
    return made;
  }

  private String read() throws IOException {
    String status = line();
    int length = -1;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    if (length < 0) {
      throw new Refused("An answer without its length: " + status);
    }
    byte[] body = stream().readNBytes(length);
    String text = new String(body, StandardCharsets.UTF_8);
    if (!status.contains(" 200 ")) {
      throw new Refused(status + " " + text);
    }
    return text;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int read = stream().read();
      if (read < 0) {
        throw new EOFException("The server closed the connection");
      }
      if (read == '\n') {
        return line.toString();
      }
      if (read != '\r') {
        line.append((char) read);
      }
    }
  }

  private InputStream stream() throws IOException {
    if (answers == null) {
      throw new IOException("Not connected");
    }
    return answers;
  }
}
