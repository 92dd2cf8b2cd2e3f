// SPDX-License-Identifier: Apache-2.0
package hall.device.transport;

import hall.device.Deadline;
import hall.device.trace.Recorder;
import java.io.IOException;

/// Another link with everything that passes taken down, also the reads that wait in vain.
final class TracedLink implements Link {

  private final Link link;
  private final Recorder recorder;
  private final int channel;

  TracedLink(Link link, Recorder recorder, int channel) {
    this.link = link;
    this.recorder = recorder;
    this.channel = channel;
  }

  @Override
  public void write(byte[] bytes, Deadline deadline) throws IOException, InterruptedException {
    recorder.sent(channel, bytes);
    try {
      link.write(bytes, deadline);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length, Deadline deadline)
      throws IOException, InterruptedException {
    try {
      int count = link.read(into, offset, length, deadline);
      recorder.received(channel, into, offset, count);
      return count;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public boolean changeRate(int baud) throws IOException {
    recorder.sent(channel, ReplayedLink.rate(baud));
    try {
      boolean has = link.changeRate(baud);
      recorder.received(channel, new byte[] {(byte) (has ? 1 : 0)}, 0, 1);
      return has;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private IOException failed(IOException e) {
    recorder.failed(channel, String.valueOf(e.getMessage()));
    return e;
  }

  @Override
  public void close() {
    recorder.closed(channel);
    link.close();
  }
}
