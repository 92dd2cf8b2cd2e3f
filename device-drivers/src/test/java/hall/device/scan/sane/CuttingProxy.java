// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A network between driver and daemon that loses the image connection after some bytes.
///
/// It tells the driver a data port of its own: it replaces the second word of the answer to START.
final class CuttingProxy implements AutoCloseable {

  private static final int START = 7;
  private static final int START_ANSWER = 16;

  private final int daemon;
  private final ServerSocket control = listen();
  private final List<Closeable> open = new CopyOnWriteArrayList<>(List.of(control));
  private volatile int passed;
  private volatile boolean starting;

  /// @param daemon its port
  /// @param passed how many bytes of the data connection go through
  CuttingProxy(int daemon, int passed) throws IOException {
    this.daemon = daemon;
    this.passed = passed;
    background(() -> {
      while (true) {
        serve(control.accept());
      }
    });
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  String uri(String device) {
    return "sane://127.0.0.1:%d/%s".formatted(control.getLocalPort(), device);
  }

  /// From now on everything goes through.
  void mend() {
    passed = Integer.MAX_VALUE;
  }

  private void serve(Socket driver) throws IOException {
    var saned = new Socket(InetAddress.getLoopbackAddress(), daemon);
    open.add(driver);
    open.add(saned);
    background(() -> {
      try (saned) {
        var request = new byte[4096];
        int count;
        while ((count = driver.getInputStream().read(request)) > 0) {
          starting = ByteBuffer.wrap(request).getInt() == START;
          saned.getOutputStream().write(request, 0, count);
        }
      }
    });
    background(() -> {
      try (driver) {
        var answer = new byte[4096];
        int count;
        while ((count = answer(saned.getInputStream(), answer)) > 0) {
          driver.getOutputStream().write(answer, 0, count);
        }
      }
    });
  }

  private int answer(InputStream in, byte[] answer) throws IOException {
    int count = in.read(answer, 0, 4);
    if (count == 4 && starting && ByteBuffer.wrap(answer).getInt() == 0) {
      count += in.readNBytes(answer, 4, START_ANSWER - 4);
      ByteBuffer.wrap(answer).putInt(4, image(ByteBuffer.wrap(answer).getInt(4)));
    }
    return count;
  }

  /// Stands between the driver and the image connection.
  private int image(int port) throws IOException {
    starting = false;
    var front = listen();
    open.add(front);
    background(() -> {
      try (front;
          var driver = front.accept();
          var saned = new Socket(InetAddress.getLoopbackAddress(), port)) {
        int left = passed;
        var chunk = new byte[4096];
        int count;
        while ((count = saned.getInputStream().read(chunk, 0, Math.min(left, chunk.length))) > 0) {
          driver.getOutputStream().write(chunk, 0, count);
          left -= count;
        }
      }
    });
    return front.getLocalPort();
  }

  /// Something that ends when a connection does.
  @FunctionalInterface
  private interface Pump {
    void run() throws IOException;
  }

  private static void background(Pump pump) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            pump.run();
          } catch (IOException e) {
            System.getLogger(CuttingProxy.class.getName())
                .log(System.Logger.Level.DEBUG, "a connection ended", e);
          }
        });
  }

  @Override
  public void close() throws IOException {
    for (var socket : open) {
      socket.close();
    }
  }
}
