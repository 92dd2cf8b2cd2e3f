// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Words;
import hall.server.catalogue.Catalogue;
import hall.server.catalogue.Draft;
import java.util.Objects;

/// A draft in words.
///
/// @param facts who drew it from what
/// @param day from when on; empty before anybody asked for it
public record DraftLine(Draft draft, String facts, Chip state, String day) {

  static DraftLine of(Draft draft, Catalogue.Published published, Words words) {
    String day = Objects.toString(draft.effectiveOn(), "");
    boolean inForce = published.inForce().stream().anyMatch(each -> each.id() == draft.id());
    Chip state =
        switch (draft.state()) {
          case DRAFT -> new Chip(words.say("draft_draft"), "calm", "paper");
          case WAITING -> new Chip(words.say("draft_waiting"), "busy", "clock");
          case APPROVED ->
              inForce
                  ? new Chip(words.say("draft_published"), "good", "check")
                  : new Chip(words.say("draft_approved", day), "busy", "clock");
          case DISCARDED -> new Chip(words.say("draft_discarded"), "calm", "pause");
        };
    return new DraftLine(
        draft,
        draft.kind() == Draft.Kind.EVENT
            ? words.say("draft_facts_event", draft.drawnBy(), words.minute(draft.drawnAt()))
            : words.say(
                "draft_facts", draft.drawnBy(), words.minute(draft.drawnAt()), draft.source()),
        state,
        day);
  }

  /// The name of the item in a document, which need not be a valid one.
  static String name(JsonNode document, Words words) {
    return document.path("name").path(words.language().tag()).asText();
  }
}
