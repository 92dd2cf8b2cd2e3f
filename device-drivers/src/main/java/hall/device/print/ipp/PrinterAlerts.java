// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// State reasons that stand only in a printer's alerts: some printers call themselves idle and well
/// while they sleep on an empty tray (PWG 5100.9 section 5.2; codes of RFC 3805).
final class PrinterAlerts {

  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("coverOpen", "cover-open"),
          Map.entry("doorOpen", "door-open"),
          Map.entry("interlockOpen", "interlock-open"),
          Map.entry("jam", "media-jam"),
          Map.entry("inputMediaSupplyEmpty", "media-empty"),
          Map.entry("inputMediaSupplyLow", "media-low"),
          Map.entry("inputMediaTrayMissing", "input-tray-missing"),
          Map.entry("outputMediaTrayFull", "output-area-full"),
          Map.entry("outputMediaTrayMissing", "output-tray-missing"),
          Map.entry("markerTonerEmpty", "toner-empty"),
          Map.entry("markerInkEmpty", "marker-supply-empty"),
          Map.entry("markerTonerAlmostEmpty", "toner-low"),
          Map.entry("markerInkAlmostEmpty", "marker-supply-low"),
          Map.entry("markerWasteTonerReceptacleFull", "marker-waste-full"));

  private record Words(String reason, List<String> any) {}

  private static final List<Words> WORDS =
      List.of(
          new Words("media-jam", List.of("jam", "卡纸", "夹纸")),
          new Words(
              "media-empty",
              List.of("paper out", "out of paper", "load paper", "no paper", "tray empty", "缺纸")),
          new Words("cover-open", List.of("cover open", "door open", "close door", "盖打开", "门打开")),
          new Words("toner-empty", List.of("toner empty", "replace toner", "墨粉用尽", "更换墨粉")));

  private PrinterAlerts() {}

  /// @param alerts `printer-alert`
  /// @param descriptions `printer-alert-description`, in whatever language the printer speaks
  static List<String> reasons(List<KeyedText> alerts, List<String> descriptions) {
    var reasons = new ArrayList<String>();
    for (var alert : alerts) {
      var reason = reason(alert);
      if (reason != null) {
        reasons.add(reason + severity(alert.text("severity")));
      }
    }
    if (reasons.isEmpty()) {
      descriptions.forEach(text -> said(text).ifPresent(reasons::add));
    }
    return reasons;
  }

  private static @Nullable String reason(KeyedText alert) {
    boolean tray = alert.text("group").startsWith("input");
    return alert.text("code").equals("subunitEmpty") && tray
        ? "media-empty"
        : CODES.get(alert.text("code"));
  }

  private static String severity(String word) {
    return word.startsWith("critical") ? "-error" : word.startsWith("warning") ? "-warning" : "";
  }

  private static Optional<String> said(String description) {
    var text = description.toLowerCase(Locale.ROOT);
    return WORDS.stream()
        .filter(words -> words.any().stream().anyMatch(text::contains))
        .map(words -> words.reason() + "-warning")
        .findFirst();
  }
}
