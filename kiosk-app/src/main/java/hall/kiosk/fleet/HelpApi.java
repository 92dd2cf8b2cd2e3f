// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import hall.kiosk.journey.HelpAnswer;
import hall.kiosk.journey.HelpCall;
import hall.kiosk.journey.Whereabouts;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What terminal and server say of a call for help.
interface HelpApi {

  record Report(Place place, List<Said> said, boolean over) {

    static Report of(UUID call, Whereabouts place, List<HelpCall.Said> said, boolean over) {
      return new Report(
          Place.of(place),
          IntStream.range(0, said.size())
              .mapToObj(i -> Said.of(key(call, i), said.get(i)))
              .toList(),
          over);
    }

    /// The same for every try.
    private static UUID key(UUID call, int index) {
      return new UUID(call.getMostSignificantBits(), call.getLeastSignificantBits() ^ (index + 1));
    }

    /// Never what was said.
    @Override
    public String toString() {
      return "Report";
    }
  }

  @JsonInclude(NON_NULL)
  record Place(
      String screen, @Nullable Integer step, @Nullable Integer steps, @Nullable String trouble) {

    static Place of(Whereabouts at) {
      boolean steps = at.steps() > 0;
      return new Place(
          at.screen(),
          steps ? at.step() : null,
          steps ? at.steps() : null,
          at.trouble().orElse(null));
    }
  }

  /// What the citizen said.
  ///
  /// @param written whether in own words; left out of the others, so that they are told as ever
  @JsonInclude(NON_NULL)
  record Said(UUID key, String text, @Nullable Boolean written) {

    static Said of(UUID key, HelpCall.Said said) {
      return new Said(key, said.text(), said.written() ? true : null);
    }

    /// Never the words.
    @Override
    public String toString() {
      return "Said";
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Standing(String state, long pointed, List<Message> messages) {

    HelpAnswer.Told read() {
      return new HelpAnswer.Told(
          state.equals("open"),
          pointed,
          messages.stream()
              .map(each ->
                  new HelpCall.Message(each.number(), each.from().equals("citizen"), each.text()))
              .toList());
    }

    /// Never what was said.
    @Override
    public String toString() {
      return "Standing[" + state + "]";
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Message(long number, String from, String text) {
    /// Never the words.
    @Override
    public String toString() {
      return "Message[" + number + "]";
    }
  }
}
