// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/// A serial-over-TCP converter on loopback: one client at a time, the next one when it has gone.
final class TcpPort implements Wire.Port {

  private final ServerSocket server;
  private volatile @Nullable Socket client;

  private TcpPort(ServerSocket server) {
    this.server = server;
  }

  static TcpPort open(int port) throws IOException {
    return new TcpPort(new ServerSocket(port, 4, InetAddress.getLoopbackAddress()));
  }

  @Override
  public int read(byte[] into) throws IOException {
    while (true) {
      var socket = client;
      if (socket == null) {
        socket = server.accept();
        socket.setTcpNoDelay(true);
        client = socket;
      }
      int count = readOrEnd(socket, into);
      if (count > 0) {
        return count;
      }
      socket.close();
      client = null;
    }
  }

  private static int readOrEnd(Socket socket, byte[] into) {
    try {
      return socket.getInputStream().read(into);
    } catch (IOException e) {
      System.err.println("client lost: " + e.getMessage());
      return -1;
    }
  }

  /// What nobody listens to is lost, as on a real line.
  @Override
  public void write(byte[] bytes, int offset, int length) {
    var socket = client;
    if (socket == null) {
      return;
    }
    try {
      socket.getOutputStream().write(bytes, offset, length);
    } catch (IOException e) {
      System.err.println("client lost: " + e.getMessage());
    }
  }

  @Override
  public int clientBaud() {
    return 0;
  }

  @Override
  public String uri(String scheme, int baud) {
    return "%s://127.0.0.1:%d".formatted(scheme, server.getLocalPort());
  }
}
