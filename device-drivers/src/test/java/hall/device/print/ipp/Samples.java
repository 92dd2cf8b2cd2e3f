// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.http.Stop;
import hall.device.print.PrintSettings;
import java.util.List;

/// Printers and plans as tables need them.
final class Samples {

  private Samples() {}

  /// A printer that can do everything, in colour.
  static PrinterAbilities able() {
    return new PrinterAbilities(
        List.of("application/pdf", "image/pwg-raster"),
        List.of("iso_a4_210x297mm", "iso_a5_148x210mm", "na_letter_8.5x11in"),
        List.of("iso_a4_210x297mm", "iso_a5_148x210mm"),
        List.of("main=210x297mm"),
        List.of("one-sided", "two-sided-long-edge", "two-sided-short-edge"),
        List.of("auto", "color", "monochrome"),
        true,
        99,
        true,
        true,
        true,
        List.of(300, 600),
        List.of("sgray_8", "srgb_8"),
        "rotated");
  }

  static PrinterReport report(
      PrinterReport.State state,
      List<String> reasons,
      List<PrinterReport.Tray> trays,
      int counter) {
    return new PrinterReport(
        state, reasons, List.of(), true, able(), List.of(), trays, "", "", counter, -1);
  }

  static IppPlan plan(int pages) {
    try {
      return IppPlanner.plan(able(), PrintSettings.PLAIN, pages);
    } catch (Stop e) {
      throw new IllegalStateException("a plain plan is always possible", e);
    }
  }
}
