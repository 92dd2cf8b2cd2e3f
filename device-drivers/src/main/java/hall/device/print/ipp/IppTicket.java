// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.KeywordOrName;
import com.hp.jipp.model.Types;
import hall.device.DeviceFault;
import hall.device.print.PrintFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kotlin.ranges.IntRange;

/// The job attributes that say a plan (RFC 8011 section 5.2), and what it means when a printer
/// answers that it does not support one.
final class IppTicket {

  static final String PDF = "application/pdf";
  static final String RASTER = "image/pwg-raster";

  private IppTicket() {}

  static List<Attribute<?>> attributes(IppPlan plan, PrinterAbilities can) {
    var job = new ArrayList<Attribute<?>>();
    if (plan.copies() > 1) {
      job.add(Types.copies.of(plan.copies()));
      job.add(Types.multipleDocumentHandling.of("separate-documents-collated-copies"));
    }
    if (can.sides().contains(plan.sides().word())) {
      job.add(Types.sides.of(plan.sides().word()));
    }
    plan.media().ifPresent(name -> job.add(Types.media.of(new KeywordOrName(name))));
    plan.colourMode().ifPresent(mode -> job.add(Types.printColorMode.of(mode)));
    if (plan.range()) {
      job.add(Types.pageRanges.of(new IntRange(plan.order().getFirst(), plan.order().getLast())));
    }
    return job;
  }

  /// The fault of the first attribute that can't be done without, if the printer names one.
  static Optional<DeviceFault> refusal(List<String> unsupported) {
    return unsupported.stream().flatMap(name -> fault(name).stream()).findFirst();
  }

  private static Optional<DeviceFault> fault(String name) {
    var raw = "the printer does not support " + name;
    return switch (name) {
      case "sides" -> Optional.of(PrintFaults.duplexUnsupported(raw));
      case "copies", "multiple-document-handling" ->
          Optional.of(PrintFaults.copiesUnsupported(raw));
      case "media", "media-col" -> Optional.of(PrintFaults.mediaUnsupported(raw));
      case "page-ranges" -> Optional.of(PrintFaults.pagesUnsupported(raw));
      case "document-format" -> Optional.of(PrintFaults.formatUnsupported(raw));
      default -> Optional.empty();
    };
  }

  /// What the printer names and a page can do without: told in the evidence.
  static List<String> degraded(List<String> unsupported) {
    return unsupported.stream()
        .filter(name -> fault(name).isEmpty())
        .map(name -> name + "-unsupported")
        .toList();
  }
}
