// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.http.Stop;
import hall.device.print.PdfPages;
import hall.device.print.PrintFaults;
import hall.device.print.PrintSettings;
import hall.device.print.PrintSettings.Colour;
import hall.device.print.PrintSettings.Sides;
import hall.device.print.raster.Paper;
import hall.device.print.raster.RasterForm;
import hall.device.print.raster.SheetBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a plan of what is wanted and what the printer can do, or stops with the fault that says
/// what it can't.
final class IppPlanner {

  private static final String A4 = "iso_a4_210x297mm";

  /// What a page of a hall needs: finer costs time and shows nothing more.
  private static final int GOOD_DPI = 300;

  private final PrinterAbilities can;
  private final PrintSettings wanted;
  private final List<String> degraded = new ArrayList<>();

  private IppPlanner(PrinterAbilities can, PrintSettings wanted) {
    this.can = can;
    this.wanted = wanted;
  }

  /// @param pages of the document
  static IppPlan plan(PrinterAbilities can, PrintSettings wanted, int pages) throws Stop {
    return new IppPlanner(can, wanted).plan(pages);
  }

  private IppPlan plan(int pages) throws Stop {
    var once = wanted.order(pages);
    if (once.isEmpty()) {
      throw Stop.because(PrintFaults.pagesUnsupported("the document has %d".formatted(pages)));
    }
    var sides = sides(once.size());
    var media = media();
    var mode = colourMode();
    var raster = raster(sides, media, mode);
    boolean odd = sides.twoSided() && once.size() % 2 == 1;
    boolean alone = wanted.copies() == 1;
    // Only copies that come out whole and begin on a sheet of their own can be counted and resumed.
    boolean printerCopies =
        !alone && raster.isEmpty() && can.collates() && can.mostCopies() >= wanted.copies() && !odd;
    boolean all = once.size() == pages;
    boolean range = !all && raster.isEmpty() && can.pageRanges() && (alone || printerCopies);
    var order = alone || printerCopies ? once : repeated(once, odd);
    return new IppPlan(
        wanted,
        printerCopies ? wanted.copies() : 1,
        range,
        order,
        !range && !(all && order.size() == pages),
        sides,
        media,
        mode,
        raster,
        order.size() / (alone || printerCopies ? 1 : wanted.copies()),
        degraded);
  }

  /// A single page has no back.
  private Sides sides(int pages) throws Stop {
    if (pages == 1 || !wanted.sides().twoSided()) {
      return Sides.ONE_SIDED;
    }
    if (!can.sides().contains(wanted.sides().word())) {
      throw Stop.because(PrintFaults.duplexUnsupported(String.join(" ", can.sides())));
    }
    return wanted.sides();
  }

  private Optional<String> media() throws Stop {
    if (wanted.media().isEmpty()) {
      boolean there = can.ready().isEmpty() ? can.media().contains(A4) : can.ready().contains(A4);
      return there ? Optional.of(A4) : Optional.empty();
    }
    var name = wanted.media().get();
    if (!can.media().isEmpty() && !can.media().contains(name)) {
      throw Stop.because(PrintFaults.mediaUnsupported(String.join(" ", can.media())));
    }
    if (!can.ready().isEmpty() && !can.ready().contains(name)) {
      throw Stop.because(PrintFaults.mediaNotReady(String.join(" ", can.ready())));
    }
    return Optional.of(name);
  }

  private Optional<String> colourMode() {
    return switch (wanted.colour()) {
      case AUTO -> Optional.empty();
      case COLOUR -> {
        if (!can.colour()) {
          degraded.add("colour-as-gray");
        }
        yield can.colour() ? said("color") : Optional.empty();
      }
      case MONOCHROME -> said("monochrome");
    };
  }

  private Optional<String> said(String mode) {
    return can.colourModes().contains(mode) ? Optional.of(mode) : Optional.empty();
  }

  private Optional<RasterForm> raster(Sides sides, Optional<String> media, Optional<String> mode)
      throws Stop {
    boolean gray = wanted.colour() == Colour.MONOCHROME;
    if (can.formats().contains(IppTicket.PDF)) {
      if (gray && can.colour() && mode.isEmpty()) {
        degraded.add("monochrome-unsaid");
      }
      return Optional.empty();
    }
    boolean inColour = can.rasterTypes().contains("srgb_8");
    boolean inGray = can.rasterTypes().contains("sgray_8");
    var dpi = dpi();
    if (!can.formats().contains(IppTicket.RASTER) || !(inColour || inGray) || dpi.isEmpty()) {
      throw Stop.because(PrintFaults.formatUnsupported(String.join(" ", can.formats())));
    }
    if (wanted.colour() == Colour.COLOUR && can.colour() && !inColour) {
      degraded.add("colour-as-gray");
    }
    boolean colour = inColour && (!inGray || (can.colour() && !gray));
    var paper = Paper.of(media.orElse(A4));
    if (paper.isEmpty()) {
      throw Stop.because(PrintFaults.mediaUnsupported(media.orElse(A4) + " gives no size"));
    }
    return Optional.of(
        new RasterForm(dpi.get(), colour, sides, SheetBack.of(can.sheetBack()), paper.get()));
  }

  /// The least that is good enough, or the best there is.
  private Optional<Integer> dpi() {
    var good = can.rasterDpi().stream().filter(dpi -> dpi >= GOOD_DPI).min(Integer::compare);
    return good.or(() -> can.rasterDpi().stream().max(Integer::compare));
  }

  private List<Integer> repeated(List<Integer> once, boolean odd) {
    var order = new ArrayList<Integer>();
    for (int copy = 0; copy < wanted.copies(); copy++) {
      order.addAll(once);
      if (odd) {
        order.add(PdfPages.BLANK);
      }
    }
    return order;
  }
}
