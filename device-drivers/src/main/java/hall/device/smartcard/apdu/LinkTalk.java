// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.apdu;

import hall.device.Faults;

/// A talk over a link: what 61xx and 6Cxx call for is done here, and no PIN passes.
public final class LinkTalk implements CardTalk {

  // VERIFY (two forms), CHANGE REFERENCE DATA, RESET RETRY COUNTER: ISO/IEC 7816-4, 11.5
  private static final int VERIFY = 0x20;
  private static final int VERIFY_TLV = 0x21;
  private static final int CHANGE_REFERENCE_DATA = 0x24;
  private static final int RESET_RETRY_COUNTER = 0x2C;

  private final ApduLink link;

  public LinkTalk(ApduLink link) {
    this.link = link;
  }

  @Override
  public Answer exchange(byte[] command) throws CardTrouble, InterruptedException {
    refusePins(command);
    var state = ApduCodec.State.of(command);
    while (true) {
      switch (ApduCodec.next(state, link.transmit(state.sent()))) {
        case ApduCodec.Send(var next) -> state = next;
        case ApduCodec.Whole(var answer) -> {
          return answer;
        }
        case ApduCodec.Malformed(var why) ->
            throw CardTrouble.of(
                Faults.protocol("%s: %s".formatted(ApduCodec.header(command), why)));
      }
    }
  }

  /// A wrong PIN counts towards locking a citizen's card, so no code of ours may ever try one.
  private static void refusePins(byte[] command) {
    switch (command[1] & 0xFF) {
      case VERIFY, VERIFY_TLV, CHANGE_REFERENCE_DATA, RESET_RETRY_COUNTER ->
          throw new IllegalArgumentException(
              "PINs are the citizen's: " + ApduCodec.header(command));
      default -> {}
    }
  }
}
