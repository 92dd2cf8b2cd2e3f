// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.social;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.smartcard.apdu.Answer;
import hall.device.smartcard.social.SocialReading.Ask;
import hall.device.smartcard.social.SocialReading.Dialect;
import hall.device.smartcard.social.SocialReading.Failed;
import hall.device.smartcard.social.SocialReading.Finished;
import hall.device.smartcard.social.SocialReading.Move;
import hall.device.smartcard.social.SocialReading.OtherKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocialReadingTest {

  private static final Answer OK = new Answer(new byte[0], 0x9000);
  private static final int RECORDS_MAX = 200;

  private final List<String> asked = new ArrayList<>();

  /// Reads a card to the end.
  ///
  /// @param card answers a command in hexadecimal
  private Move read(Function<String, Answer> card) {
    Move move = new Ask(SocialReading.START);
    while (move instanceof Ask(var state)) {
      var command = HexFormat.of().withUpperCase().formatHex(state.command());
      asked.add(command);
      assertTrue(asked.size() < RECORDS_MAX, "it never ends");
      move = SocialReading.next(state, card.apply(command));
    }
    return move;
  }

  private static Answer status(int sw) {
    return new Answer(new byte[0], sw);
  }

  private static Answer record(int tag, String text) {
    byte[] value = text.getBytes(StandardCharsets.US_ASCII);
    var data = new byte[2 + value.length];
    data[0] = (byte) tag;
    data[1] = (byte) value.length;
    System.arraycopy(value, 0, data, 2, value.length);
    return new Answer(data, 0x9000);
  }

  @Test
  void anotherApplicationIsAnotherKindOfCard() {
    assertInstanceOf(OtherKind.class, read(_ -> status(0x6A82)));
    assertEquals(List.of("00A404000F7378312E73682EC9E7BBE1B1A3D5CF"), asked);
  }

  @Test
  void byNumberTheFirstMissingRecordEndsTheFile() {
    var finished =
        (Finished)
            read(command ->
                switch (command) {
                  case "00B2010400" ->
                      asked.contains("00A4020002EF06") ? record(8, "N") : record(1, "I");
                  case "00B2020400" -> status(0x6A83);
                  default -> OK;
                });
    assertEquals(Dialect.NUMBER, finished.dialect());
    assertEquals(2, finished.records().size());
    assertEquals(7, asked.size(), asked.toString());
  }

  @Test
  void byTagAMissingRecordIsPassedOver() {
    var finished =
        (Finished)
            read(command -> {
              if (!command.startsWith("00B2")) {
                return OK;
              }
              int tag = Integer.parseInt(command.substring(4, 6), 16);
              boolean holder = asked.contains("00A4020002EF06");
              return command.endsWith("0000") && tag % 2 == 0 && (tag >= 8) == holder
                  ? record(tag, "1")
                  : status(0x6A83);
            });
    assertEquals(Dialect.TAG, finished.dialect());
    assertEquals(6, finished.records().size());
  }

  @Test
  void aCardThatTakesNumbersForTagsIsReadByTagWhereItShows() {
    var finished =
        (Finished)
            read(command -> {
              if (!command.startsWith("00B2")) {
                return OK;
              }
              int tag = Integer.parseInt(command.substring(4, 6), 16);
              boolean holder = asked.contains("00A4020002EF06");
              return tag >= (holder ? 8 : 1) && tag <= (holder ? 13 : 7)
                  ? record(tag, "1")
                  : status(0x6A83);
            });
    assertEquals(13, finished.records().size());
  }

  @Test
  void withoutSelectionTheShortIdentifierIsLeft() {
    var finished =
        (Finished)
            read(command ->
                switch (command) {
                  case "00A404000F7378312E73682EC9E7BBE1B1A3D5CF" -> OK;
                  case "00B2012C00" -> record(1, "I");
                  case "00B2013400" -> record(8, "N");
                  default -> status(0x6A82);
                });
    assertEquals(Dialect.SFI, finished.dialect());
    assertTrue(asked.contains("00A4000002EF05"), asked.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "6982,access-denied",
    "6985,access-denied",
    "6A83,card-unreadable",
    "6F00,card-unreadable"
  })
  void aHoldersFileWithoutRecordsIsAFault(String sw, String reason) {
    int word = Integer.parseInt(sw, 16);
    var failed = (Failed) read(command -> command.startsWith("00B2") ? status(word) : OK);
    assertEquals(reason, failed.fault().reason());
  }

  @Test
  void aRecordThatBreaksOffInTheMiddleIsAFault() {
    var failed =
        (Failed)
            read(command ->
                switch (command) {
                  case "00B2010400" -> record(1, "I");
                  case "00B2020400" -> new Answer(new byte[] {2, 9, '1'}, 0x9000);
                  default -> OK;
                });
    assertEquals("card-unreadable", failed.fault().reason());
    assertEquals("00B20204: SW 9000", failed.fault().raw());
  }

  /// Whatever a card answers, the reading ends, and asks for nothing but SELECT and READ RECORD.
  @Test
  void everyRandomCardEndsTheReading() {
    var random = new Random(320_3);
    int[] words = {0x9000, 0x9000, 0x9000, 0x6A82, 0x6A83, 0x6982, 0x6B00, 0x6700};
    for (int i = 0; i < 20_000; i++) {
      asked.clear();
      var move =
          read(_ -> {
            var data = new byte[random.nextInt(6)];
            for (int at = 0; at < data.length; at++) {
              data[at] = (byte) random.nextInt(16);
            }
            return new Answer(data, words[random.nextInt(words.length)]);
          });
      assertTrue(!(move instanceof Ask));
      assertTrue(
          asked.stream().allMatch(c -> c.startsWith("00A4") || c.startsWith("00B2")),
          asked.toString());
    }
  }
}
