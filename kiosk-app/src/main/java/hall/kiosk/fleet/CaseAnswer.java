// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import hall.kiosk.fleet.TerminalApi.Text;
import hall.kiosk.journey.Delivery;
import hall.kiosk.journey.LocalText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The receipt of a submission.
///
/// @param messages whether the server tells by short message what becomes of it
/// @param parts the cases of a life event (一件事); nothing where it is one case
@JsonIgnoreProperties(ignoreUnknown = true)
record CaseAnswer(
    String caseNumber,
    String acceptedAt,
    String queryUrl,
    boolean messages,
    @Nullable List<Part> parts) {

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Part(String caseNumber, Item item, Text department, int promisedWorkingDays) {

    private Delivery.Part read() {
      return new Delivery.Part(
          caseNumber, text(item.name()), text(department), promisedWorkingDays);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Item(Text name) {}

  private static LocalText text(Text both) {
    return new LocalText(both.zhCn(), both.en());
  }

  /// As the journey knows it.
  Delivery.Submitted submitted(String localNumber) {
    return new Delivery.Submitted(
        localNumber,
        caseNumber,
        acceptedAt,
        queryUrl,
        messages,
        parts == null ? List.of() : parts.stream().map(Part::read).toList());
  }
}
