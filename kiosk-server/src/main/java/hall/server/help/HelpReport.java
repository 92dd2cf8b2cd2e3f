// SPDX-License-Identifier: Apache-2.0
package hall.server.help;

import hall.server.Problem;
import hall.server.Problem.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a terminal says of a call: the whole of it, again and again, so that what got lost costs
/// nothing.
///
/// @param said everything that the citizen has said in it
/// @param over whether the citizen needs no more help, or has gone
public record HelpReport(@Nullable Place place, @Nullable List<Said> said, @Nullable Boolean over) {

  /// In characters, of one message.
  public static final int LONGEST_TEXT = 200;

  private static final int MOST_SAID = 50;

  /// No text of anybody's fits: that is what keeps names and numbers out of it.
  private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,39}");

  /// Where the citizen is: words of the programme, never what stands there.
  ///
  /// @param screen its kind; an unknown one is of a newer terminal
  /// @param step which of `steps`, from 1; both or none
  /// @param trouble what is in the way
  public record Place(
      @Nullable String screen,
      @Nullable Integer step,
      @Nullable Integer steps,
      @Nullable String trouble) {}

  /// A message.
  ///
  /// @param key the same however often it is told
  /// @param written whether in own words; terminals that know none leave it out
  public record Said(@Nullable UUID key, @Nullable String text, @Nullable Boolean written) {
    /// Never the words.
    @Override
    public String toString() {
      return "Said";
    }
  }

  /// A report that obeys the rules.
  record Checked(
      String screen,
      int step,
      int steps,
      @Nullable String trouble,
      List<Message> said,
      boolean over) {}

  record Message(UUID key, String text, boolean written) {
    /// Never the words.
    @Override
    public String toString() {
      return "Message";
    }
  }

  /// What can be kept. Problem: `help-defective`.
  Checked checked() {
    List<Defect> defects = new ArrayList<>();
    Place at = Objects.requireNonNullElseGet(place, () -> new Place(null, null, null, null));
    String screen = Objects.requireNonNullElse(at.screen(), "");
    if (!WORD.matcher(screen).matches()) {
      defects.add(new Defect("$.place.screen", "A word of the programme."));
    }
    if (at.trouble() != null && !WORD.matcher(at.trouble()).matches()) {
      defects.add(new Defect("$.place.trouble", "A word of the programme, or none."));
    }
    if (!counts(at.step(), at.steps())) {
      defects.add(new Defect("$.place.step", "One of `steps`, from 1; both or none."));
    }
    List<Message> messages = new ArrayList<>();
    List<Said> told = Objects.requireNonNullElse(said, List.of());
    if (told.size() > MOST_SAID) {
      defects.add(new Defect("$.said", "At most " + MOST_SAID + " messages."));
    }
    for (int i = 0; i < told.size(); i++) {
      UUID key = told.get(i).key();
      String text = Objects.requireNonNullElse(told.get(i).text(), "").strip();
      if (key == null || text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST_TEXT) {
        defects.add(
            new Defect("$.said[" + i + "]", "A key, and 1 to " + LONGEST_TEXT + " characters."));
      } else {
        messages.add(new Message(key, text, Boolean.TRUE.equals(told.get(i).written())));
      }
    }
    if (!defects.isEmpty()) {
      throw Problem.of(422, "help-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    return new Checked(
        screen,
        Objects.requireNonNullElse(at.step(), 0),
        Objects.requireNonNullElse(at.steps(), 0),
        at.trouble(),
        messages,
        Boolean.TRUE.equals(over));
  }

  private static boolean counts(@Nullable Integer step, @Nullable Integer steps) {
    if (step == null || steps == null) {
      return step == null && steps == null;
    }
    return step >= 1 && step <= steps && steps <= 99;
  }

  /// Never what was said.
  @Override
  public String toString() {
    return "HelpReport";
  }
}
