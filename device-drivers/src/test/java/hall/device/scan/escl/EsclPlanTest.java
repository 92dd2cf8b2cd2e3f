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
import java.util.Optional;
import java.util.function.Function;
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
    var input = Optional.of(input(List.of("RGB24", "Grayscale8"), List.of("image/jpeg")));
    var capabilities =
        new EsclCapabilities(
            "2.6",
            "",
            "",
            has.contains("P") ? input : Optional.empty(),
            has.contains("F") ? input : Optional.empty());
    var plan =
        EsclPlan.choose(
            new ScanSettings(300, Mode.COLOR, source),
            capabilities,
            new EsclStatus(state, adf, List.of()));
    assertEquals(chosen, word(plan, request -> request.feeder() ? "feeder" : "platen"));
  }

  @ParameterizedTest
  @CsvSource({
    "COLOR, RGB24 Grayscale8, RGB24",
    "COLOR, Grayscale8, Grayscale8",
    "GRAY, RGB24 Grayscale8, Grayscale8",
    "GRAY, RGB24, RGB24",
    "LINEART, BlackAndWhite1 Grayscale8 RGB24, Grayscale8"
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

  private static Outcome<EsclRequest> platenOnly(Mode mode, EsclCapabilities.Input input) {
    return EsclPlan.choose(
        new ScanSettings(300, mode, Source.AUTO),
        new EsclCapabilities("", "", "", Optional.of(input), Optional.empty()),
        new EsclStatus(State.IDLE, Adf.NONE, List.of()));
  }

  private static EsclCapabilities.Input input(List<String> modes, List<String> formats) {
    return new EsclCapabilities.Input(
        2550, 3300, modes, formats, List.of(200, 300), Optional.empty());
  }

  private static String word(Outcome<EsclRequest> plan, Function<EsclRequest, String> done) {
    return switch (plan) {
      case Outcome.Done<EsclRequest>(var request) -> done.apply(request);
      case Outcome.Faulted<EsclRequest>(var fault) -> fault.reason();
      case Outcome.NoAnswer<EsclRequest>() -> "no-answer";
    };
  }
}
