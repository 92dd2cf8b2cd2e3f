// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static hall.device.print.ipp.IppCodec.value;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.AttributeType;
import com.hp.jipp.encoding.IntType;
import com.hp.jipp.encoding.KeyValues;
import com.hp.jipp.encoding.NameType;
import com.hp.jipp.model.Types;
import java.util.ArrayList;
import java.util.List;

/// The attributes that a printer is asked for, and how they become a report.
final class PrinterAttributes {

  /// Supplies as CUPS and most printers tell them; the library does not list these two.
  private static final NameType.Set MARKER_NAMES = new NameType.Set("marker-names");

  private static final IntType.Set MARKER_LEVELS = new IntType.Set("marker-levels");

  static final List<AttributeType<?>> WANTED =
      List.of(
          Types.printerState,
          Types.printerStateReasons,
          Types.printerAlertDescription,
          Types.printerIsAcceptingJobs,
          Types.documentFormatSupported,
          Types.mediaReady,
          Types.sidesSupported,
          MARKER_NAMES,
          MARKER_LEVELS,
          Types.printerInputTray,
          Types.printerMakeAndModel,
          Types.printerSerialNumber,
          Types.printerImpressionsCompleted,
          Types.printerMediaSheetsCompleted);

  private PrinterAttributes() {}

  static PrinterReport read(AttributeGroup group) throws IppFormatException {
    var state =
        value(group, Types.printerState)
            .flatMap(found -> PrinterReport.State.of(found.getCode()))
            .orElseThrow(() -> new IppFormatException("no printer-state"));
    return new PrinterReport(
        state,
        withoutNone(group.getStrings(Types.printerStateReasons)),
        group.getStrings(Types.printerAlertDescription),
        value(group, Types.printerIsAcceptingJobs).orElse(true),
        group.getStrings(Types.documentFormatSupported),
        group.getStrings(Types.mediaReady),
        group.getStrings(Types.sidesSupported),
        markers(group),
        trays(group),
        value(group, Types.printerMakeAndModel).map(text -> text.getValue()).orElse(""),
        value(group, Types.printerSerialNumber).map(text -> text.getValue()).orElse(""),
        value(group, Types.printerImpressionsCompleted)
            .or(() -> value(group, Types.printerMediaSheetsCompleted))
            .orElse(-1));
  }

  static List<String> withoutNone(List<String> reasons) {
    return reasons.stream().filter(reason -> !reason.equals("none")).toList();
  }

  private static List<PrinterReport.Marker> markers(AttributeGroup group) {
    var names = group.getStrings(MARKER_NAMES);
    var levels = group.getValues(MARKER_LEVELS);
    var markers = new ArrayList<PrinterReport.Marker>();
    for (int i = 0; i < Math.min(names.size(), levels.size()); i++) {
      markers.add(new PrinterReport.Marker(names.get(i), levels.get(i)));
    }
    return markers;
  }

  /// `printer-input-tray` values look like `type=…;maxcapacity=250;level=80;name=main;`.
  private static List<PrinterReport.Tray> trays(AttributeGroup group) {
    var trays = new ArrayList<PrinterReport.Tray>();
    for (KeyValues tray : group.getValues(Types.printerInputTray)) {
      var name = tray.get("name");
      var level = tray.get("level");
      trays.add(
          new PrinterReport.Tray(
              name == null ? "tray-" + (trays.size() + 1) : name,
              level != null && level.matches("[0-9]{1,6}") ? Integer.parseInt(level) : -1));
    }
    return trays;
  }
}
