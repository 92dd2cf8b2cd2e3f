// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.http.Stop;
import hall.device.print.PagesOut;
import hall.device.print.PrintSettings;
import hall.device.print.PrintSettings.Colour;
import hall.device.print.PrintSettings.Sides;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IppPlannerTest {

  private static PrinterAbilities rasterOnly(List<Integer> dpi, List<String> types) {
    var able = Samples.able();
    return new PrinterAbilities(
        List.of(IppTicket.RASTER),
        able.media(),
        able.ready(),
        able.loaded(),
        able.sides(),
        able.colourModes(),
        true,
        1,
        false,
        false,
        true,
        dpi,
        types,
        "normal");
  }

  @Test
  void aPlainPrintIsTheDocumentAsItIs() throws Stop {
    var plan = IppPlanner.plan(Samples.able(), PrintSettings.PLAIN, 5);
    assertEquals(IppTicket.PDF, plan.format());
    assertFalse(plan.rearranged());
    assertFalse(plan.range());
    assertEquals(5, plan.expected());
    assertEquals(Optional.of("iso_a4_210x297mm"), plan.media());
  }

  /// Copies, pages of the document, both sides; copies asked of the printer, pages sent, expected.
  @ParameterizedTest
  @CsvSource({
    "3, 4, true, 3, 4, 12",
    "3, 5, false, 3, 5, 15",
    "3, 5, true, 1, 18, 18",
    "2, 1, true, 2, 1, 2",
    "1, 5, true, 1, 5, 5"
  })
  void copiesAreMadeByWhoeverMakesThemWhole(
      int copies, int pages, boolean both, int asked, int sent, int expected) throws Stop {
    var sides = both ? Sides.TWO_SIDED_LONG_EDGE : Sides.ONE_SIDED;
    var settings = PrintSettings.PLAIN.withCopies(copies).withSides(sides);
    var plan = IppPlanner.plan(Samples.able(), settings, pages);
    assertEquals(asked, plan.copies());
    assertEquals(sent, plan.order().size());
    assertEquals(expected, plan.expected());
    assertEquals(sent != pages, plan.rearranged());
  }

  /// Resolutions that the printer has, and the one that is taken.
  @ParameterizedTest
  @CsvSource({"300 600, 300", "600 1200, 600", "150 200, 200", "600 300 150, 300"})
  void theLeastResolutionThatIsGoodEnoughIsTaken(String has, int taken) throws Stop {
    var dpi = List.of(has.split(" ", -1)).stream().map(Integer::valueOf).toList();
    var plan = IppPlanner.plan(rasterOnly(dpi, List.of("sgray_8")), PrintSettings.PLAIN, 1);
    assertEquals(taken, plan.raster().orElseThrow().dpi());
  }

  /// Raster types, what is wanted, whether it is drawn in colour, what is told.
  @ParameterizedTest
  @CsvSource({
    "sgray_8 srgb_8, AUTO, true, ''",
    "sgray_8 srgb_8, MONOCHROME, false, ''",
    "sgray_8 black_1, COLOUR, false, colour-as-gray",
    "srgb_8, MONOCHROME, true, ''"
  })
  void colourIsDrawnWhereItIsWantedAndPossible(
      String types, Colour wanted, boolean colour, String told) throws Stop {
    var plan =
        IppPlanner.plan(
            rasterOnly(List.of(300), List.of(types.split(" ", -1))),
            PrintSettings.PLAIN.withColour(wanted),
            1);
    assertEquals(colour, plan.raster().orElseThrow().colour());
    assertEquals(told, String.join(" ", plan.degraded()));
  }

  @Test
  void aPrinterWhoseRasterCantBeMadeIsRefused() {
    for (var can :
        List.of(
            rasterOnly(List.of(300), List.of("black_1")),
            rasterOnly(List.of(), List.of("sgray_8")))) {
      var stop = assertThrows(Stop.class, () -> IppPlanner.plan(can, PrintSettings.PLAIN, 1));
      assertEquals("format-unsupported", stop.fault().orElseThrow().reason());
    }
  }

  @Test
  void somePagesOfARasterAreSimplyNotDrawn() throws Stop {
    var some = PrintSettings.PLAIN.withPages(2, OptionalInt.of(3));
    var plan = IppPlanner.plan(rasterOnly(List.of(300), List.of("sgray_8")), some, 4);
    assertEquals(List.of(2, 3), plan.order());
    assertFalse(plan.range());
    assertTrue(IppPlanner.plan(Samples.able(), some, 4).range());
  }

  /// Impressions, copies, impressions of each, both sides; whole copies and pages that are sure.
  @ParameterizedTest
  @CsvSource({
    "0, 1, 5, false, 0, 0",
    "3, 1, 5, false, 0, 3",
    "5, 1, 5, false, 1, 0",
    "6, 1, 5, true, 1, 0",
    "3, 1, 5, true, 0, 2",
    "7, 3, 4, false, 1, 3",
    "7, 3, 4, true, 1, 2"
  })
  void impressionsBecomePagesThatAreSure(
      int impressions, int copies, int perCopy, boolean both, int whole, int pages) {
    assertEquals(new PagesOut(whole, pages), PagesOut.of(impressions, copies, perCopy, both));
  }
}
