// SPDX-License-Identifier: Apache-2.0
package hall.device.transport;

import hall.device.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// A TCP connection; a selector makes every wait end by deadline, interruption or close.
final class TcpLink implements Link {

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;

  private TcpLink(SocketChannel channel, Selector selector) throws IOException {
    this.channel = channel;
    this.selector = selector;
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    this.key = channel.register(selector, 0);
  }

  static TcpLink open(String host, int port, Deadline deadline)
      throws IOException, InterruptedException {
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException("the host %s is not known".formatted(host));
    }
    var link = new TcpLink(SocketChannel.open(), Selector.open());
    try {
      link.connect(address, deadline);
      return link;
    } catch (IOException | InterruptedException e) {
      link.close();
      throw e;
    }
  }

  private void connect(InetSocketAddress address, Deadline deadline)
      throws IOException, InterruptedException {
    boolean connected = channel.connect(address);
    while (!connected) {
      if (!await(SelectionKey.OP_CONNECT, deadline)) {
        throw new SocketTimeoutException("%s did not answer".formatted(address));
      }
      connected = channel.finishConnect();
    }
  }

  @Override
  public void write(byte[] bytes, Deadline deadline) throws IOException, InterruptedException {
    var buffer = ByteBuffer.wrap(bytes);
    while (true) {
      channel.write(buffer);
      if (!buffer.hasRemaining()) {
        return;
      }
      if (!await(SelectionKey.OP_WRITE, deadline)) {
        throw new SocketTimeoutException(
            "%d of %d bytes were not taken in time".formatted(buffer.remaining(), bytes.length));
      }
    }
  }

  @Override
  public int read(byte[] into, int offset, int length, Deadline deadline)
      throws IOException, InterruptedException {
    var buffer = ByteBuffer.wrap(into, offset, length);
    while (true) {
      int count = channel.read(buffer);
      if (count < 0) {
        throw new IOException("the peer closed the connection");
      }
      if (count > 0 || !await(SelectionKey.OP_READ, deadline)) {
        return count;
      }
    }
  }

  /// Waits until the channel is ready.
  ///
  /// @return false when the deadline passed first
  private boolean await(int operation, Deadline deadline) throws IOException, InterruptedException {
    try {
      key.interestOps(operation);
      while (true) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        // Rounded up, because a wait of 0 would mean for ever.
        long millis = deadline.left().plusNanos(999_999).toMillis();
        int ready = millis == 0 ? selector.selectNow() : selector.select(millis);
        selector.selectedKeys().clear();
        if (ready > 0) {
          return true;
        }
        if (deadline.passed()) {
          return false;
        }
        if (!channel.isOpen()) {
          throw new IOException("the connection was closed");
        }
      }
    } catch (ClosedSelectorException | java.nio.channels.CancelledKeyException e) {
      throw new IOException("the connection was closed", e);
    }
  }

  @Override
  public boolean changeRate(int baud) {
    return false;
  }

  @Override
  public void close() {
    closeQuietly(channel);
    closeQuietly(selector);
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // A connection that can't even be closed is gone, which is what was wanted.
      System.getLogger(TcpLink.class.getName())
          .log(System.Logger.Level.DEBUG, "closing a connection", e);
    }
  }
}
