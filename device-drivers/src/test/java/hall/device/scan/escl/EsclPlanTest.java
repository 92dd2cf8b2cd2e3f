// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.Outcome;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import hall.device.scan.escl.EsclStatus.Adf;
import hall.device.scan.escl.EsclStatus.State;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EsclPlanTest {

  /// Sources that the scanner has: P platen, F feeder.
  @ParameterizedTest
  @CsvSource({
    "AUTO, PF, LOADED, IDLE, feeder",
    "AUTO, PF, EMPTY, IDLE, platen",
    "AUTO, P, NONE, IDLE, platen",
    "AUTO, F, LOADED, IDLE, feeder",
    "AUTO, F, EMPTY, IDLE, feeder-empty",
    "AUTO, PF, JAM, IDLE, media-jam",
    "AUTO, PF, DOOR_OPEN, IDLE, cover-open",
    "ADF, PF, EMPTY, IDLE, feeder-empty",
    "ADF, P, NONE, IDLE, source-missing",
    "FLATBED, PF, LOADED, IDLE, platen",
    "FLATBED, PF, JAM, IDLE, platen",
    "FLATBED, F, LOADED, IDLE, source-missing",
    "FLATBED, P, NONE, DOWN, device-down"
  })
  void theSourceFollowsThePaper(Source source, String has, Adf adf, State state, String chosen) {
    var plan = plan(new ScanSettings(300, Mode.COLOR, source), has, adf, state);
    assertEquals(chosen, word(plan, EsclPlanTest::source));
  }

  /// D: a duplex unit.
  @ParameterizedTest
  @CsvSource({
    "ADF, PFD, LOADED, duplex",
    "AUTO, PFD, LOADED, duplex",
    "AUTO, PFD, EMPTY, platen",
    "FLATBED, PFD, LOADED, platen",
    "ADF, PF, LOADED, source-missing",
    "ADF, PFD, EMPTY, feeder-empty",
    "ADF, PFD, MULTIPICK, double-feed",
    "ADF, PFD, TOO_LONG, sheet-unfit",
    "ADF, PFD, OVERLOADED, feeder-overloaded",
    "ADF, PFD, TRAY_FAILED, device-down"
  })
  void bothSidesNeedADuplexUnit(Source source, String has, Adf adf, String chosen) {
    var plan = plan(new ScanSettings(300, Mode.COLOR, source, true), has, adf, State.IDLE);
    assertEquals(chosen, word(plan, EsclPlanTest::source));
  }

  private static Outcome<EsclRequest> plan(
      ScanSettings settings, String has, Adf adf, State state) {
    var input = Optional.of(input(List.of("RGB24", "Grayscale8"), List.of("image/jpeg")));
    return EsclPlan.choose(
        settings,
        new EsclCapabilities(
            "2.6",
            "",
            "",
            "",
            has.contains("P") ? input : Optional.empty(),
            has.contains("F") ? input : Optional.empty(),
            has.contains("D") ? input : Optional.empty(),
            OptionalInt.empty()),
        new EsclStatus(state, adf, List.of()),
        EsclQuirks.NONE);
  }

  private static String source(EsclRequest request) {
    return request.source().name().toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @CsvSource({
    "COLOR, RGB24 Grayscale8, RGB24",
    "COLOR, Grayscale8, Grayscale8",
    "GRAY, RGB24 Grayscale8, Grayscale8",
    "GRAY, RGB24, RGB24",
    "LINEART, BlackAndWhite1 Grayscale8 RGB24, BlackAndWhite1",
    "LINEART, Grayscale8 RGB24, Grayscale8",
    "LINEART, RGB24, RGB24",
    "COLOR, RGB48, RGB24",
    "LINEART, Grayscale16, Grayscale8"
  })
  void theNearestColourModeIsTaken(Mode mode, String offered, String taken) {
    assertEquals(
        taken,
        word(
            platenOnly(mode, input(List.of(offered.split(" ")), List.of("image/jpeg"))),
            EsclRequest::colorMode));
  }

  @ParameterizedTest
  @CsvSource({"image/jpeg, done", "application/pdf, format-unsupported"})
  void pagesMustComeAsJpeg(String format, String outcome) {
    assertEquals(
        outcome,
        word(platenOnly(Mode.COLOR, input(List.of("RGB24"), List.of(format))), request -> "done"));
  }

  @Test
  void aColourModeComesWithTheResolutionsAndFormatsOfItsOwnProfile() {
    var input =
        new EsclCapabilities.Input(
            1,
            2550,
            1,
            3300,
            List.of(),
            List.of(
                profile(List.of("RGB24"), List.of("image/jpeg"), 200, 300),
                profile(List.of("Grayscale8"), List.of("image/jpeg"), 600),
                profile(List.of("BlackAndWhite1"), List.of("application/pdf"), 1200)));
    assertEquals("300", word(platenOnly(Mode.COLOR, input), request -> request.dpi() + ""));
    assertEquals("600", word(platenOnly(Mode.GRAY, input), request -> request.dpi() + ""));
    assertEquals("Grayscale8", word(platenOnly(Mode.LINEART, input), EsclRequest::colorMode));
  }

  @Test
  void aRegionIsA4WithinWhatTheSourceTakes() {
    var wide =
        new EsclCapabilities.Input(
            1,
            2400,
            3600,
            4200,
            List.of("Preview", "TextAndGraphic", "Document"),
            List.of(profile(List.of(), List.of(), 300)));
    var request = platenOnly(Mode.COLOR, wide);
    assertEquals("2400x3600", word(request, r -> r.width() + "x" + r.height()));
    assertEquals("TextAndGraphic", word(request, EsclRequest::intent));
    assertEquals("Document", word(platenOnly(Mode.GRAY, wide), EsclRequest::intent));
  }

  @Test
  void aResolutionThatIsToldButDoesNotWorkIsNotAsked() {
    var input = input(List.of("RGB24"), List.of("image/jpeg"));
    var quirks = new EsclQuirks(Set.of(), 250);
    assertEquals("200", word(platenOnly(Mode.COLOR, input, quirks), request -> request.dpi() + ""));
  }

  private static Outcome<EsclRequest> platenOnly(Mode mode, EsclCapabilities.Input input) {
    return platenOnly(mode, input, EsclQuirks.NONE);
  }

  private static Outcome<EsclRequest> platenOnly(
      Mode mode, EsclCapabilities.Input input, EsclQuirks quirks) {
    return EsclPlan.choose(
        new ScanSettings(400, mode, Source.AUTO),
        new EsclCapabilities(
            "",
            "",
            "",
            "",
            Optional.of(input),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty()),
        new EsclStatus(State.IDLE, Adf.NONE, List.of()),
        quirks);
  }

  private static EsclCapabilities.Input input(List<String> modes, List<String> formats) {
    return new EsclCapabilities.Input(
        1, 2550, 1, 3300, List.of(), List.of(profile(modes, formats, 200, 300)));
  }

  private static EsclCapabilities.Profile profile(
      List<String> modes, List<String> formats, Integer... resolutions) {
    return new EsclCapabilities.Profile(
        modes, formats, List.of(), List.of(resolutions), Optional.empty());
  }

  private static String word(Outcome<EsclRequest> plan, Function<EsclRequest, String> done) {
    return switch (plan) {
      case Outcome.Done<EsclRequest>(var request) -> done.apply(request);
      case Outcome.Faulted<EsclRequest>(var fault) -> fault.reason();
      case Outcome.NoAnswer<EsclRequest>() -> "no-answer";
    };
  }
}
