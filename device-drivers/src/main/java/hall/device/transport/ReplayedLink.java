// SPDX-License-Identifier: Apache-2.0
package hall.device.transport;

import hall.device.Deadline;
import hall.device.trace.Player;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The line of a recording.
final class ReplayedLink implements Link {

  private static final String BUSY = "busy: ";

  private final Player player;
  private final int channel;
  private byte[] rest = {};

  ReplayedLink(Player player, int channel) {
    this.player = player;
    this.channel = channel;
  }

  static ReplayedLink open(Player player, String endpoint) throws IOException {
    try {
      return new ReplayedLink(player, player.open(endpoint));
    } catch (IOException e) {
      var how = String.valueOf(e.getMessage());
      throw how.startsWith(BUSY) ? new PortBusyException(how.substring(BUSY.length())) : e;
    }
  }

  /// How a failure to open stands in a recording.
  static String failure(IOException e) {
    return (e instanceof PortBusyException ? BUSY : "") + e.getMessage();
  }

  /// How a change of rate stands in a recording, since it is nothing that passes the line.
  static byte[] rate(int baud) {
    return ("rate " + baud).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void write(byte[] bytes, Deadline deadline) throws IOException {
    player.send(channel, bytes);
  }

  @Override
  public int read(byte[] into, int offset, int length, Deadline deadline)
      throws IOException, InterruptedException {
    var data = rest.length > 0 ? rest : player.receive(channel);
    if (data.length == 0) {
      deadline.pause(deadline.left());
      return 0;
    }
    int count = Math.min(length, data.length);
    System.arraycopy(data, 0, into, offset, count);
    rest = new byte[data.length - count];
    System.arraycopy(data, count, rest, 0, rest.length);
    return count;
  }

  @Override
  public boolean changeRate(int baud) throws IOException {
    player.send(channel, rate(baud));
    var has = player.receive(channel);
    return has.length == 1 && has[0] == 1;
  }

  @Override
  public void close() {
    // There is nothing behind it.
  }
}
