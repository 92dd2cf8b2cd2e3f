// SPDX-License-Identifier: Apache-2.0
package hall.device.transport;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import hall.device.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A serial port through jSerialComm.
///
/// Reading polls in non-blocking mode: the library's blocking modes wake in steps of 100 ms and
/// can't be interrupted. `bytesAvailable() < 0` is the one reliable sign that the port is gone;
/// `isOpen()` stays true and the disconnect event storms.
final class SerialLink implements Link {

  /// 12 bytes at 115200 baud: fine enough not to be felt.
  private static final Duration OFTENEST = Duration.ofMillis(1);

  /// What listens for hours to a device that has nothing to say must not take a core's time.
  private static final Duration RAREST = Duration.ofMillis(8);

  /// The longer nothing comes, the rarer the looks: a byte is met within this part of the wait.
  private static final int PART = 10;

  /// A few bytes go out even at the last moment: a link must not die of a short deadline.
  private static final Duration WRITE_GRACE = Duration.ofMillis(200);

  private static final long CLOSE_PATIENCE_MILLIS = 500;

  private final SerialPort port;
  private volatile boolean closed;

  private SerialLink(SerialPort port) {
    this.port = port;
  }

  static SerialLink open(String path, int baud) throws IOException {
    SerialPort port;
    try {
      port = SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException e) {
      throw new IOException("there is no port " + path, e);
    }
    port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
    if (!port.openPort(0)) {
      var file = Path.of(path);
      if (Files.isReadable(file) && Files.isWritable(file)) {
        throw new PortBusyException(path + " is held by another program");
      }
      throw new IOException(
          "%s can't be opened (error %d)".formatted(path, port.getLastErrorCode()));
    }
    return new SerialLink(port);
  }

  /// On a thread of its own, because a port with full buffers blocks inside the library, where only
  /// closing the port ends the call.
  @Override
  public void write(byte[] bytes, Deadline deadline) throws IOException, InterruptedException {
    check();
    var task = new FutureTask<>(() -> port.writeBytes(bytes, bytes.length));
    Thread.ofPlatform().daemon().name("serial-write").start(task);
    try {
      long patience = Math.max(deadline.left().toNanos(), WRITE_GRACE.toNanos());
      int written = task.get(patience, TimeUnit.NANOSECONDS);
      if (written != bytes.length) {
        throw new IOException("the port took %d of %d bytes".formatted(written, bytes.length));
      }
    } catch (TimeoutException e) {
      close();
      throw new IOException("the port did not take %d bytes in time".formatted(bytes.length), e);
    } catch (InterruptedException e) {
      close();
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException("writing to the port", e.getCause());
    }
  }

  @Override
  public int read(byte[] into, int offset, int length, Deadline deadline)
      throws IOException, InterruptedException {
    long began = deadline.ticker().nanos();
    while (true) {
      check();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      int available = port.bytesAvailable();
      if (available < 0) {
        throw new IOException("the port is gone");
      }
      if (available > 0) {
        return readNow(into, offset, Math.min(length, available));
      }
      if (deadline.passed()) {
        return 0;
      }
      deadline.pause(pause(deadline.ticker().nanos() - began));
    }
  }

  private static Duration pause(long waitedNanos) {
    return Duration.ofNanos(Math.clamp(waitedNanos / PART, OFTENEST.toNanos(), RAREST.toNanos()));
  }

  private int readNow(byte[] into, int offset, int length) throws IOException {
    int count = port.readBytes(into, length, offset);
    if (count < 0) {
      throw new IOException("the port is gone");
    }
    return count;
  }

  @Override
  public boolean changeRate(int baud) throws IOException {
    check();
    if (!port.setBaudRate(baud)) {
      throw new IOException("the port does not take the rate %d".formatted(baud));
    }
    return true;
  }

  private void check() throws IOException {
    if (closed) {
      throw new IOException("the port was closed");
    }
  }

  /// On a thread of its own, because closing a port whose device was unplugged may hang.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    var closer = Thread.ofPlatform().daemon().name("serial-close").start(port::closePort);
    try {
      closer.join(CLOSE_PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
