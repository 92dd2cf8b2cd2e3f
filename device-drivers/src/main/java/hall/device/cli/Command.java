// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.Deadline;
import hall.device.DeviceUri;
import hall.device.idcard.IdCardReader.Extra;
import hall.device.registry.DeviceRegistry;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// One command of the tool.
@FunctionalInterface
interface Command {

  /// Cards are valid by the day in China.
  ZoneId CARD_ZONE = ZoneId.of("Asia/Shanghai");

  /// Carries it out within the deadline.
  ///
  /// @throws UsageException when the operands or options can't be; then no device was touched
  Answer run(CommandLine line, Deadline deadline) throws UsageException, InterruptedException;

  static Command of(Verb verb, DeviceRegistry registry, InstantSource clock) {
    return switch (verb) {
      case LIST -> (_, deadline) -> ListCommand.run(deadline);
      case STATUS -> (line, deadline) -> StatusCommand.run(registry, line, deadline);
      case SELF_TEST -> (line, deadline) -> SelfTestCommand.run(registry, line, deadline);
      case IDCARD_READ -> (line, deadline) -> idCard(registry, clock, line, deadline);
      case SMARTCARD_READ -> new SmartCardCommand(registry);
      case SCAN -> new ScanCommand(registry, clock);
      case PRINT -> new PrintCommand(registry);
      case TICKET -> new TicketCommand(registry);
      case BARCODE_READ -> (line, deadline) -> barcode(registry, line, deadline);
      case BARCODE_DECODE -> BarcodeCommand::run;
      case TRACE -> new TraceCommand();
      case REPLAY -> new ReplayCommand();
    };
  }

  private static Answer idCard(
      DeviceRegistry registry, InstantSource clock, CommandLine line, Deadline deadline)
      throws UsageException, InterruptedException {
    try (var reader = open(registry::openIdCardReader, line)) {
      Set<Extra> extras = line.has(Option.FINGERPRINT) ? Set.of(Extra.FINGERPRINTS) : Set.of();
      var today = LocalDate.ofInstant(clock.instant(), CARD_ZONE);
      return Answer.of(
          reader.read(extras, deadline),
          card -> Fields.of("card", CardFields.of(card, today, mask(line))));
    }
  }

  /// A code may be a pass that opens a citizen's papers, so no more is shown than that it was read.
  private static Answer barcode(DeviceRegistry registry, CommandLine line, Deadline deadline)
      throws UsageException, InterruptedException {
    try (var reader = open(registry::openBarcodeReader, line)) {
      return Answer.of(
          reader.read(deadline),
          scan ->
              Fields.of(
                  "symbols",
                  List.of(
                      Fields.of(
                          "format",
                          scan.symbology().isEmpty() ? null : scan.symbology(),
                          "text",
                          mask(line).name(scan.text()),
                          "characters",
                          scan.text().codePointCount(0, scan.text().length())))));
    }
  }

  static Mask mask(CommandLine line) {
    return new Mask(line.has(Option.SHOW_PERSONAL));
  }

  /// Opens the device that the first operand names.
  static <D> D open(Function<DeviceUri, D> opener, CommandLine line) throws UsageException {
    try {
      return opener.apply(DeviceUri.parse(line.operands().getFirst()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
