// SPDX-License-Identifier: Apache-2.0
package hall.device.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.device.DeviceUri;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The models that are known of one kind of device: those of this build (`configs/devices`), or
/// those of a file of the hall's own.
public final class DeviceModels {

  /// A kind of device, and the file of `configs/devices` that describes its models.
  public enum Kind {
    ID_CARD_READER("id-card-reader"),
    SCANNER("scanner"),
    PRINTER("printer"),
    TICKET_PRINTER("ticket-printer"),
    BARCODE_MODULE("barcode-module");

    final String file;

    Kind(String file) {
      this.file = file;
    }
  }

  private record Entry(DeviceModel model, Optional<Pattern> matches) {}

  private static final String GENERIC = "generic";

  private final List<Entry> entries;

  private DeviceModels(List<Entry> entries) {
    this.entries = entries;
  }

  /// The model that a URI names: `?model=NAME`, from `&model-file=/path.json` where that is given;
  /// `generic` where it names none.
  ///
  /// @throws IllegalArgumentException for one that is not known, with those that are
  public static DeviceModel of(Kind kind, DeviceUri uri) {
    return of(kind, uri.parameters());
  }

  private static DeviceModel of(Kind kind, Map<String, String> parameters) {
    var name = parameters.getOrDefault("model", GENERIC);
    var models = models(kind, parameters);
    return models.entries.stream()
        .map(Entry::model)
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(models.unknown(kind, name)));
  }

  /// The model of a device that tells what it is, unless its URI names one.
  ///
  /// @param makeAndModel as the device tells it
  public static DeviceModel told(Kind kind, DeviceUri uri, String makeAndModel) {
    if (uri.parameters().containsKey("model")) {
      return of(kind, uri);
    }
    return models(kind, uri.parameters()).entries.stream()
        .filter(entry -> entry.matches.isPresent())
        .filter(entry -> entry.matches.get().matcher(makeAndModel).find())
        .map(Entry::model)
        .findFirst()
        .orElseGet(() -> of(kind, uri));
  }

  private String unknown(Kind kind, String name) {
    return "there is no %s model \"%s\": there are %s"
        .formatted(
            kind.file,
            name,
            entries.stream().map(entry -> entry.model.name()).collect(Collectors.joining(", ")));
  }

  private static DeviceModels models(Kind kind, Map<String, String> parameters) {
    var file = parameters.get("model-file");
    if (file == null) {
      return parse(packaged(kind), kind.file);
    }
    try {
      return parse(Files.readString(Path.of(file)), file);
    } catch (IOException e) {
      throw new IllegalArgumentException("the model file %s can't be read".formatted(file), e);
    }
  }

  private static String packaged(Kind kind) {
    var resource = "/devices/" + kind.file + ".json";
    try (var in = DeviceModels.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("this build lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a file of models.
  ///
  /// @throws IllegalArgumentException that says what is wrong with it
  static DeviceModels parse(String json, String where) {
    JsonNode models;
    try {
      models = new ObjectMapper().readTree(json).path("models");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("%s is no JSON: %s".formatted(where, e.getMessage()), e);
    }
    var entries = new ArrayList<Entry>();
    for (var model : models) {
      entries.add(entry(model, where));
    }
    return new DeviceModels(entries);
  }

  private static Entry entry(JsonNode model, String where) {
    var name = model.path("name").asText();
    if (name.isEmpty()) {
      throw new IllegalArgumentException("%s: a model has no name".formatted(where));
    }
    var facts = new HashMap<String, Object>();
    for (var section : List.of("quirks", "capabilities")) {
      for (var fact : model.path(section).properties()) {
        facts.put(fact.getKey(), value(fact.getValue(), name + "." + fact.getKey()));
      }
    }
    var matches = model.path("matches").asText();
    return new Entry(
        new DeviceModel(name, facts),
        matches.isEmpty()
            ? Optional.empty()
            : Optional.of(Pattern.compile(matches, Pattern.CASE_INSENSITIVE)));
  }

  private static Object value(JsonNode value, String where) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.canConvertToInt() && value.isIntegralNumber()) {
      return value.intValue();
    }
    if (value.isTextual()) {
      return value.textValue();
    }
    throw new IllegalArgumentException(
        "device model %s must be true, false, a whole number or a text".formatted(where));
  }
}
