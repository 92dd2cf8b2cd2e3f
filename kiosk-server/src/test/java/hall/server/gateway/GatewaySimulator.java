// SPDX-License-Identifier: Apache-2.0
package hall.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Https;
import hall.server.channel.SimulatedPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A gateway for short messages, typed from docs/message-gateway.md: it knows the texts that stand
/// there, sends each message once under its id, and fails in every way that it is told to.
final class GatewaySimulator extends SimulatedPlatform {
  /// How a request goes.
  enum Fault {
    NONE,
    /// An error of its own, unsigned.
    BROKEN,
    /// Does nothing and never answers.
    SILENT,
    /// Sends it and never answers.
    SENDS_AND_IS_SILENT,
    /// Sends it and answers with a signature that is not its own.
    FORGED,
    /// Sends it and answers what is no JSON, signed.
    GARBAGE,
    /// Its clock is an hour ahead.
    CLOCK_OFF,
    /// Answers for another message.
    MIXES_UP,
    /// Will take more later.
    BUSY,
    /// The number gets no messages.
    NO_NUMBER,
    /// Nobody has registered the text.
    NO_TEMPLATE
  }

  /// A message that somebody got.
  record Sent(String id, String number, String template, String text) {}

  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z-]+)` \\| ([^|]+) \\| ([^|]+) \\|", Pattern.MULTILINE);
  private static final Pattern BLANK = Pattern.compile("\\$\\{([a-z]+)}");

  private final Map<String, String> texts = texts();
  private final Map<String, JsonNode> kept = new HashMap<>();
  private final List<Sent> sent = new ArrayList<>();
  final List<Fault> seen = new ArrayList<>();
  Supplier<Fault> mood = () -> Fault.NONE;
  private Fault fault = Fault.NONE;

  GatewaySimulator(Hand hand, InstantSource clock) throws IOException {
    super(hand, clock);
  }

  /// The texts of the document by template.
  static Map<String, String> texts() {
    try {
      Path document =
          Path.of(System.getProperty("repository.root"), "kiosk-server/docs/message-gateway.md");
      Map<String, String> texts = new LinkedHashMap<>();
      ROW.matcher(Files.readString(document))
          .results()
          .forEach(row -> {
            texts.put(row.group(1) + ".zh-CN", row.group(2));
            texts.put(row.group(1) + ".en", row.group(3));
          });
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What people got, in its order.
  synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  @Override
  protected Way way(Request request) {
    fault = mood.get();
    seen.add(fault);
    return switch (fault) {
      case NONE, MIXES_UP, BUSY, NO_NUMBER, NO_TEMPLATE -> Way.WELL;
      case BROKEN -> Way.BROKEN;
      case SILENT -> Way.SILENT;
      case SENDS_AND_IS_SILENT -> Way.SILENT_AFTER;
      case FORGED -> Way.FORGED;
      case GARBAGE -> Way.GARBAGE;
      case CLOCK_OFF -> Way.CLOCK_OFF;
    };
  }

  @Override
  protected Reply served(Request request) {
    String[] path = request.path();
    if (!request.method().equals("PUT") || path.length != 4 || !path[2].equals("messages")) {
      return problem(404, "path-unknown");
    }
    return switch (fault) {
      case BUSY -> problem(429, "busy");
      case NO_NUMBER -> problem(422, "number-invalid");
      case NO_TEMPLATE -> problem(422, "template-unknown");
      case NONE, MIXES_UP, BROKEN, SILENT, SENDS_AND_IS_SILENT, FORGED, GARBAGE, CLOCK_OFF ->
          taken(path[3], request.body());
    };
  }

  private Reply taken(String id, byte[] body) {
    JsonNode message;
    try {
      message = Https.JSON.readTree(body);
    } catch (IOException e) {
      return problem(400, "no-json");
    }
    String text = texts.get(message.path("template").asText());
    if (text == null) {
      return problem(422, "template-unknown");
    }
    if (!message.path("number").asText().matches("1[3-9][0-9]{9}")) {
      return problem(422, "number-invalid");
    }
    JsonNode before = kept.putIfAbsent(id, message);
    if (!message.path("id").asText().equals(id)
        || !message.path("sentAt").isTextual()
        || !fits(text, message.path("parameters"))
        || (before != null && !before.equals(message))) {
      return problem(409, "message-differs");
    }
    if (before == null) {
      sent.add(
          new Sent(
              id,
              message.get("number").asText(),
              message.get("template").asText(),
              BLANK
                  .matcher(text)
                  .replaceAll(blank -> message.at("/parameters/" + blank.group(1)).asText())));
    }
    return new Reply(
        200, Https.JSON.createObjectNode().put("id", fault == Fault.MIXES_UP ? "another" : id));
  }

  private static boolean fits(String text, JsonNode parameters) {
    TreeSet<String> wanted = new TreeSet<>();
    BLANK.matcher(text).results().forEach(blank -> wanted.add(blank.group(1)));
    TreeSet<String> given = new TreeSet<>();
    boolean fits = true;
    for (var each : parameters.properties()) {
      given.add(each.getKey());
      String value = each.getValue().asText();
      fits &= !value.isEmpty() && value.length() <= 100;
    }
    return fits && given.equals(wanted);
  }
}
