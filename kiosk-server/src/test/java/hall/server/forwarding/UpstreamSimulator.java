// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Https;
import hall.server.channel.SimulatedPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// The platform above: keeps what it is handed, and fails in every way that it is told to.
final class UpstreamSimulator extends SimulatedPlatform {
  /// How a request goes.
  enum Fault {
    NONE,
    /// An error of its own, unsigned.
    BROKEN,
    /// Does nothing and never answers.
    SILENT,
    /// Does all of it and never answers.
    STORES_AND_IS_SILENT,
    /// Answers with a signature that is not its own.
    FORGED,
    /// Signs a receipt for other documents.
    LIES,
    /// Finds that what arrived of a document is not what was announced.
    GARBLES,
    /// Its clock is an hour ahead.
    CLOCK_OFF,
    /// Does all of it twice.
    TWICE,
    /// Gives a receipt and forgets the case.
    LOSES,
    /// Will never take this.
    REFUSES
  }

  /// What a request is, for whoever decides how it goes.
  record Asked(String method, String caseNumber, boolean completes) {}

  /// A case as it is held.
  static final class Kept {
    final String number;
    final JsonNode metadata;
    final Map<String, String> arrived = new TreeMap<>();
    boolean complete;

    Kept(String number, JsonNode metadata) {
      this.number = number;
      this.metadata = metadata;
    }

    String digest() {
      StringBuilder lines = new StringBuilder();
      arrived.forEach((id, hash) -> lines.append(id).append(' ').append(hash).append('\n'));
      return hex(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private final Map<String, List<Kept>> cases = new HashMap<>();
  private final ArrayNode changes = Https.JSON.createArrayNode();
  final Map<Fault, Integer> seen = new HashMap<>();
  Function<Asked, Fault> mood = _ -> Fault.NONE;
  private int last = 1000;

  private Fault fault = Fault.NONE;

  UpstreamSimulator(Hand hand, InstantSource clock) throws IOException {
    super(hand, clock);
  }

  /// What it holds of a case, whole.
  synchronized List<Kept> held(String caseNumber) {
    return cases.getOrDefault(caseNumber, List.of()).stream()
        .filter(kept -> kept.complete)
        .toList();
  }

  synchronized Set<String> numbers() {
    return Set.copyOf(cases.keySet());
  }

  /// Something became of a case; it is told twice, as platforms do.
  void became(String caseNumber, String number, String state) {
    became(caseNumber, number, state, Map.of());
  }

  /// With what else is said of it, or said otherwise.
  synchronized void became(String caseNumber, String number, String state, Map<String, ?> more) {
    ObjectNode change = Https.JSON.createObjectNode();
    change.put("sequence", changes.size() / 2 + 1);
    change.put("caseNumber", caseNumber);
    change.put("upstreamNumber", number);
    change.put("state", state);
    change.put("at", clock.instant().toString());
    change.setAll((ObjectNode) Https.JSON.valueToTree(more));
    changes.add(change).add(change);
  }

  @Override
  protected Way way(Request request) {
    String[] path = request.path();
    String number = path.length > 3 && path[2].equals("cases") ? path[3] : "";
    boolean completes = path[path.length - 1].equals("completion");
    fault = mood.apply(new Asked(request.method(), number, completes));
    seen.merge(fault, 1, Integer::sum);
    return switch (fault) {
      case NONE, LIES, GARBLES, TWICE, LOSES, REFUSES -> Way.WELL;
      case BROKEN -> Way.BROKEN;
      case SILENT -> Way.SILENT;
      case STORES_AND_IS_SILENT -> Way.SILENT_AFTER;
      case FORGED -> Way.FORGED;
      case CLOCK_OFF -> Way.CLOCK_OFF;
    };
  }

  @Override
  protected Reply served(Request request) {
    if (fault == Fault.REFUSES) {
      return problem(422, "item-unknown");
    }
    String[] path = request.path();
    return switch (request.method() + " " + path[2] + " " + path.length) {
      case "PUT cases 4" -> announced(path[3], request.body());
      case "PUT cases 6" -> document(path[3], path[5], request.body());
      case "POST cases 5" -> completed(path[3]);
      case "GET changes 3" -> changes(Long.parseLong(request.query().substring("after=".length())));
      case "GET days 4" -> day(path[3]);
      default -> problem(404, "path-unknown");
    };
  }

  private Reply announced(String number, byte[] body) {
    JsonNode metadata;
    try {
      metadata = Https.JSON.readTree(body);
    } catch (IOException e) {
      return problem(400, "no-json");
    }
    if (!metadata.path("caseNumber").asText().equals(number)) {
      return problem(400, "number-differs");
    }
    List<Kept> known = cases.computeIfAbsent(number, _ -> new ArrayList<>());
    Kept before = known.isEmpty() ? null : known.getFirst();
    Kept kept = new Kept(before == null ? "S" + ++last : before.number, metadata);
    if (before != null) {
      kept.arrived.putAll(before.arrived);
      kept.complete = before.complete;
    }
    known.clear();
    known.add(kept);
    ObjectNode answer = Https.JSON.createObjectNode().put("caseNumber", number);
    ArrayNode missing = answer.putArray("missing");
    for (JsonNode document : metadata.get("documents")) {
      String id = document.get("id").asText();
      if (!document.get("sha256").asText().equals(kept.arrived.get(id))) {
        missing.add(id);
      }
    }
    return new Reply(200, answer);
  }

  private Reply document(String number, String id, byte[] body) {
    List<Kept> known = cases.getOrDefault(number, List.of());
    if (known.isEmpty()) {
      return problem(404, "case-unknown");
    }
    known.getFirst().arrived.put(id, fault == Fault.GARBLES ? "0".repeat(64) : hex(body));
    return new Reply(200, Https.JSON.createObjectNode());
  }

  private Reply completed(String number) {
    List<Kept> known = cases.getOrDefault(number, new ArrayList<>());
    if (known.isEmpty()) {
      return problem(409, "documents-differ");
    }
    Kept kept = known.getFirst();
    for (JsonNode document : kept.metadata.get("documents")) {
      if (!document.get("sha256").asText().equals(kept.arrived.get(document.get("id").asText()))) {
        return problem(409, "documents-differ");
      }
    }
    kept.complete = true;
    ObjectNode receipt = receipt(number, kept);
    if (fault == Fault.LIES) {
      receipt.put("digest", "f".repeat(64));
    }
    if (fault == Fault.TWICE) {
      Kept second = new Kept("S" + ++last, kept.metadata);
      second.arrived.putAll(kept.arrived);
      second.complete = true;
      known.add(second);
    }
    if (fault == Fault.LOSES) {
      cases.remove(number);
    }
    return new Reply(200, receipt);
  }

  private static ObjectNode receipt(String number, Kept kept) {
    return Https.JSON
        .createObjectNode()
        .put("caseNumber", number)
        .put("upstreamNumber", kept.number)
        .put("digest", kept.digest());
  }

  private Reply changes(long after) {
    ArrayNode page = Https.JSON.createArrayNode();
    for (JsonNode change : changes) {
      if (change.get("sequence").asLong() > after && page.size() < 3) {
        page.add(change);
      }
    }
    return new Reply(200, page);
  }

  private Reply day(String day) {
    ArrayNode all = Https.JSON.createArrayNode();
    cases.forEach((number, copies) ->
        copies.stream()
            .filter(kept -> kept.complete && kept.metadata.get("day").asText().equals(day))
            .forEach(kept -> all.add(receipt(number, kept))));
    return new Reply(200, all);
  }
}
