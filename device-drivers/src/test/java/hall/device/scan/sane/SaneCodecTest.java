// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.scan.sane.SaneOption.Limits;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SaneCodecTest {

  /// One kind of answer.
  record Answer(String name, SaneCodec.Decoder<?> decoder, byte[] bytes) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Answer> answers() {
    return Stream.of(
        new Answer("greeting", SaneCodec::greeting, SaneAnswers.greeting()),
        new Answer("devices", SaneCodec::devices, SaneAnswers.devices()),
        new Answer("opened", SaneCodec::opened, SaneAnswers.opened()),
        new Answer("options", SaneCodec::options, SaneAnswers.options()),
        new Answer("number", SaneCodec::controlled, SaneAnswers.number()),
        new Answer("text", SaneCodec::controlled, SaneAnswers.word()),
        new Answer("parameters", SaneCodec::parameters, SaneAnswers.parameters()),
        new Answer("started", SaneCodec::started, SaneAnswers.started()),
        new Answer("closed", SaneCodec::dummy, new byte[4]),
        new Answer(
            "authorized", SaneCodec.authorized(SaneCodec::opened), SaneAnswers.authorized()));
  }

  @Test
  void requestsAreTheBytesOfTheStandard() {
    assertBytes("00000000 01000003 00000005 68616C6C 00", SaneCodec.init("hall"));
    assertBytes("00000001", SaneCodec.getDevices());
    assertBytes("00000002 00000007 74657374 3A30 00", SaneCodec.open("test:0"));
    assertBytes("00000003 00000009", SaneCodec.close(9));
    assertBytes("00000004 00000009", SaneCodec.getOptionDescriptors(9));
    assertBytes("00000006 00000009", SaneCodec.getParameters(9));
    assertBytes("00000007 00000009", SaneCodec.start(9));
    assertBytes("00000008 00000009", SaneCodec.cancel(9));
    assertBytes(
        "00000009 00000005 74657374 00 00000005 68616C6C 00 00000002 78 00",
        SaneCodec.authorize("test", "hall", "x"));
    assertBytes("0000000A", SaneCodec.exit());
  }

  @Test
  void optionsAreSetAndAskedInTheirWholeSize() {
    var options = options();
    assertBytes(
        "00000005 00000009 00000002 00000001 00000003 00000006 00000006 47726179 0000",
        SaneCodec.setOption(9, options.get(2), SaneValue.text("Gray")));
    assertBytes(
        "00000005 00000009 00000003 00000001 00000001 00000004 00000001 0000012C",
        SaneCodec.setOption(9, options.get(3), SaneValue.number(300)));
    assertBytes(
        "00000005 00000009 00000003 00000000 00000001 00000004 00000001 00000000",
        SaneCodec.getOption(9, options.get(3)));
    assertBytes(
        "00000005 00000009 00000002 00000000 00000003 00000006 00000006 00000000 0000",
        SaneCodec.getOption(9, options.get(2)));
    assertBytes(
        "00000005 00000009 00000006 00000001 00000004 00000000",
        SaneCodec.setOption(9, options.get(5), new SaneValue.None()));
  }

  @Test
  void answersAreReadAsTheyAreMeant() {
    assertEquals(
        new SaneCodec.Greeting(SaneStatus.GOOD, SaneCodec.VERSION),
        whole(SaneCodec::greeting, SaneAnswers.greeting()));
    assertEquals(
        List.of("sample:1", "sample:2"),
        whole(SaneCodec::devices, SaneAnswers.devices()).devices().stream()
            .map(SaneCodec.DeviceName::name)
            .toList());
    assertEquals(
        new SaneCodec.Opened(SaneStatus.GOOD, 7, ""),
        whole(SaneCodec::opened, SaneAnswers.opened()));
    assertEquals(
        new SaneCodec.Started(SaneStatus.GOOD, 40_001, true, ""),
        whole(SaneCodec::started, SaneAnswers.started()));
    assertEquals(
        new SaneParameters(SaneParameters.RGB, true, 1860, 620, 877, 8),
        whole(SaneCodec::parameters, SaneAnswers.parameters()).parameters());
    var number = whole(SaneCodec::controlled, SaneAnswers.number());
    assertEquals(SaneValue.number(300 << 16), number.value());
    assertTrue(number.optionsChanged());
    assertEquals(SaneValue.text("Color"), whole(SaneCodec::controlled, SaneAnswers.word()).value());
  }

  @ParameterizedTest
  @CsvSource({"01000003, true", "01010003, true", "01000002, false", "02000003, false"})
  void aVersionIsUnderstoodByItsMajorAndItsProtocol(String version, boolean understood) {
    assertEquals(
        understood,
        new SaneCodec.Greeting(SaneStatus.GOOD, HexFormat.fromHexDigits(version)).understood());
  }

  @Test
  void optionsKeepTheirNumbersAlsoBehindOneThatIsMissing() {
    var options = options();
    assertEquals(
        List.of("0 ", "1 ", "2 mode", "3 resolution", "4 br-x", "6 clean"),
        options.stream().map(option -> option.index() + " " + option.name()).toList());
    assertEquals(List.of("Gray", "Color"), options.get(2).texts());
    assertEquals(new Limits.Numbers(List.of(75, 150, 300)), options.get(3).limits());
    assertEquals(new Limits.Range(0, 215 << 16, 0), options.get(4).limits());
    assertTrue(options.get(2).settable());
    assertTrue(!options.get(5).settable(), "inactive");
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerCutAnywhereIsAPartThatSaysHowMuchIsMissingAtLeast(Answer answer) {
    // This is also what a driver sees when the bytes come one at a time.
    for (int length = 0; length < answer.bytes().length; length++) {
      var reply = SaneCodec.decode(answer.decoder(), answer.bytes(), length);
      int atLeast = assertInstanceOf(SaneReply.Part.class, reply, "at " + length).atLeast();
      assertTrue(length < atLeast && atLeast <= answer.bytes().length, "at " + length);
    }
    var whole = SaneCodec.decode(answer.decoder(), answer.bytes(), answer.bytes().length);
    assertEquals(answer.bytes().length, assertInstanceOf(SaneReply.Whole.class, whole).length());
  }

  @ParameterizedTest
  @MethodSource("answers")
  void damageIsReadOrRefusedButNeverThrows(Answer answer) {
    var random = new Random(20260615);
    int whole = 0;
    for (int round = 0; round < 20_000; round++) {
      var bytes = answer.bytes().clone();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] =
            random.nextBoolean() ? (byte) random.nextInt() : (byte) random.nextInt(6);
      }
      int length = random.nextInt(8) == 0 ? random.nextInt(bytes.length) : bytes.length;
      whole +=
          switch (SaneCodec.decode(answer.decoder(), bytes, length)) {
            case SaneReply.Whole<?>(_, int end) -> {
              assertTrue(end <= length);
              yield 1;
            }
            case SaneReply.Part<?>(int atLeast) -> {
              assertTrue(atLeast > length);
              yield 0;
            }
            case SaneReply.Broken<?> _ -> 0;
          };
    }
    assertTrue(whole > 0 && whole < 20_000, whole + " whole");
  }

  @Test
  void aClaimedLengthBeyondReasonIsRefusedBeforeItIsWaitedFor() {
    var claimed = new SaneAnswers().word(0, 7, Integer.MAX_VALUE).bytes();
    assertInstanceOf(
        SaneReply.Broken.class, SaneCodec.decode(SaneCodec::opened, claimed, claimed.length));
    var negative = new SaneAnswers().word(0, -1).bytes();
    assertInstanceOf(
        SaneReply.Broken.class, SaneCodec.decode(SaneCodec::devices, negative, negative.length));
  }

  @Test
  void aDataPortOrAByteOrderThatCannotBeIsRefused() {
    for (var answer :
        List.of(
            new SaneAnswers().word(0, 0, 0x1234, 0).bytes(),
            new SaneAnswers().word(0, 70_000, 0x1234, 0).bytes(),
            new SaneAnswers().word(0, 40_001, 0x1243, 0).bytes())) {
      assertInstanceOf(
          SaneReply.Broken.class, SaneCodec.decode(SaneCodec::started, answer, answer.length));
    }
    var empty = new SaneAnswers().word(7, 0, 0, 0).bytes();
    assertEquals(SaneStatus.NO_DOCS, whole(SaneCodec::started, empty).status());
  }

  private static List<SaneOption> options() {
    return whole(SaneCodec::options, SaneAnswers.options());
  }

  private static <T> T whole(SaneCodec.Decoder<T> decoder, byte[] bytes) {
    return switch (SaneCodec.decode(decoder, bytes, bytes.length)) {
      case SaneReply.Whole<T>(var value, int length) -> {
        assertEquals(bytes.length, length);
        yield value;
      }
      case SaneReply.Part<T> part -> throw new AssertionError(part);
      case SaneReply.Broken<T> broken -> throw new AssertionError(broken);
    };
  }

  private static void assertBytes(String hex, byte[] bytes) {
    assertArrayEquals(HexFormat.of().parseHex(hex.replace(" ", "")), bytes);
  }
}
