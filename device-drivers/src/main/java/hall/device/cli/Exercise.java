// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.Deadline;
import hall.device.DeviceUri;
import hall.device.print.TestPage;
import hall.device.registry.DeviceRegistry;
import hall.device.scan.ScanSettings;
import hall.device.smartcard.AccessKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a device is made to do for a recording; what it reads is looked at by nobody.
enum Exercise {
  STATUS,
  SELF_TEST,
  READ,
  SCAN,
  PRINT,
  TICKET;

  private static final String BARCODE = "barcode";
  private static final int DPI = 150;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Exercise of(Optional<String> word, DeviceUri uri) throws UsageException {
    if (word.isEmpty()) {
      return switch (uri.scheme()) {
        case "ga450", "pcsc", BARCODE -> READ;
        default -> STATUS;
      };
    }
    for (var exercise : values()) {
      if (exercise.word().equals(word.get())) {
        return exercise;
      }
    }
    throw new UsageException(
        "%s takes %s, not \"%s\""
            .formatted(Option.RUN.word, Option.RUN.value.replace("|", " or "), word.get()));
  }

  /// @throws UsageException where the URI names a device that can't do that
  Answer run(DeviceRegistry registry, DeviceUri uri, Deadline deadline)
      throws UsageException, InterruptedException {
    try {
      return switch (this) {
        case STATUS -> {
          try (var device = registry.open(uri)) {
            yield StatusCommand.answer(device.status(deadline));
          }
        }
        case SELF_TEST -> {
          try (var device = registry.open(uri)) {
            yield SelfTestCommand.answer(device.selfTest(deadline));
          }
        }
        case READ -> read(registry, uri, deadline);
        case SCAN -> {
          try (var scanner = registry.openScanner(uri)) {
            var settings = new ScanSettings(DPI, ScanSettings.Mode.COLOR, ScanSettings.Source.AUTO);
            yield Answer.of(scanner.scan(settings, _ -> {}, deadline), _ -> Map.of());
          }
        }
        case PRINT -> {
          try (var printer = registry.openPrinter(uri)) {
            yield Answer.of(printer.print("device-test", TestPage.pdf(), deadline), _ -> Map.of());
          }
        }
        case TICKET -> {
          try (var printer = registry.openTicketPrinter(uri)) {
            yield Answer.of(
                printer.print(TicketCommand.ticket(List.of()), deadline), _ -> Map.of());
          }
        }
      };
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /// Without a key: what opens a travel document has no place in a recording.
  private static Answer read(DeviceRegistry registry, DeviceUri uri, Deadline deadline)
      throws InterruptedException {
    if (uri.scheme().equals("pcsc")) {
      try (var reader = registry.openSmartCardReader(uri)) {
        return Answer.of(reader.read(new AccessKey.None(), deadline), _ -> Map.of());
      }
    }
    if (uri.scheme().equals(BARCODE)) {
      try (var reader = registry.openBarcodeReader(uri)) {
        return Answer.of(reader.read(deadline), _ -> Map.of());
      }
    }
    try (var reader = registry.openIdCardReader(uri)) {
      return Answer.of(reader.read(deadline), _ -> Map.of());
    }
  }
}
