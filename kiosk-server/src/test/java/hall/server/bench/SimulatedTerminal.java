// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A terminal as the server sees one: its own connection for everything, kept alive, its own
/// credential, its own epoch and sequence.
final class SimulatedTerminal {
  private static final String API = "/api/v1/terminal/";
  private static final Pattern GENERATION =
      Pattern.compile("\"configurationGeneration\":\\s*(\\d+)");
  private static final Pattern HINTED = Pattern.compile("\"generation\":(\\d+)");
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
  private volatile long running = 1;
  private long followed = 1;
  private final Lock turn = new ReentrantLock();
  private @Nullable Http2 connection;

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

  /// Opens the stream of hints; a generation that it neither runs nor was told of before is told
  /// on, on a thread of its own.
  void listen(LongConsumer told) throws IOException {
    turn.lock();
    try {
      connected()
          .listen(
              API + "hints?epoch=" + epoch,
              "Bearer " + credential,
              line -> {
                Matcher hint = HINTED.matcher(line);
                long generation = hint.find() ? Long.parseLong(hint.group(1)) : 0;
                if (!runs(generation) && generation > followed) {
                  followed = generation;
                  Thread.ofVirtual().start(() -> told.accept(generation));
                }
              });
    } finally {
      turn.unlock();
    }
  }

  void close() {
    Http2 open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }

  private String call(String method, String path, String body) throws IOException {
    turn.lock();
    try {
      return connected().call(method, API + path, "Bearer " + credential, body);
    } finally {
      turn.unlock();
    }
  }

  private Http2 connected() throws IOException {
    Http2 open = connection;
    if (open == null || open.isOver()) {
      open = Http2.connect(trust, local, server);
      connection = open;
    }
    return open;
  }
}
