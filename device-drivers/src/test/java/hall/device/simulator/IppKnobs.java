// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What the simulated model can do, set from outside; read by any thread.
final class IppKnobs {

  private volatile List<String> formats =
      List.of("application/pdf", "image/pwg-raster", "image/jpeg");
  private volatile boolean duplex = true;
  private volatile boolean colour;
  private volatile boolean counting = true;
  private volatile boolean pageRanges = true;
  private volatile boolean collating = true;
  private volatile boolean creating = true;
  private volatile boolean asleep;
  private volatile boolean accepting = true;
  private volatile int clock = 2026;
  private volatile String sheetBack = "normal";
  private volatile Set<String> ignored = Set.of();

  /// Whether the verb was one of these.
  boolean turn(String verb, List<String> words) {
    var word = words.isEmpty() ? "on" : words.getFirst();
    switch (verb) {
      case "formats" -> formats = List.copyOf(words);
      case "duplex" -> duplex = on(word);
      case "colour" -> colour = on(word);
      case "counting" -> counting = on(word);
      case "page-ranges" -> pageRanges = on(word);
      case "collating" -> collating = on(word);
      case "create-job" -> creating = on(word);
      case "accepting" -> accepting = on(word);
      case "clock" -> clock = Integer.parseInt(word);
      case "asleep" -> asleep = on(word);
      case "sheet-back" -> sheetBack = word;
      case "ignore" -> ignored = new TreeSet<>(words);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean on(String word) {
    return EsclSimulator.choice(word, "on", "off");
  }

  List<String> formats() {
    return formats;
  }

  /// Whether an attribute is left out though the printer said that it can do it.
  boolean ignores(String name) {
    return ignored.contains(name);
  }

  List<String> sides() {
    return duplex
        ? List.of("one-sided", "two-sided-long-edge", "two-sided-short-edge")
        : List.of("one-sided");
  }

  List<String> media() {
    return List.of("iso_a4_210x297mm", "iso_a5_148x210mm");
  }

  List<String> colourModes() {
    return colour ? List.of("auto", "monochrome", "color") : List.of("auto", "monochrome");
  }

  List<String> rasterTypes() {
    return colour ? List.of("sgray_8", "srgb_8") : List.of("sgray_8");
  }

  List<String> handling() {
    var handling = new ArrayList<String>();
    handling.add("separate-documents-uncollated-copies");
    if (collating) {
      handling.add("separate-documents-collated-copies");
    }
    return handling;
  }

  boolean colour() {
    return colour;
  }

  boolean counting() {
    return counting;
  }

  boolean pageRanges() {
    return pageRanges;
  }

  boolean creating() {
    return creating;
  }

  /// Whether the printer calls itself idle and well, whatever it is.
  boolean asleep() {
    return asleep;
  }

  boolean accepting() {
    return accepting;
  }

  /// The year that the printer's clock has come to; 0 for a printer without one.
  int clock() {
    return clock;
  }

  String sheetBack() {
    return sheetBack;
  }
}
