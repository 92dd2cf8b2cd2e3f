// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.DeviceFault;
import hall.device.Faults;
import hall.device.Outcome;
import hall.device.scan.ScanFaults;
import hall.device.scan.ScanSettings;
import java.util.List;
import java.util.Optional;

/// Turns what is wanted into what this scanner can do.
final class EsclPlan {

  /// A4 in 1/300 inch.
  static final int A4_WIDTH = 2480;

  static final int A4_HEIGHT = 3508;

  private EsclPlan() {}

  /// The request to send, or why a scan can't begin.
  ///
  /// A jammed or open feeder stops an automatic choice too: silently scanning the empty glass
  /// instead would be worse.
  static Outcome<EsclRequest> choose(
      ScanSettings settings, EsclCapabilities capabilities, EsclStatus status) {
    boolean feeder =
        switch (settings.source()) {
          case ADF -> true;
          case FLATBED -> false;
          case AUTO ->
              capabilities.feeder().isPresent()
                  && (capabilities.platen().isEmpty() || status.adf() != EsclStatus.Adf.EMPTY)
                  && status.adf() != EsclStatus.Adf.NONE;
        };
    var input = feeder ? capabilities.feeder() : capabilities.platen();
    if (input.isEmpty()) {
      return Outcome.faulted(ScanFaults.noSuchSource(feeder ? "no feeder" : "no platen"));
    }
    var trouble = trouble(status, feeder);
    if (trouble.isPresent()) {
      return Outcome.faulted(trouble.get());
    }
    if (feeder && status.adf() == EsclStatus.Adf.EMPTY) {
      return Outcome.faulted(ScanFaults.feederEmpty(status.adf().word));
    }
    return request(settings, capabilities.version(), feeder, input.get());
  }

  /// What stops the scanner, or its feeder where that is to be used.
  static Optional<DeviceFault> trouble(EsclStatus status, boolean feeder) {
    if (status.state() == EsclStatus.State.DOWN) {
      return Optional.of(ScanFaults.down(status.state().word));
    }
    if (!feeder) {
      return Optional.empty();
    }
    var word = status.adf().word;
    return switch (status.adf()) {
      case JAM, MISPICK -> Optional.of(Faults.mediaJam(word));
      case DOOR_OPEN, HATCH_OPEN -> Optional.of(Faults.coverOpen(word));
      case MULTIPICK -> Optional.of(ScanFaults.doubleFeed(word));
      case NONE, PROCESSING, EMPTY, LOADED, OTHER -> Optional.empty();
    };
  }

  private static Outcome<EsclRequest> request(
      ScanSettings settings, String version, boolean feeder, EsclCapabilities.Input input) {
    if (!input.formats().isEmpty() && !input.formats().contains("image/jpeg")) {
      return Outcome.faulted(ScanFaults.formatUnsupported(String.join(" ", input.formats())));
    }
    return Outcome.done(
        new EsclRequest(
            version,
            feeder,
            Math.min(A4_WIDTH, input.maxWidth()),
            Math.min(A4_HEIGHT, input.maxHeight()),
            colorMode(settings.mode(), input.colorModes()),
            input.nearest(settings.dpi())));
  }

  /// Lineart is scanned gray: JPEG has no bilevel form, and a threshold is better chosen later.
  private static String colorMode(ScanSettings.Mode mode, List<String> offered) {
    var wished =
        switch (mode) {
          case COLOR -> List.of("RGB24", "Grayscale8");
          case GRAY, LINEART -> List.of("Grayscale8", "RGB24");
        };
    return wished.stream().filter(offered::contains).findFirst().orElse(wished.getFirst());
  }
}
