// SPDX-License-Identifier: Apache-2.0
package hall.server.hotline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Secrets;
import hall.server.channel.Answer;
import hall.server.channel.Answer.Failed;
import hall.server.channel.Answer.Given;
import hall.server.channel.Channel;
import hall.server.channel.SignedAnswers;
import hall.server.channel.Told;
import hall.server.complaint.Complaints;
import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The platform of the hotline 12345: what it says is believed only where it signed it. Everything
/// may be asked again.
final class Hotline {
  /// In characters, of an answer that citizens read, or of a reason.
  static final int LONGEST_WORDS = 4000;

  private static final int MOST_BYTES = 8 * 1024 * 1024;
  private static final String NOTHING = SignedAnswers.hash("");

  /// What another attempt may mend, though the platform said no.
  private static final Set<String> PASSING = Set.of("clock", "busy");

  private final HotlineApi api;
  private final SignedAnswers answers;
  private final ObjectMapper json;

  Hotline(Channel channel, Secrets secrets, ObjectMapper json, InstantSource clock) {
    this.api = channel.open(HotlineApi.class, clock);
    this.answers = new SignedAnswers(channel.signer(), secrets, json, PASSING, MOST_BYTES);
    this.json = json;
  }

  /// That it has a complaint.
  ///
  /// @param hotlineNumber its own number of it, 4 to 40 digits, letters and dashes
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Taken(String complaintNumber, String hotlineNumber) {
    Taken {
      if (!Complaints.HOTLINE_NUMBER.matcher(hotlineNumber).matches()) {
        throw new IllegalArgumentException("This is no number of a hotline");
      }
    }
  }

  /// What became of a complaint there.
  ///
  /// @param sequence rises with every one
  /// @param state `accepted` (受理), `completed` (办结) or `returned` (退回)
  /// @param at when it was done there
  /// @param answer of `completed`, which needs one: what the citizen reads, 4000 characters at most
  /// @param reason of `returned`, which needs one: what the clerk reads, as long
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Change(
      long sequence,
      String complaintNumber,
      String hotlineNumber,
      String state,
      OffsetDateTime at,
      @Nullable String answer,
      @Nullable String reason) {
    Change {
      SignedAnswers.checkShort(complaintNumber, hotlineNumber, state);
      Objects.requireNonNull(at);
      answer = text(answer);
      reason = text(reason);
    }

    private static @Nullable String text(@Nullable String said) {
      String text = said == null ? "" : said.replace('\0', ' ').strip();
      return text.isEmpty() ? null : text;
    }

    /// Never what it says.
    @Override
    public String toString() {
      return "Change[%d %s %s]".formatted(sequence, complaintNumber, state);
    }
  }

  /// Hands a complaint over, its pages first, so that whoever takes it has all of it.
  ///
  /// @param pages those that it names
  Answer<Taken> hand(Handed complaint, Optional<Path> pages) {
    if (complaint.pages() != null) {
      String hash = complaint.pages().sha256();
      File pdf = pages.orElseThrow().toFile();
      Answer<JsonNode> sent =
          answers.ask(nonce -> api.pages(complaint.complaintNumber(), hash, nonce, pdf));
      if (!(sent instanceof Given)) {
        return SignedAnswers.same(sent);
      }
    }
    String body = write(complaint);
    Answer<Taken> taken =
        answers.read(
            answers.ask(nonce ->
                api.hand(complaint.complaintNumber(), SignedAnswers.hash(body), nonce, body)),
            new TypeReference<>() {});
    return taken instanceof Given<Taken>(Taken receipt)
            && !receipt.complaintNumber().equals(complaint.complaintNumber())
        ? new Failed<>("receipt-differs")
        : taken;
  }

  Answer<List<Told<Change>>> changesAfter(long sequence) {
    return answers.told(
        answers.ask(nonce -> api.changes(sequence, NOTHING, nonce)),
        "complaintNumber",
        new TypeReference<>() {});
  }

  private String write(Handed complaint) {
    try {
      return json.writeValueAsString(complaint);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A complaint cannot be written", e);
    }
  }
}
