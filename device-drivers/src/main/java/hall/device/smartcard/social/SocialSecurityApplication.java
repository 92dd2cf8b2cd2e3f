// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.social;

import hall.device.smartcard.SocialSecurityCard;
import hall.device.smartcard.apdu.CardTalk;
import hall.device.smartcard.apdu.CardTrouble;
import java.util.Optional;

/// Reads a social-security card through a talk.
public final class SocialSecurityApplication {

  private SocialSecurityApplication() {}

  /// What the card shows without a PIN; empty where it is another kind of card.
  public static Optional<SocialSecurityCard> read(CardTalk talk, String atr)
      throws CardTrouble, InterruptedException {
    SocialReading.Move move = new SocialReading.Ask(SocialReading.START);
    while (true) {
      switch (move) {
        case SocialReading.Ask(var state) ->
            move = SocialReading.next(state, talk.exchange(state.command()));
        case SocialReading.Finished(var records, var dialect) -> {
          return Optional.of(SocialSecurityCodec.decode(atr, records, dialect.word()));
        }
        case SocialReading.OtherKind() -> {
          return Optional.empty();
        }
        case SocialReading.Failed(var fault) -> throw CardTrouble.of(fault);
      }
    }
  }
}
