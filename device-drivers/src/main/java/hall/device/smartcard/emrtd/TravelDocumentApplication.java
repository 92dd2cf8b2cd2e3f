// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.emrtd;

import hall.device.idcard.IdCard.Check;
import hall.device.smartcard.AccessKey;
import hall.device.smartcard.SmartCardFaults;
import hall.device.smartcard.TravelDocument;
import hall.device.smartcard.TravelDocument.Access;
import hall.device.smartcard.TravelDocument.Photo;
import hall.device.smartcard.apdu.ApduCodec;
import hall.device.smartcard.apdu.CardTalk;
import hall.device.smartcard.apdu.CardTrouble;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.sf.scuba.smartcards.CardServiceException;

/// Reads an electronic travel document through a talk: who it is about, and whether a photo is on
/// it (ICAO Doc 9303-10, 3.1 and 9303-11, 4.2).
///
/// PACE where the document offers it, otherwise BAC; a document that offers PACE and refuses it is
/// tried with BAC, as far as the key allows.
public final class TravelDocumentApplication {

  private static final byte[] AID = HexFormat.of().parseHex("A0000002471001");
  private static final int COM_TAG = 0x60;
  private static final int TAG_LIST = 0x5C;
  private static final byte DG2_TAG = 0x75;

  private final DocumentAccess access;
  private final String atr;
  private final AccessKey key;

  private TravelDocumentApplication(DocumentAccess access, String atr, AccessKey key) {
    this.access = access;
    this.atr = atr;
    this.key = key;
  }

  /// What the document shows with this key; empty where it is another kind of card.
  public static Optional<TravelDocument> read(CardTalk talk, String atr, AccessKey key)
      throws CardTrouble, InterruptedException {
    // EF.CardAccess lies under the master file, where a card is before anything is selected.
    var access = new DocumentAccess(talk);
    var offers = access.paceOffers();
    if (offers.isEmpty() && !talk.exchange(ApduCodec.selectApplication(AID)).ok()) {
      return Optional.empty();
    }
    return Optional.of(new TravelDocumentApplication(access, atr, key).read(offers));
  }

  private TravelDocument read(List<DocumentAccess.PaceOffer> offers)
      throws CardTrouble, InterruptedException {
    boolean pace = !offers.isEmpty();
    if (key instanceof AccessKey.None) {
      if (!access.open()) {
        return new TravelDocument(atr, Access.LOCKED, pace, null, Photo.UNKNOWN, List.of());
      }
      return opened(Access.OPEN, pace);
    }
    if (pace && access.pace(key, offers)) {
      return opened(Access.PACE, true);
    }
    if (key instanceof AccessKey.Mrz mrz && access.bac(mrz)) {
      return opened(Access.BAC, pace);
    }
    throw CardTrouble.of(
        SmartCardFaults.accessDenied(
            key instanceof AccessKey.Can && !pace
                ? "the document does not offer PACE, which a card access number needs"
                : access.refusal()));
  }

  private TravelDocument opened(Access how, boolean paceOffered)
      throws CardTrouble, InterruptedException {
    byte[] dg1;
    try {
      dg1 = access.file(DocumentAccess.DG1);
    } catch (CardServiceException e) {
      throw unreadable("DG1", e.getSW());
    }
    var zone = MrzCodec.decode(dg1).orElseThrow(() -> unreadable("DG1 holds no known zone", 0));
    var checks = new ArrayList<>(zone.checks());
    if (key instanceof AccessKey.Mrz(var number, var _, var _)) {
      checks.add(new Check("key-matches-document", zone.holder().documentNumber().equals(number)));
    }
    return new TravelDocument(atr, how, paceOffered, zone.holder(), photo(), checks);
  }

  /// From EF.COM, the list of the files.
  private Photo photo() throws CardTrouble, InterruptedException {
    try {
      return Tlv.of(access.file(DocumentAccess.COM))
          .filter(com -> com.tag() == COM_TAG)
          .map(com -> dataGroups(com.value()))
          .map(tags -> tags.indexOf((char) DG2_TAG) >= 0 ? Photo.PRESENT : Photo.ABSENT)
          .orElse(Photo.UNKNOWN);
    } catch (CardServiceException e) {
      // EF.COM is about to be retired from the standard; without it nothing is known of DG2.
      return Photo.UNKNOWN;
    }
  }

  /// The tags of the data groups as characters; empty without a list.
  private static String dataGroups(byte[] com) {
    for (int at = 0; at < com.length; ) {
      byte[] rest = Arrays.copyOfRange(com, at, com.length);
      var object = Tlv.of(rest);
      if (object.isEmpty()) {
        return "";
      }
      if (object.get().tag() == TAG_LIST) {
        return new String(object.get().value(), StandardCharsets.ISO_8859_1);
      }
      at += Tlv.length(rest).orElseThrow();
    }
    return "";
  }

  private static CardTrouble unreadable(String what, int sw) {
    return CardTrouble.of(
        SmartCardFaults.cardUnreadable(sw > 0 ? "%s: SW %04X".formatted(what, sw) : what));
  }
}
