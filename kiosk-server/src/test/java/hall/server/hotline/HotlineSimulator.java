// SPDX-License-Identifier: Apache-2.0
package hall.server.hotline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Https;
import hall.server.channel.SimulatedPlatform;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The platform of the hotline 12345: keeps each complaint once under its key and gives it a
/// number, tells what became of it, and fails in every way that it is told to.
final class HotlineSimulator extends SimulatedPlatform {
  /// How a request goes.
  enum Fault {
    NONE,
    /// An error of its own, unsigned.
    BROKEN,
    /// Does nothing and never answers.
    SILENT,
    /// Keeps it and never answers.
    STORES_AND_IS_SILENT,
    /// Keeps it and answers with a signature that is not its own.
    FORGED,
    /// Keeps it and answers what is no JSON, signed.
    GARBAGE,
    /// Its clock is an hour ahead.
    CLOCK_OFF,
    /// Answers for another complaint.
    MIXES_UP,
    /// Answers with what is no number.
    NO_NUMBER,
    /// Will take more later.
    BUSY,
    /// Will never take this.
    REFUSES
  }

  /// A complaint as it is held.
  ///
  /// @param pages as they came; none where it has none
  @SuppressWarnings("ArrayRecordComponent")
  record Kept(String number, JsonNode complaint, byte[] pages) {}

  private final Map<String, Kept> kept = new HashMap<>();
  private final Map<String, byte[]> pages = new HashMap<>();
  private final ArrayNode changes = Https.JSON.createArrayNode();
  final List<Fault> seen = new ArrayList<>();
  Supplier<Fault> mood = () -> Fault.NONE;
  private Fault fault = Fault.NONE;
  private int last = 40;
  private int sequence;

  HotlineSimulator(Hand hand, InstantSource clock) throws IOException {
    super(hand, clock);
  }

  synchronized Kept held(String complaintNumber) {
    Kept found = kept.get(complaintNumber);
    if (found == null) {
      throw new AssertionError("The hotline does not have it");
    }
    return found;
  }

  synchronized boolean holds(String complaintNumber) {
    return kept.containsKey(complaintNumber);
  }

  /// Something became of a complaint; it is told twice, as platforms do.
  synchronized void became(String complaint, String number, String state, Map<String, ?> more) {
    ObjectNode change = Https.JSON.createObjectNode();
    change.put("sequence", ++sequence);
    change.put("complaintNumber", complaint);
    change.put("hotlineNumber", number);
    change.put("state", state);
    change.put("at", clock.instant().toString());
    change.setAll((ObjectNode) Https.JSON.valueToTree(more));
    changes.add(change).add(change);
  }

  @Override
  protected Way way(Request request) {
    fault = mood.get();
    seen.add(fault);
    return switch (fault) {
      case NONE, MIXES_UP, NO_NUMBER, BUSY, REFUSES -> Way.WELL;
      case BROKEN -> Way.BROKEN;
      case SILENT -> Way.SILENT;
      case STORES_AND_IS_SILENT -> Way.SILENT_AFTER;
      case FORGED -> Way.FORGED;
      case GARBAGE -> Way.GARBAGE;
      case CLOCK_OFF -> Way.CLOCK_OFF;
    };
  }

  @Override
  protected Reply served(Request request) {
    if (fault == Fault.REFUSES) {
      return problem(422, "not-for-the-hotline");
    }
    if (fault == Fault.BUSY) {
      return problem(429, "busy");
    }
    String[] path = request.path();
    return switch (request.method() + " " + path[2] + " " + path.length) {
      case "PUT complaints 5" -> pages(path[3], request.body());
      case "PUT complaints 4" -> handed(path[3], request.body());
      case "GET changes 3" -> changes(Long.parseLong(request.query().substring("after=".length())));
      default -> problem(404, "path-unknown");
    };
  }

  private Reply pages(String number, byte[] body) {
    pages.put(number, body);
    return new Reply(200, Https.JSON.createObjectNode());
  }

  private Reply handed(String number, byte[] body) {
    JsonNode complaint;
    try {
      complaint = Https.JSON.readTree(body);
    } catch (IOException e) {
      return problem(400, "no-json");
    }
    if (!complaint.path("complaintNumber").asText().equals(number)) {
      return problem(400, "number-differs");
    }
    byte[] came = pages.getOrDefault(number, new byte[0]);
    String named = complaint.at("/pages/sha256").asText();
    if (!named.isEmpty() && !named.equals(hex(came))) {
      return problem(409, "pages-missing");
    }
    Kept before = kept.computeIfAbsent(number, _ -> new Kept("GD-2026-" + ++last, complaint, came));
    if (!before.complaint().equals(complaint)) {
      return problem(409, "complaint-differs");
    }
    return new Reply(
        200,
        Https.JSON
            .createObjectNode()
            .put("complaintNumber", fault == Fault.MIXES_UP ? "TS0" : number)
            .put("hotlineNumber", fault == Fault.NO_NUMBER ? "工单" : before.number()));
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
}
