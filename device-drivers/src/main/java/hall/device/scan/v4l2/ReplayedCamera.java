// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.Deadline;
import hall.device.trace.Player;
import java.io.IOException;
import java.util.Optional;

/// The camera of a recording.
///
/// What it is asked must be what was recorded. Frames flow unasked, and how many the driver looks
/// at hangs on the microsecond at which the last one came: sixteen frames of a thirtieth second are
/// just the half second that [Settling] wants. So frames that the driver does not take are no
/// divergence, and where it takes more than there are, the camera goes on as it ended: with the
/// last frame, or with silence.
final class ReplayedCamera implements CaptureSource {

  private final Player player;
  private final int channel;
  private Optional<Frame> last = Optional.empty();

  private ReplayedCamera(Player player, int channel) {
    this.player = player;
    this.channel = channel;
  }

  static CaptureSource open(String path, Player player) throws IOException {
    try {
      return new ReplayedCamera(player, player.open(CameraTapeCodec.channel(path)));
    } catch (IOException e) {
      throw CameraTapeCodec.failure(e);
    }
  }

  @Override
  public Camera describe() throws IOException {
    return CameraTapeCodec.camera(asked(CameraTapeCodec.describe()));
  }

  @Override
  public boolean busy() throws IOException {
    return CameraTapeCodec.busy(asked(CameraTapeCodec.busy()));
  }

  @Override
  public V4l2Codec.Format start(Wish wish) throws IOException {
    return CameraTapeCodec.format(asked(CameraTapeCodec.start(wish)));
  }

  private byte[] asked(byte[] question) throws IOException {
    try {
      player.send(channel, question);
    } catch (IOException e) {
      throw CameraTapeCodec.failure(e);
    }
    return received();
  }

  private byte[] received() throws IOException {
    try {
      return player.receive(channel);
    } catch (IOException e) {
      throw CameraTapeCodec.failure(e);
    }
  }

  @Override
  public Optional<Frame> next(Deadline deadline) throws IOException, InterruptedException {
    boolean recorded = player.speaks(channel);
    var said = recorded ? received() : new byte[0];
    if (recorded) {
      last = said.length == 0 ? Optional.empty() : Optional.of(FrameTapeCodec.decode(said));
    }
    if (said.length == 0) {
      deadline.pause(deadline.left());
    }
    return last;
  }

  /// Frames that nobody took are gone; the failure that may follow them is that of closing.
  @Override
  public void close() throws IOException {
    while (player.speaks(channel)) {
      byte[] _ = received();
    }
  }
}
