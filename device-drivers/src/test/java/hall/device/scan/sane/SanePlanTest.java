// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import hall.device.scan.sane.SaneOption.Limits;
import hall.device.scan.sane.SaneOption.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanePlanTest {

  private static final int ACTIVE = 5;
  private static final int INACTIVE = 37;

  /// The words are those of backends in the field.
  @ParameterizedTest
  @CsvSource({
    "Flatbed|Automatic Document Feeder, AUTO, Automatic Document Feeder|Flatbed",
    "Flatbed|ADF|Duplex, AUTO, ADF|Flatbed",
    "ADF Duplex|ADF Front|ADF Back, AUTO, ADF Front",
    "ADF Front|ADF Back|ADF Duplex, FLATBED, ''",
    "Normal|ADF, FLATBED, Normal",
    "FlatBed|Automatic Document Feeder(left aligned), ADF, Automatic Document Feeder(left aligned)",
    "Document Table|Automatic Document Feeder, FLATBED, Document Table",
    "Flatbed|Transparency Adapter, ADF, ''",
    "Flatbed|Transparency Adapter, AUTO, Flatbed"
  })
  void sourcesAreFoundByTheirWords(String words, Source asked, String chosen) {
    var options = List.of(words("source", ACTIVE, words));
    var found =
        SanePlan.sources(options, new ScanSettings(300, Mode.COLOR, asked)).stream()
            .map(source -> source.word().orElseThrow())
            .toList();
    assertEquals(chosen, String.join("|", found));
  }

  @Test
  void aDeviceWithoutThatOptionHasOneSourceThatIsNoFeeder() {
    var options = List.of(words("source", INACTIVE, "ADF|Flatbed"));
    assertEquals(
        List.of(new SanePlan.Source(Optional.empty(), false, false)),
        SanePlan.sources(options, new ScanSettings(300, Mode.COLOR, Source.AUTO)));
    assertEquals(
        List.of(), SanePlan.sources(options, new ScanSettings(300, Mode.COLOR, Source.ADF)));
  }

  @ParameterizedTest
  @CsvSource({
    "Flatbed|ADF|ADF Duplex, ADF, ADF Duplex",
    "Flatbed|ADF|ADF Duplex, AUTO, ADF Duplex|Flatbed",
    "Flatbed|ADF|ADF Duplex, FLATBED, Flatbed",
    "ADF Front|ADF Back|ADF Duplex, ADF, ADF Duplex",
    "'FlatBed|ADF(left aligned)|ADF(left aligned,Duplex)', ADF, 'ADF(left aligned,Duplex)'",
    "Flatbed|ADF|ADF Back, ADF, ''",
    "Flatbed|ADF, AUTO, ''"
  })
  void bothSidesAreFoundByTheirWordAndNeverReplacedByOne(
      String words, Source asked, String chosen) {
    var found =
        SanePlan.sources(
                List.of(words("source", ACTIVE, words)),
                new ScanSettings(300, Mode.COLOR, asked, true))
            .stream()
            .map(source -> source.word().orElseThrow())
            .toList();
    assertEquals(chosen, String.join("|", found));
  }

  @Test
  void bothSidesMayBeAnOptionOfTheirOwn() {
    var mode = words("adf-mode", INACTIVE, "Simplex|Duplex");
    var settings = new ScanSettings(300, Mode.COLOR, Source.ADF, true);
    assertEquals(
        List.of(new SanePlan.Source(Optional.of("ADF"), true, true)),
        SanePlan.sources(List.of(words("source", ACTIVE, "Flatbed|ADF"), mode), settings));
    assertEquals(Optional.of(SaneValue.text("Duplex")), SanePlan.value(mode, settings, 300));
    assertEquals(
        Optional.of(SaneValue.text("Simplex")),
        SanePlan.value(mode, new ScanSettings(300, Mode.COLOR, Source.ADF), 300));
    var flag =
        new SaneOption(1, "duplex", SaneOption.Type.BOOL, Unit.NONE, 4, ACTIVE, new Limits.None());
    assertEquals(Optional.of(SaneValue.number(1)), SanePlan.value(flag, settings, 300));
  }

  @ParameterizedTest
  @CsvSource({"LINEART, 1|8|16, 1", "LINEART, 8|16, 8", "GRAY, 1|8|16, 8", "COLOR, 16, ''"})
  void theDepthFollowsTheMode(Mode mode, String offered, String taken) {
    var depth =
        new SaneOption(
            1,
            "depth",
            SaneOption.Type.INT,
            Unit.BIT,
            4,
            ACTIVE,
            new Limits.Numbers(Stream.of(offered.split("\\|")).map(Integer::valueOf).toList()));
    assertEquals(
        taken.isEmpty() ? Optional.empty() : Optional.of(SaneValue.number(Integer.parseInt(taken))),
        SanePlan.value(depth, new ScanSettings(300, mode, Source.AUTO), 300));
  }

  @ParameterizedTest
  @CsvSource({
    "Gray|Color, COLOR, Color",
    "Lineart|Halftone|Gray|Color, LINEART, Lineart",
    "Black & White|Gray[Error Diffusion]|True Gray|24bit Color, LINEART, Black & White",
    "Binary|Gray|Color, LINEART, Binary",
    "Halftone|Gray|Color, LINEART, Gray",
    "Black & White|True Gray|24bit Color, COLOR, 24bit Color",
    "Gray16|Color 48 bit|Grey|Color, GRAY, Grey",
    "48 bits color|24bit Color, COLOR, 24bit Color",
    "Gray, COLOR, Gray",
    "24bit Color[Fast], GRAY, 24bit Color[Fast]"
  })
  void modesAreFoundByTheirWords(String words, Mode mode, String chosen) {
    assertEquals(
        Optional.of(SaneValue.text(chosen)),
        SanePlan.value(
            words("mode", ACTIVE, words), new ScanSettings(300, mode, Source.AUTO), 300));
  }

  @ParameterizedTest
  @CsvSource({"300, 300", "310, 300", "9999, 600", "10, 75"})
  void theNearestListedResolutionIsTaken(int wanted, int taken) {
    assertNumber(
        taken,
        SaneOption.Type.INT,
        "resolution",
        Unit.DPI,
        new Limits.Numbers(List.of(75, 300, 600)),
        wanted);
  }

  @ParameterizedTest
  @CsvSource({"300, 300", "311, 300", "330, 350", "9999, 600", "10, 50"})
  void theNearestStepOfARangeIsTaken(int wanted, int taken) {
    assertNumber(
        taken, SaneOption.Type.INT, "resolution", Unit.DPI, new Limits.Range(50, 600, 50), wanted);
    assertNumber(
        taken << 16,
        SaneOption.Type.FIXED,
        "resolution",
        Unit.DPI,
        new Limits.Range(50 << 16, 600 << 16, 50 << 16),
        wanted);
  }

  @Test
  void theRegionIsA4OrWhatTheGlassHas() {
    var wide = new Limits.Range(0, 300 << 16, 0);
    assertNumber(210 << 16, SaneOption.Type.FIXED, "br-x", Unit.MM, wide, 300);
    assertNumber(297 << 16, SaneOption.Type.FIXED, "br-y", Unit.MM, wide, 300);
    assertNumber(0, SaneOption.Type.FIXED, "tl-x", Unit.MM, wide, 300);
    assertNumber(
        200 << 16, SaneOption.Type.FIXED, "br-x", Unit.MM, new Limits.Range(0, 200 << 16, 0), 300);
    assertNumber(2480, SaneOption.Type.INT, "br-x", Unit.PIXEL, new Limits.Range(0, 9_999, 1), 300);
  }

  private static void assertNumber(
      int wanted, SaneOption.Type type, String name, Unit unit, Limits limits, int dpi) {
    assertEquals(
        Optional.of(SaneValue.number(wanted)),
        SanePlan.value(
            new SaneOption(1, name, type, unit, 4, ACTIVE, limits),
            new ScanSettings(dpi, Mode.COLOR, Source.AUTO),
            dpi));
  }

  private static SaneOption words(String name, int capabilities, String words) {
    return new SaneOption(
        1,
        name,
        SaneOption.Type.STRING,
        Unit.NONE,
        60,
        capabilities,
        new Limits.Texts(List.of(words.split("\\|"))));
  }
}
