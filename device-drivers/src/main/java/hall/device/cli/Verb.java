// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/// The commands of the tool: one for each thing that this version's drivers can do.
enum Verb {
  LIST(
      "list",
      "",
      0,
      0,
      10,
      "列出端口",
      "serial ports, card readers and cameras here, and what a URI can reach"),
  STATUS("status", "URI", 1, 1, 10, "设备状态", "state, capabilities, consumables, identity"),
  SELF_TEST(
      "self-test",
      "URI",
      1,
      1,
      20,
      "设备自检",
      "check it part by part; no paper moves, no card is needed"),
  IDCARD_READ("idcard read", "URI", 1, 1, 20, "读身份证", "wait for an identity card and read it"),
  SMARTCARD_READ(
      "smartcard read",
      "URI",
      1,
      1,
      20,
      "读社保卡、电子护照",
      "wait for a social-security card or a travel document and read it; never a PIN"),
  SCAN("scan", "URI", 1, 1, 180, "扫描", "scan to a PDF document and read the codes on its pages"),
  PRINT(
      "print",
      "URI FILE.pdf",
      2,
      2,
      180,
      "打印",
      "print, and say how sure it is that paper came out"),
  TICKET("ticket", "URI", 1, 1, 20, "打印小票", "print and cut a ticket"),
  BARCODE_READ(
      "barcode read", "URI", 1, 1, 20, "扫码", "wait for a code before a bar-code module's window"),
  BARCODE_DECODE(
      "barcode decode",
      "IMAGE…",
      1,
      Integer.MAX_VALUE,
      60,
      "识别条码和二维码",
      "read the codes in pictures (PNG, JPEG, TIFF, BMP, GIF)"),
  TRACE(
      "trace", "URI", 1, 1, 60, "录制通信", "record every byte of an operation, without personal data"),
  REPLAY("replay", "FILE", 1, 1, 60, "回放通信", "let the driver talk to a recorded device");

  final String words;
  final String operands;
  final int fewest;
  final int most;
  final Duration timeout;
  final String zhCn;
  final String summary;

  Verb(
      String words,
      String operands,
      int fewest,
      int most,
      int timeoutSeconds,
      String zhCn,
      String summary) {
    this.words = words;
    this.operands = operands;
    this.fewest = fewest;
    this.most = most;
    this.timeout = Duration.ofSeconds(timeoutSeconds);
    this.zhCn = zhCn;
    this.summary = summary;
  }

  /// The options that not every command takes.
  Set<Option> own() {
    return switch (this) {
      case SCAN -> EnumSet.of(Option.OUT, Option.DPI, Option.MODE, Option.SOURCE, Option.DUPLEX);
      case PRINT -> EnumSet.of(Option.COPIES, Option.SIDES, Option.PAGES, Option.MEDIA);
      case TICKET -> EnumSet.of(Option.TEXT, Option.QR, Option.TEMPLATE);
      case SMARTCARD_READ -> EnumSet.of(Option.MRZ_KEY, Option.CAN);
      case IDCARD_READ -> EnumSet.of(Option.FINGERPRINT);
      case TRACE -> EnumSet.of(Option.OUT, Option.RUN);
      case LIST, STATUS, SELF_TEST, BARCODE_READ, BARCODE_DECODE, REPLAY ->
          EnumSet.noneOf(Option.class);
    };
  }

  boolean takes(Option option) {
    return own().contains(option) || EnumSet.range(Option.JSON, Option.HELP).contains(option);
  }

  static Stream<Verb> all() {
    return Stream.of(values());
  }

  String synopsis() {
    return operands.isEmpty() ? words : words + " " + operands;
  }
}
