// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a card tells of one of its fingerprints; the template itself stays in the driver and is
/// zeroed there.
///
/// A card has room for two blocks of 512 bytes: offset 0 the mark 43, 4 the state of registration
/// (1 registered, 2 failed, 3 none), 5 the finger, 6 the quality.
///
/// @param finger the code on the card
/// @param quality as the card rates it, 0 to 255
/// @param registered whether the card has a template of it
public record Fingerprint(int finger, int quality, boolean registered) {

  static final int BLOCK = 512;
  private static final int MARK = 0x43;
  private static final int REGISTERED = 1;

  /// The blocks that are not empty.
  ///
  /// @param readable whether every one of them begins with the mark
  record Found(List<Fingerprint> fingerprints, boolean readable) {
    static final Found NONE = new Found(List.of(), true);
  }

  /// Reads whole blocks from `from` on.
  static Found find(byte[] bytes, int from, int length) {
    var found = new ArrayList<Fingerprint>();
    boolean readable = true;
    for (int at = from; at < from + length; at += BLOCK) {
      if ((bytes[at] & 0xFF) == MARK) {
        found.add(
            new Fingerprint(
                bytes[at + 5] & 0xFF, bytes[at + 6] & 0xFF, bytes[at + 4] == REGISTERED));
      } else {
        readable &= empty(bytes, at);
      }
    }
    return new Found(List.copyOf(found), readable);
  }

  private static boolean empty(byte[] bytes, int at) {
    return Arrays.equals(bytes, at, at + BLOCK, new byte[BLOCK], 0, BLOCK);
  }
}
