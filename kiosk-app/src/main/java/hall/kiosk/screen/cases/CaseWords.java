// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.cases;

import hall.kiosk.journey.CaseProgress;
import hall.kiosk.journey.OwnCase;
import hall.kiosk.journey.OwnCase.Standing;
import hall.kiosk.journey.Written;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Where a case stands, in words and by picture.
public record CaseWords(Kit kit) {

  String standing(OwnCase one) {
    return standing(one.standing());
  }

  String standing(Standing standing) {
    return kit.say("case." + standing.word());
  }

  /// What that means for the citizen.
  String meaning(OwnCase one) {
    var more = "case." + one.standing().word() + ".more";
    boolean here = one.standing() == Standing.CORRECTING && one.atTerminal();
    return kit.say(here ? more + ".here" : more);
  }

  Icon icon(OwnCase one) {
    if (one.waitsForCitizen()) {
      return Icon.PEN;
    }
    return switch (one.standing()) {
      case RECEIVED, ACCEPTED, REVIEWING -> Icon.CLOCK;
      case CORRECTING -> Icon.PEN;
      case GRANTED, DELIVERED -> Icon.CIRCLE_CHECK;
      case REFUSED, DENIED, OTHER -> Icon.INFO;
    };
  }

  /// Who applied for whom, where somebody did (代办).
  Optional<String> agency(OwnCase one) {
    return one.agency()
        .map(agency ->
            kit.say(agency.asAgent() ? "case.for-other" : "case.by-agent", agency.other()));
  }

  /// How the result came, as far as this terminal knows the way.
  Optional<String> delivered(OwnCase one) {
    return one.delivered()
        .flatMap(delivered ->
            switch (delivered.way()) {
              case "courier" ->
                  Optional.of(
                      delivered
                          .tracking()
                          .map(number -> kit.say("case.sent.tracking", number))
                          .orElseGet(() -> kit.say("case.sent")));
              case "counter" -> Optional.of(kit.say("case.collected"));
              default -> Optional.<String>empty();
            });
  }

  /// How long the next step may still take, and whose it is.
  public Optional<String> due(CaseProgress progress) {
    return progress
        .due()
        .map(date -> {
          var day = day(date);
          var whose = progress.standing() == Standing.CORRECTING ? "case.yours" : "case.theirs";
          int left = progress.left().orElse(0);
          if (progress.overdue()) {
            return kit.say(whose + ".over", day);
          }
          return left == 0
              ? kit.say(whose + ".today", day)
              : kit.say(whose + (left == 1 ? ".one" : ".many"), left, day);
        });
  }

  String day(LocalDate day) {
    return Written.day(day, kit.language());
  }

  String day(OffsetDateTime at) {
    return day(at.toLocalDate());
  }

  /// A moment of this hall's day.
  public String minute(OffsetDateTime at) {
    return "%s %02d:%02d".formatted(day(at), at.getHour(), at.getMinute());
  }
}
