// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.databind.JsonNode;
import hall.device.DeviceUri;
import hall.device.scan.ScanSettings;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Terminal;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.journey.Terminal.Timeouts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// How one terminal is set up (`configs/schema/terminal.schema.json`).
///
/// @param lowerEdgeMm how high above the floor the panel begins, where that was measured
/// @param devices by kind; what the terminal has not got is absent
/// @param trust the PEM certificate that the server must show
/// @param mostCopies of the same papers that one may print at once
/// @param enrolmentCode only needed for the first start
/// @param voice where its screens are read aloud
/// @param pin of those who look after the terminal
public record TerminalConfig(
    LocalText name,
    boolean production,
    int widthPx,
    int heightPx,
    double pxPerMm,
    OptionalInt lowerEdgeMm,
    URI server,
    Path trust,
    Optional<String> enrolmentCode,
    Map<Peripheral, DeviceUri> devices,
    Timeouts timeouts,
    ScanSettings scan,
    List<Language> languages,
    int mostCopies,
    String helpPhone,
    VoiceOutputs voice,
    Optional<PinHash> pin) {

  /// How long "submitting" waits for the server before the receipt says 已暂存.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration THANKS = Duration.ofSeconds(10);

  /// A5: the warning stands at least this long.
  private static final int LEAST_WARNING_SECONDS = 20;

  /// The name of a device in configuration and heartbeat.
  public static String nameOf(Peripheral peripheral) {
    return switch (peripheral) {
      case ID_CARD_READER -> "idCardReader";
      case SCANNER -> "scanner";
      case PRINTER -> "printer";
      case TICKET_PRINTER -> "ticketPrinter";
      case CODE_READER -> "codeReader";
    };
  }

  /// The kind of device of a name in configuration and heartbeat.
  public static Optional<Peripheral> named(String name) {
    return Stream.of(Peripheral.values()).filter(p -> nameOf(p).equals(name)).findFirst();
  }

  public TerminalConfig {
    devices = Map.copyOf(devices);
    languages = List.copyOf(languages);
  }

  /// What the schema can't say about a document that it accepts.
  static List<String> problems(JsonNode json) {
    var problems = new ArrayList<String>();
    var timeouts = json.get("timeouts");
    if (timeouts.get("purgeSeconds").intValue() - timeouts.get("warningSeconds").intValue()
        < LEAST_WARNING_SECONDS) {
      problems.add(
          "$.timeouts.purgeSeconds: must be at least %d above warningSeconds, so that the warning can be read"
              .formatted(LEAST_WARNING_SECONDS));
    }
    if (timeouts.get("receiptSeconds").intValue()
        < timeouts.get("purgeSeconds").intValue() - timeouts.get("warningSeconds").intValue()) {
      problems.add(
          "$.timeouts.receiptSeconds: must not be less than purgeSeconds minus warningSeconds, for the receipt's end is warned of just as long ahead");
    }
    json.get("devices")
        .properties()
        .forEach(device -> {
          try {
            DeviceUri.parse(device.getValue().textValue());
          } catch (IllegalArgumentException e) {
            problems.add("$.devices.%s: %s".formatted(device.getKey(), e.getMessage()));
          }
        });
    return problems;
  }

  /// Reads a document that has no problems.
  ///
  /// @param folder what relative paths are relative to
  static TerminalConfig of(JsonNode json, Path folder) {
    var panel = json.get("panel");
    var server = json.get("server");
    var timeouts = json.get("timeouts");
    var devices = new EnumMap<Peripheral, DeviceUri>(Peripheral.class);
    for (var peripheral : Peripheral.values()) {
      var address = json.get("devices").get(nameOf(peripheral));
      if (address != null) {
        devices.put(peripheral, DeviceUri.parse(address.textValue()));
      }
    }
    var languages = new ArrayList<Language>();
    json.get("languages")
        .forEach(tag -> languages.add(tag.textValue().equals("en") ? Language.EN : Language.ZH_CN));
    return new TerminalConfig(
        ItemJson.text(json.get("name")),
        json.get("production").booleanValue(),
        panel.get("widthPx").intValue(),
        panel.get("heightPx").intValue(),
        panel.get("pxPerMm").doubleValue(),
        panel.has("lowerEdgeMm")
            ? OptionalInt.of(panel.get("lowerEdgeMm").intValue())
            : OptionalInt.empty(),
        URI.create(server.get("url").textValue()),
        folder.resolve(server.get("trust").textValue()),
        Optional.ofNullable(server.get("enrolmentCode")).map(JsonNode::textValue),
        devices,
        new Timeouts(
            seconds(timeouts, "warningSeconds"),
            seconds(timeouts, "purgeSeconds"),
            seconds(timeouts, "receiptSeconds"),
            PATIENCE,
            THANKS),
        new ScanSettings(
            json.get("scan").get("dpi").intValue(),
            ScanSettings.Mode.valueOf(
                json.get("scan").get("mode").textValue().toUpperCase(Locale.ROOT)),
            ScanSettings.Source.valueOf(
                json.get("scan").path("source").asText("auto").toUpperCase(Locale.ROOT))),
        languages,
        json.path("copy").path("mostCopies").asInt(Terminal.USUAL_COPIES),
        json.get("helpPhone").textValue(),
        VoiceOutputs.of(json.path("voice")),
        Optional.ofNullable(json.path("maintenance").path("pin").textValue()).map(PinHash::new));
  }

  private static Duration seconds(JsonNode timeouts, String name) {
    return Duration.ofSeconds(timeouts.get(name).intValue());
  }
}
