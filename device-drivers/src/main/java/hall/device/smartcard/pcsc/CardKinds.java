// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import hall.device.smartcard.AccessKey;
import hall.device.smartcard.SmartCard;
import hall.device.smartcard.apdu.ApduLink;
import hall.device.smartcard.apdu.CardTrouble;
import hall.device.smartcard.apdu.LinkTalk;
import hall.device.smartcard.emrtd.TravelDocumentApplication;
import hall.device.smartcard.social.SocialSecurityApplication;
import java.util.HexFormat;

/// Finds out what kind of card it is, by asking for each application in turn.
final class CardKinds {

  private CardKinds() {}

  static SmartCard read(ApduLink link, byte[] reset, AccessKey key)
      throws CardTrouble, InterruptedException {
    var talk = new LinkTalk(link);
    var atr = HexFormat.of().withUpperCase().formatHex(reset);
    var social = SocialSecurityApplication.read(talk, atr);
    if (social.isPresent()) {
      return social.get();
    }
    var document = TravelDocumentApplication.read(talk, atr, key);
    return document.isPresent() ? document.get() : new SmartCard.Unknown(atr);
  }
}
