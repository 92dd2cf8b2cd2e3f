// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static hall.device.print.ipp.IppCodec.value;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.AttributeType;
import com.hp.jipp.encoding.IntType;
import com.hp.jipp.encoding.KeyValuesType;
import com.hp.jipp.encoding.KeywordType;
import com.hp.jipp.encoding.NameType;
import com.hp.jipp.model.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The attributes that a printer is asked for, and how they become a report.
final class PrinterAttributes {

  /// Supplies as CUPS and most printers tell them; the library does not list these two.
  private static final NameType.Set MARKER_NAMES = new NameType.Set("marker-names");

  private static final IntType.Set MARKER_LEVELS = new IntType.Set("marker-levels");
  private static final KeywordType.Set MARKER_TYPES = new KeywordType.Set("marker-types");

  static final List<AttributeType<?>> WANTED =
      Stream.concat(
              AbilityAttributes.WANTED.stream(),
              Stream.of(
                  Types.printerState,
                  Types.printerStateReasons,
                  Types.printerAlert,
                  Types.printerAlertDescription,
                  Types.printerIsAcceptingJobs,
                  MARKER_NAMES,
                  MARKER_LEVELS,
                  MARKER_TYPES,
                  Types.printerSupply,
                  Types.printerSupplyDescription,
                  Types.printerInputTray,
                  Types.printerMakeAndModel,
                  Types.printerSerialNumber,
                  Types.printerImpressionsCompleted,
                  Types.printerMediaSheetsCompleted))
          .toList();

  private PrinterAttributes() {}

  static PrinterReport read(AttributeGroup group) throws IppFormatException {
    var state =
        value(group, Types.printerState)
            .flatMap(found -> PrinterReport.State.of(found.getCode()))
            .orElseThrow(() -> new IppFormatException("no printer-state"));
    var markers = markers(group);
    return new PrinterReport(
        state,
        reasons(group),
        group.getStrings(Types.printerAlertDescription),
        value(group, Types.printerIsAcceptingJobs).orElse(true),
        AbilityAttributes.read(group),
        markers.isEmpty() ? supplies(group) : markers,
        trays(group),
        value(group, Types.printerMakeAndModel).map(text -> text.getValue()).orElse(""),
        value(group, Types.printerSerialNumber).map(text -> text.getValue()).orElse(""),
        value(group, Types.printerImpressionsCompleted).orElse(-1),
        value(group, Types.printerMediaSheetsCompleted).orElse(-1));
  }

  /// What the printer gives as its reasons, and where those name no fault what it hides in alerts.
  private static List<String> reasons(AttributeGroup group) {
    var reasons = withoutNone(group.getStrings(Types.printerStateReasons));
    if (StateReason.worst(reasons).isPresent()) {
      return reasons;
    }
    var hidden =
        PrinterAlerts.reasons(
            keyed(group, Types.printerAlert), group.getStrings(Types.printerAlertDescription));
    return Stream.concat(reasons.stream(), hidden.stream()).distinct().toList();
  }

  static List<String> withoutNone(List<String> reasons) {
    return reasons.stream().filter(reason -> !reason.equals("none")).toList();
  }

  private static List<KeyedText> keyed(AttributeGroup group, KeyValuesType.Set type) {
    return group.getValues(type).stream().map(KeyedText::of).toList();
  }

  private static List<PrinterReport.Marker> markers(AttributeGroup group) {
    var names = group.getStrings(MARKER_NAMES);
    var types = group.getStrings(MARKER_TYPES);
    var levels = group.getValues(MARKER_LEVELS);
    var markers = new ArrayList<PrinterReport.Marker>();
    for (int i = 0; i < Math.min(names.size(), levels.size()); i++) {
      var type = i < types.size() ? types.get(i) : "";
      markers.add(new PrinterReport.Marker(names.get(i), type, levels.get(i)));
    }
    return markers;
  }

  /// `printer-supply` values look like `type=toner;maxcapacity=100;level=42;colorantname=black;`.
  private static List<PrinterReport.Marker> supplies(AttributeGroup group) {
    var descriptions = group.getStrings(Types.printerSupplyDescription);
    var supplies = new ArrayList<PrinterReport.Marker>();
    for (var supply : keyed(group, Types.printerSupply)) {
      int index = supplies.size();
      var type = supply.text("type");
      var name = (supply.text("colorantname") + " " + type).strip();
      supplies.add(
          new PrinterReport.Marker(
              index < descriptions.size() ? descriptions.get(index) : name,
              type,
              percent(supply.number("level"), supply.number("maxcapacity"))));
    }
    return supplies;
  }

  private static int percent(int level, int most) {
    return level < 0 || most <= 0 ? -2 : (int) Math.min(100, 100L * level / most);
  }

  /// `printer-input-tray` values look like `type=…;maxcapacity=250;level=80;name=main;`.
  private static List<PrinterReport.Tray> trays(AttributeGroup group) {
    var trays = new ArrayList<PrinterReport.Tray>();
    for (var tray : keyed(group, Types.printerInputTray)) {
      var name = tray.text("name");
      trays.add(
          new PrinterReport.Tray(
              name.isEmpty() ? "tray-" + (trays.size() + 1) : name, tray.number("level")));
    }
    return trays;
  }
}
