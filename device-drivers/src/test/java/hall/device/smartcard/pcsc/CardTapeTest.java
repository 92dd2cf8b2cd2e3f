// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.smartcard.AccessKey;
import hall.device.smartcard.SmartCardFaults;
import hall.device.smartcard.SocialSecurityCard;
import hall.device.smartcard.apdu.ApduLink;
import hall.device.smartcard.apdu.CardTrouble;
import hall.device.smartcard.winscard.CardSight;
import hall.device.trace.Player;
import hall.device.trace.Recorder;
import hall.device.trace.Redaction;
import hall.device.trace.TraceEntry;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CardTapeTest {

  private static final AccessKey NONE = new AccessKey.None();
  private static final byte[] ATR = {0x3B, 0x00};
  private static final String NUMBER = "110101199001010015";

  /// A card with the smallest files that can be read.
  private static final class Card implements ApduLink {
    private boolean holder;

    @Override
    public byte[] transmit(byte[] command) {
      return switch (HexFormat.of().withUpperCase().formatHex(command)) {
        case "00A4020002EF06" -> {
          holder = true;
          yield hex("9000");
        }
        case "00A404000F7378312E73682EC9E7BBE1B1A3D5CF" -> hex("6F028400" + "9000");
        case "00B2010400" ->
            hex(
                holder
                    ? "0812"
                        + HexFormat.of().formatHex(NUMBER.getBytes(StandardCharsets.US_ASCII))
                        + "9000"
                    : "0304322E30309000");
        case "00B2020400" -> hex("6A83");
        default -> hex("9000");
      };
    }
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static List<TraceEntry> recorded() throws Exception {
    var recorder = new Recorder(() -> 0);
    var card = CardKinds.read(new CardTape.Recorded(recorder, ATR, new Card()), ATR, NONE);
    assertEquals(NUMBER, ((SocialSecurityCard) card).idNumber());
    return recorder.entries();
  }

  private static boolean speaks(List<TraceEntry> entries, String text) {
    return entries.stream()
        .anyMatch(e -> new String(e.data(), StandardCharsets.ISO_8859_1).contains(text));
  }

  @Test
  void aRecordingReadsAsTheCardDid() throws Exception {
    var player = new Player(recorded(), _ -> {});
    var played = CardTape.playedCard(player);
    assertArrayEquals(ATR, played.atr());
    var card = (SocialSecurityCard) CardKinds.read(played.link(), played.atr(), NONE);
    assertEquals(NUMBER, card.idNumber());
    assertEquals(Optional.empty(), player.divergence());
  }

  @Test
  void aRedactedRecordingHasNobodysNumberAndPlaysAllTheSame() throws Exception {
    var entries = recorded();
    assertTrue(speaks(entries, NUMBER));
    var clean = Redaction.apply(new CardRedaction(), entries);
    assertFalse(speaks(clean, NUMBER.substring(0, 4)));
    assertTrue(speaks(clean, "2.00"));
    var player = new Player(clean, _ -> {});
    var played = CardTape.playedCard(player);
    var card = (SocialSecurityCard) CardKinds.read(played.link(), played.atr(), NONE);
    assertEquals("2.00", card.specVersion());
    assertEquals("0".repeat(18), card.idNumber());
    assertEquals(Optional.empty(), player.divergence());
  }

  @Test
  void whatProvesAKeyIsOverwritten() throws Exception {
    var recorder = new Recorder(() -> 0);
    var link = new CardTape.Recorded(recorder, ATR, _ -> hex("51525354559000"));
    byte[] _ = link.transmit(hex("00820000044142434400"));
    byte[] _ = link.transmit(hex("0CB00000044142434400"));
    var clean = Redaction.apply(new CardRedaction(), recorder.entries());
    assertFalse(speaks(clean, "ABCD"));
    assertFalse(speaks(clean, "QRST"));
  }

  @Test
  void aCardThatFailedFailsAgain() throws Exception {
    var recorder = new Recorder(() -> 0);
    var link =
        new CardTape.Recorded(
            recorder,
            ATR,
            _ -> {
              throw CardTrouble.of(SmartCardFaults.cardRemoved("pulled"));
            });
    var trouble = assertThrows(CardTrouble.class, () -> link.transmit(hex("00A40400")));
    link.failed(trouble);
    var played = CardTape.playedCard(new Player(recorder.entries(), _ -> {}));
    var again = assertThrows(CardTrouble.class, () -> played.link().transmit(hex("00A40400")));
    assertEquals(trouble.fault(), again.fault());
  }

  @Test
  void aMissingCardIsMissingAgain() {
    var recorder = new Recorder(() -> 0);
    CardTape.noCard(recorder, CardTrouble.of(SmartCardFaults.noCard()));
    CardTape.noCard(recorder, CardTrouble.late());
    var player = new Player(recorder.entries(), _ -> {});
    var missing = assertThrows(CardTrouble.class, () -> CardTape.playedCard(player));
    assertEquals(Optional.of(SmartCardFaults.noCard()), missing.fault());
    var late = assertThrows(CardTrouble.class, () -> CardTape.playedCard(player));
    assertEquals(Optional.empty(), late.fault());
  }

  @Test
  void aReaderLooksAsItDidAlsoRedacted() throws Exception {
    var sight = new CardTape.Sight("读卡器 00 00", new CardSight(0x30022, ATR));
    var recorder = new Recorder(() -> 0);
    CardTape.sight(recorder, sight);
    var clean = Redaction.apply(new CardRedaction(), recorder.entries());
    assertEquals(sight, CardTape.playedSight(new Player(clean, _ -> {})));
  }
}
