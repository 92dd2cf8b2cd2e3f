// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.DeviceFault;
import hall.device.Faults;
import hall.device.Outcome;
import hall.device.scan.ScanFaults;
import hall.device.scan.ScanSettings;
import hall.device.scan.escl.EsclCapabilities.Input;
import hall.device.scan.escl.EsclCapabilities.Profile;
import hall.device.scan.escl.EsclRequest.Source;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns what is wanted into what this scanner can do.
final class EsclPlan {

  /// A4 in 1/300 inch.
  static final int A4_WIDTH = 2480;

  static final int A4_HEIGHT = 3508;

  static final String JPEG = "image/jpeg";

  private EsclPlan() {}

  /// The request to send, or why a scan can't begin.
  ///
  /// A jammed or open feeder stops an automatic choice too: silently scanning the empty glass
  /// instead would be worse.
  static Outcome<EsclRequest> choose(
      ScanSettings settings, EsclCapabilities capabilities, EsclStatus status, EsclQuirks quirks) {
    var source = source(settings, capabilities, status);
    var input =
        switch (source) {
          case PLATEN -> capabilities.platen();
          case FEEDER -> capabilities.feeder();
          case DUPLEX -> capabilities.duplex();
        };
    if (input.isEmpty()) {
      return Outcome.faulted(
          ScanFaults.noSuchSource("no " + source.name().toLowerCase(Locale.ROOT)));
    }
    var trouble = trouble(status, source.feeder());
    if (trouble.isPresent()) {
      return Outcome.faulted(trouble.get());
    }
    if (source.feeder() && status.adf() == EsclStatus.Adf.EMPTY) {
      return Outcome.faulted(ScanFaults.feederEmpty(status.adf().word));
    }
    return request(settings, capabilities.version(), source, input.get(), quirks);
  }

  private static Source source(
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
    if (!feeder) {
      return Source.PLATEN;
    }
    return settings.duplex() ? Source.DUPLEX : Source.FEEDER;
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
      case TOO_SHORT, TOO_LONG -> Optional.of(EsclFaults.sheetUnfit(word));
      case OVERLOADED -> Optional.of(EsclFaults.feederOverloaded(word));
      case TRAY_FAILED -> Optional.of(ScanFaults.down(word));
      case NONE, PROCESSING, EMPTY, LOADED, OTHER -> Optional.empty();
    };
  }

  private static Outcome<EsclRequest> request(
      ScanSettings settings, String version, Source source, Input input, EsclQuirks quirks) {
    var able = input.profiles().stream().filter(profile -> profile.delivers(JPEG)).toList();
    if (able.isEmpty()) {
      return Outcome.faulted(
          ScanFaults.formatUnsupported(
              Stream.of(input.all(Profile::formats), input.all(Profile::formatsExt))
                  .flatMap(List::stream)
                  .distinct()
                  .toList()
                  .toString()));
    }
    var mode =
        wished(settings.mode()).stream()
            .filter(wish -> able.stream().anyMatch(one -> one.colorModes().contains(wish)))
            .findFirst()
            .orElse(
                settings.mode() == ScanSettings.Mode.COLOR ? EsclRequest.COLOR : EsclRequest.GRAY);
    var profile =
        able.stream()
            .filter(one -> one.colorModes().contains(mode))
            .findFirst()
            .orElse(able.getFirst());
    return Outcome.done(
        new EsclRequest(
            version,
            intent(settings.mode(), input.intents()),
            source,
            Math.clamp(A4_WIDTH, input.minWidth(), input.maxWidth()),
            Math.clamp(A4_HEIGHT, input.minHeight(), input.maxHeight()),
            mode,
            profile.formatsExt().contains(JPEG),
            quirks.within(profile).nearest(settings.dpi())));
  }

  private static List<String> wished(ScanSettings.Mode mode) {
    return switch (mode) {
      case COLOR -> List.of(EsclRequest.COLOR, EsclRequest.GRAY);
      case GRAY -> List.of(EsclRequest.GRAY, EsclRequest.COLOR);
      case LINEART -> List.of(EsclRequest.LINEART, EsclRequest.GRAY, EsclRequest.COLOR);
    };
  }

  /// Papers with seals and photographs are text and graphic; the intent only sets what the request
  /// leaves open, such as sharpening.
  private static String intent(ScanSettings.Mode mode, List<String> offered) {
    var wished =
        switch (mode) {
          case COLOR -> List.of("TextAndGraphic", "Document");
          case GRAY, LINEART -> List.of("Document", "TextAndGraphic");
        };
    return wished.stream().filter(offered::contains).findFirst().orElse("");
  }
}
