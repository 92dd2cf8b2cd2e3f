// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// The line between a simulated device and its client, as slow as a real one: ten bit times a byte
/// (8-N-1) in both directions.
final class Wire {

  /// Where the bytes come from and go to.
  interface Port {
    /// Blocks until the client has sent something.
    int read(byte[] into) throws IOException;

    void write(byte[] bytes, int offset, int length) throws IOException;

    /// The rate that the client has set; 0 where there is none.
    int clientBaud() throws IOException;

    /// The address that a client opens.
    String uri(String scheme, int baud);
  }

  private static final int CHUNK = 64;

  private final Port port;
  private final int baud;
  private final AtomicLong busyNanos = new AtomicLong();

  /// How long the next bytes to the client are held up, as by a lost packet.
  private final AtomicLong stallNanos = new AtomicLong();

  private Wire(Port port, int baud) {
    this.port = port;
    this.baud = baud;
  }

  /// `--link PATH`: a pseudo-terminal at that path, paced at `rate`; otherwise `--port N`: TCP on
  /// loopback, paced at `--baud N`, unpaced without it.
  static Wire open(Options options, int rate) throws IOException {
    var link = options.text("link");
    return link != null
        ? new Wire(PtyPort.open(Path.of(link)), rate)
        : new Wire(TcpPort.open(options.number("port", 0)), options.number("baud", 0));
  }

  String uri(String scheme) {
    return port.uri(scheme, baud);
  }

  /// Whether both sides use the same rate.
  boolean legible() throws IOException {
    int client = port.clientBaud();
    return client == 0 || client == baud;
  }

  int read(byte[] into) throws IOException {
    int count = port.read(into);
    pace(System.nanoTime(), count);
    return count;
  }

  synchronized void send(byte[] bytes) throws IOException {
    long start = System.nanoTime() + stallNanos.getAndSet(0);
    for (int done = 0; done < bytes.length; ) {
      int count = Math.min(CHUNK, bytes.length - done);
      done += count;
      waitUntil(start + nanos(done));
      port.write(bytes, done - count, count);
    }
    busyNanos.addAndGet(nanos(bytes.length));
  }

  void stallOnce(long millis) {
    stallNanos.set(millis * 1_000_000);
  }

  /// The time that the bytes took on the line since the start.
  long busyMillis() {
    return busyNanos.get() / 1_000_000;
  }

  long busyMicros() {
    return busyNanos.get() / 1_000;
  }

  private void pace(long start, int bytes) {
    waitUntil(start + nanos(bytes));
    busyNanos.addAndGet(nanos(bytes));
  }

  private long nanos(int bytes) {
    return baud == 0 ? 0 : bytes * 10L * 1_000_000_000L / baud;
  }

  private static void waitUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
