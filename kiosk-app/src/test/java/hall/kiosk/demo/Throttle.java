// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// The line between terminal and server, as slow as one likes; it passes bytes and understands
/// none.
final class Throttle implements AutoCloseable {

  private static final int PIECE = 4096;

  private final ServerSocket entrance;
  private final int exit;
  private volatile long pauseMillisAPiece;

  private Throttle(ServerSocket entrance, int exit) {
    this.entrance = entrance;
    this.exit = exit;
  }

  /// Opens a line to a local port.
  static Throttle before(int port) throws IOException {
    var throttle = new Throttle(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()), port);
    Thread.ofVirtual().name("throttle").start(throttle::accept);
    return throttle;
  }

  String url() {
    return "https://localhost:" + entrance.getLocalPort();
  }

  /// Lets at most so many bytes a second pass towards the server; 0 for all.
  void limit(long bytesPerSecond) {
    pauseMillisAPiece = bytesPerSecond == 0 ? 0 : PIECE * 1000L / bytesPerSecond;
  }

  private void accept() {
    try {
      while (true) {
        var inside = entrance.accept();
        Thread.ofVirtual().start(() -> join(inside));
      }
    } catch (IOException e) {
      if (!entrance.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void join(Socket inside) {
    try (inside;
        var outside = new Socket(InetAddress.getLoopbackAddress(), exit)) {
      var back = Thread.ofVirtual().start(() -> pass(outside, inside, false));
      pass(inside, outside, true);
      back.join();
    } catch (IOException e) {
      // The server is away: the terminal sees its connection end, which is the point.
      System.err.println("throttle: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(Socket from, Socket to, boolean slowly) {
    try {
      copy(from.getInputStream(), to.getOutputStream(), slowly);
      to.shutdownOutput();
    } catch (IOException e) {
      close(from);
      close(to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void copy(InputStream in, OutputStream out, boolean slowly)
      throws IOException, InterruptedException {
    var piece = new byte[PIECE];
    for (int length = in.read(piece); length > 0; length = in.read(piece)) {
      if (slowly && pauseMillisAPiece > 0) {
        Thread.sleep(pauseMillisAPiece);
      }
      out.write(piece, 0, length);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      System.err.println("throttle: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
