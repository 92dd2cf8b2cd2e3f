// SPDX-License-Identifier: Apache-2.0
package hall.device.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Deadline;
import hall.device.DeviceUri;
import hall.device.SystemTicker;
import hall.device.simulator.Ga450Simulator;
import hall.device.simulator.SimulatorProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkTest {

  private static final byte[] STATUS = HexFormat.of().parseHex("AAAAAA9669000311FFED");
  private static final byte[] GOOD = HexFormat.of().parseHex("AAAAAA9669000400009094");

  @TempDir private Path folder;

  @Test
  void bytesGoThroughASerialPortAndItsRateCanBeChanged() throws Exception {
    var path = folder.resolve("port").toString();
    try (var _ = SimulatorProcess.start(Ga450Simulator.class, "--link", path);
        var link = new Endpoint.Serial(path, 9600).open(in(1_000))) {
      assertTrue(link.changeRate(115200));
      link.write(STATUS, in(1_000));
      assertArrayEquals(GOOD, read(link, GOOD.length));
      assertEquals(0, link.read(new byte[1], 0, 1, in(20)));
    }
  }

  @Test
  void anyAmountComesThroughTcp() throws Exception {
    try (var peer = new Peer();
        var link = peer.endpoint().open(in(1_000))) {
      assertFalse(link.changeRate(9600));
      var bytes = new byte[300_000];
      new Random(3).nextBytes(bytes);
      var reading = new FutureTask<>(() -> read(link, bytes.length));
      // Reading beside writing, or both sides would wait with full buffers.
      var thread = Thread.ofPlatform().start(reading);
      for (int at = 0; at < bytes.length; at += 10_000) {
        peer.send(Arrays.copyOfRange(bytes, at, at + 10_000));
      }
      assertArrayEquals(bytes, reading.get());
      thread.join();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void closingFromAnotherThreadEndsARead(boolean serial) throws Exception {
    var path = folder.resolve("port").toString();
    try (var peer = new Peer();
        var _ = SimulatorProcess.start(Ga450Simulator.class, "--link", path)) {
      var endpoint = serial ? new Endpoint.Serial(path, 9600) : peer.endpoint();
      var link = endpoint.open(in(1_000));
      var started = new CountDownLatch(1);
      var reading = reading(link, started);
      Thread.ofVirtual().start(reading);
      started.await();
      link.close();
      link.close();
      assertInstanceOf(
          IOException.class, assertThrows(ExecutionException.class, reading::get).getCause());
      assertThrows(IOException.class, () -> link.write(STATUS, in(100)));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interruptionEndsARead(boolean serial) throws Exception {
    var path = folder.resolve("port").toString();
    try (var peer = new Peer();
        var _ = SimulatorProcess.start(Ga450Simulator.class, "--link", path)) {
      var endpoint = serial ? new Endpoint.Serial(path, 9600) : peer.endpoint();
      try (var link = endpoint.open(in(1_000))) {
        var started = new CountDownLatch(1);
        var reading = reading(link, started);
        var thread = Thread.ofPlatform().start(reading);
        started.await();
        thread.interrupt();
        assertInstanceOf(
            InterruptedException.class,
            assertThrows(ExecutionException.class, reading::get).getCause());
      }
    }
  }

  @Test
  void aPeerThatGoesAwayIsAnError() throws Exception {
    try (var peer = new Peer();
        var link = peer.endpoint().open(in(1_000))) {
      peer.hangUp();
      assertThrows(IOException.class, () -> link.read(new byte[1], 0, 1, in(10_000)));
    }
  }

  @Test
  void aPluggedOutPortEndsAReadAtOnce() throws Exception {
    var path = folder.resolve("port").toString();
    var simulator = SimulatorProcess.start(Ga450Simulator.class, "--link", path);
    FutureTask<Integer> reading;
    try (simulator) {
      // Left open: a stale descriptor is what an unplugged device leaves behind.
      var link = new Endpoint.Serial(path, 9600).open(in(1_000));
      var started = new CountDownLatch(1);
      reading = reading(link, started);
      Thread.ofVirtual().start(reading);
      started.await();
    }
    assertInstanceOf(
        IOException.class, assertThrows(ExecutionException.class, reading::get).getCause());
  }

  @Test
  void whatCanNotBeOpenedIsAnError() {
    assertThrows(
        IOException.class,
        () -> new Endpoint.Serial(folder.resolve("none").toString(), 9600).open(in(100)));
    assertThrows(IOException.class, () -> new Endpoint.Tcp("127.0.0.1", 1).open(in(1_000)));
    assertThrows(IOException.class, () -> new Endpoint.Tcp("host.invalid", 9100).open(in(1_000)));
  }

  @Test
  void urisNameEndpoints() {
    assertEquals(
        new Endpoint.Serial("/dev/ttyUSB0", 115200),
        Endpoint.of(DeviceUri.parse("ga450:/dev/ttyUSB0"), 115200, -1));
    assertEquals(
        new Endpoint.Serial("/dev/ttyUSB0", 9600),
        Endpoint.of(DeviceUri.parse("ga450:/dev/ttyUSB0?baud=9600"), 115200, -1));
    assertEquals(
        new Endpoint.Tcp("printer", 9100),
        Endpoint.of(DeviceUri.parse("escpos://printer"), 19200, 9100));
    var portless = DeviceUri.parse("ga450://reader");
    assertThrows(IllegalArgumentException.class, () -> Endpoint.of(portless, 115200, -1));
    var still = DeviceUri.parse("ga450:/dev/ttyUSB0?baud=0");
    assertThrows(IllegalArgumentException.class, () -> Endpoint.of(still, 115200, -1));
  }

  private static FutureTask<Integer> reading(Link link, CountDownLatch started) {
    return new FutureTask<>(() -> {
      started.countDown();
      return link.read(new byte[1], 0, 1, in(60_000));
    });
  }

  private static byte[] read(Link link, int length) throws IOException, InterruptedException {
    var bytes = new byte[length];
    int count = 0;
    while (count < length) {
      int more = link.read(bytes, count, length - count, in(10_000));
      if (more == 0) {
        throw new IOException("only %d of %d bytes".formatted(count, length));
      }
      count += more;
    }
    return bytes;
  }

  private static Deadline in(int millis) {
    return Deadline.after(Duration.ofMillis(millis), new SystemTicker());
  }

  /// A TCP peer in the test's own hands.
  private static final class Peer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final FutureTask<Socket> client = new FutureTask<>(server::accept);

    private Peer() throws IOException {
      Thread.ofVirtual().start(client);
    }

    private Endpoint endpoint() {
      return new Endpoint.Tcp("127.0.0.1", server.getLocalPort());
    }

    private void send(byte[] bytes) throws Exception {
      client.get().getOutputStream().write(bytes);
    }

    private void hangUp() throws Exception {
      client.get().close();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
