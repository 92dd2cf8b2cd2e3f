// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScanCodecTest {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private static List<String> texts(ScanCodec codec, byte[] bytes, boolean pause) {
    var texts = new ArrayList<String>();
    for (byte b : bytes) {
      codec.take(b & 0xFF).map(Scan::text).ifPresent(texts::add);
    }
    if (pause) {
      codec.pause().map(Scan::text).ifPresent(texts::add);
    }
    return texts;
  }

  private static List<String> texts(EngineModel model, String sent) {
    return texts(new ScanCodec(model), sent.getBytes(StandardCharsets.UTF_8), true);
  }

  /// What the model says, what is sent (with escapes) and what it is, pieces parted by a bar.
  @ParameterizedTest
  @CsvSource({
    "cr, 'A1\\rB2\\r', A1|B2",
    "lf, 'A1\\nB2\\n', A1|B2",
    "crlf, 'A1\\r\\nB\\r2\\r\\n', 'A1|B\\r2'",
    "tab, 'A1\\tB2\\t', A1|B2",
    "none, 'A1', A1",
    "none, 'A1\\r', 'A1\\r'",
    "any, 'A1\\r\\n', A1",
    "any, 'A1\\t', A1",
    "any, 'A1', A1",
    "any, 'a\\r\\nb\\r', 'a\\r\\nb'",
    "cr, '\\r\\r', ''",
    "any, '\\r\\n', ''",
    "cr, 'A1', ''",
  })
  void aCodeEndsAsItsModelSays(String suffix, String sent, String texts) {
    var expected = texts.translateEscapes();
    assertEquals(
        expected, String.join("|", texts(EngineModels.suffix(suffix), sent.translateEscapes())));
  }

  @Test
  void aCodeThatBreaksOffIsRefusedWhereItsSuffixIsKnown() {
    for (int cut = 1; cut < "1234567890\r".length(); cut++) {
      var codec = new ScanCodec(EngineModels.suffix("cr"));
      var part = "1234567890\r".substring(0, cut).getBytes(StandardCharsets.US_ASCII);
      assertEquals(List.of(), texts(codec, part, true));
      assertEquals(1, codec.refused());
      assertFalse(codec.begun());
    }
  }

  @Test
  void theEncodingIsFoundOut() {
    var text = "湖南省长沙市，李玥𠂉";
    for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
      assertEquals(
          List.of(text), texts(new ScanCodec(EngineModel.GENERIC), text.getBytes(charset), true));
    }
    var gb = EngineModels.of(Map.of("encoding", "gb18030"));
    assertEquals(List.of(text), texts(new ScanCodec(gb), text.getBytes(GB18030), true));
  }

  @Test
  void bytesOfTheOtherEncodingAreNoTextWhereTheModelIsSure() {
    var utf8 = EngineModels.of(Map.of("encoding", "utf-8"));
    assertEquals(List.of(), texts(new ScanCodec(utf8), "长沙".getBytes(GB18030), true));
  }

  @Test
  void prefixAimIdentifierAndAcknowledgementAreTakenOff() {
    var model =
        EngineModels.of(
            Map.of("prefix", "#", "aim", true, "suffix", "cr", "acknowledgement", "06"));
    var codec = new ScanCodec(model);
    var scans = new ArrayList<Scan>();
    for (byte b : "\u0006#]Q1hello\r".getBytes(StandardCharsets.US_ASCII)) {
      codec.take(b).ifPresent(scans::add);
    }
    assertEquals(List.of(new Scan("hello", "]Q1")), scans);
    assertEquals(List.of(), texts(codec, "#hello\r".getBytes(StandardCharsets.US_ASCII), false));
    assertEquals(List.of(), texts(codec, "]Q1hello\r".getBytes(StandardCharsets.US_ASCII), false));
    assertEquals(2, codec.refused());
    assertEquals(List.of(), texts(codec, new byte[] {6}, true));
    assertEquals(2, codec.refused());
  }

  @ParameterizedTest
  @CsvSource({"00", "41004200", "FF FE FD", "1B5B", "80", "F0288CBC"})
  void noiseIsNoCode(String hex) {
    var noise = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
    var codec = new ScanCodec(EngineModel.GENERIC);
    assertEquals(List.of(), texts(codec, noise, true));
    assertEquals(1, codec.refused());
  }

  @Test
  void theSeparatorsOfStructuredCodesStay() {
    var text = "[)>\u001E06\u001D1P123\u001E\u0004";
    assertEquals(List.of(text), texts(EngineModels.suffix("cr"), text + "\r"));
  }

  @Test
  void aCodeThatIsTooLongIsRefusedWholeAndTheNextIsRead() {
    var model = EngineModels.of(Map.of("longest", 20, "suffix", "cr"));
    for (int length : new int[] {21, 35, 36, 37, 60, 500, 100_000}) {
      var codec = new ScanCodec(model);
      var sent = "9".repeat(length) + "\rNEXT\r";
      assertEquals(List.of("NEXT"), texts(codec, sent.getBytes(StandardCharsets.US_ASCII), false));
      assertEquals(1, codec.refused());
    }
    assertEquals(List.of("9".repeat(20)), texts(model, "9".repeat(20) + "\r"));
  }

  @Test
  void theLargestCodeIsRead() {
    var digits = "7".repeat(7_089);
    assertEquals(List.of(digits), texts(EngineModels.suffix("cr"), digits + "\r"));
  }

  @Test
  void everyCodeComesBackWhateverItSays() {
    var random = new Random(20261125);
    for (int i = 0; i < 20_000; i++) {
      var text = text(random);
      var charset = random.nextBoolean() ? StandardCharsets.UTF_8 : GB18030;
      var sent = new java.io.ByteArrayOutputStream();
      sent.writeBytes(text.getBytes(charset));
      sent.write('\r');
      var model =
          EngineModels.of(
              Map.of("suffix", "cr", "encoding", charset.equals(GB18030) ? "gb18030" : "utf-8"));
      assertEquals(List.of(text), texts(new ScanCodec(model), sent.toByteArray(), false));
    }
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int n = 1 + random.nextInt(40); n > 0; n--) {
      switch (random.nextInt(3)) {
        case 0 -> text.append((char) (0x20 + random.nextInt(0x5F)));
        case 1 -> text.append((char) (0x4E00 + random.nextInt(0x5000)));
        default -> text.appendCodePoint(0x20000 + random.nextInt(0xA000));
      }
    }
    return text.toString();
  }

  /// A million bytes of noise: no exception, and never more held than one code.
  @Test
  void randomBytesAreCodesOrRefusedAndNothingElse() {
    var random = new Random(7);
    var codec = new ScanCodec(EngineModels.of(Map.of("longest", 200)));
    for (int i = 0; i < 1_000_000; i++) {
      codec.take(random.nextInt(256)).ifPresent(scan -> assertTrue(scan.text().length() <= 200));
      if (random.nextInt(50) == 0) {
        codec.pause().ifPresent(scan -> assertTrue(scan.text().length() <= 200));
        assertFalse(codec.begun());
      }
    }
    assertTrue(codec.refused() > 10_000);
  }

  @Test
  void aScanDoesNotShowItsText() {
    assertEquals("Scan[]Q15 characters]", new Scan("12345", "]Q1").toString());
  }

  @Test
  void aModelThatCanNotBeIsRefused() {
    for (var facts :
        List.<Map<String, Object>>of(
            Map.of("suffix", "dot"),
            Map.of("encoding", "latin"),
            Map.of("trigger", "SYN"),
            Map.of("longest", 0),
            Map.of("sufix", "cr"))) {
      assertThrows(IllegalArgumentException.class, () -> EngineModels.of(facts), facts::toString);
    }
  }
}
