// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

/// What may follow a command, with the sentence of the help.
enum Option {
  OUT(
      "--out",
      "FILE",
      "where the scanned document (PDF/A-2b) or the recording goes; written whole or not at all"),
  DPI("--dpi", "N", "resolution, 300 by default; the scanner's nearest is taken"),
  MODE("--mode", "color|gray|lineart", "color by default; lineart pages become black and white"),
  SOURCE(
      "--source",
      "flatbed|adf",
      "the glass or the feeder; by default the feeder if it holds paper"),
  DUPLEX("--duplex", "", "both sides of every sheet in the feeder"),
  COPIES("--copies", "N", "how often the document is printed, once by default"),
  SIDES("--sides", "one|long|short", "one side by default; both, to be turned at that edge"),
  PAGES("--pages", "A-B", "some pages only, such as 2-5, 3 or 4-"),
  MEDIA("--media", "NAME", "the paper, such as iso_a4_210x297mm, which is the default"),
  TEXT(
      "--text",
      "TEXT",
      "a line of the ticket, may be repeated; without it a test ticket is printed"),
  QR("--qr", "TEXT", "a QR code on the ticket"),
  TEMPLATE("--template", "queue|receipt", "a sample queue ticket or receipt instead of lines"),
  MRZ_KEY(
      "--mrz-key",
      "NUMBER,yyMMdd,yyMMdd",
      "document number, birth and expiry: opens a travel document"),
  CAN("--can", "NNNNNN", "the six digits on the front: opens a travel document that has PACE"),
  FINGERPRINT(
      "--fingerprint", "", "also which fingers are on the card; templates never leave the reader"),
  RUN(
      "--run",
      "status|self-test|read|scan|print|ticket",
      "what is done for the recording; read for readers, status for the others by default"),
  JSON("--json", "", "one JSON object on standard output, and nothing else there"),
  TIMEOUT("--timeout", "SECONDS", "how long the device may take, such as 2.5"),
  SHOW_PERSONAL("--show-personal", "", "print personal fields instead of masking them"),
  HELP("--help", "", "say this");

  final String word;

  /// The name of its value; empty for an option without one.
  final String value;

  final String help;

  Option(String word, String value, String help) {
    this.word = word;
    this.value = value;
    this.help = help;
  }

  boolean takesValue() {
    return !value.isEmpty();
  }

  String synopsis() {
    return takesValue() ? word + " " + value : word;
  }
}
