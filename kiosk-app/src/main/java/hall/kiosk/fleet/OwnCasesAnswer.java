// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import hall.kiosk.fleet.TerminalApi.Text;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.OwnCase;
import hall.kiosk.journey.OwnCases;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What the server tells of the cases of a card.
@JsonIgnoreProperties(ignoreUnknown = true)
record OwnCasesAnswer(boolean more, List<One> cases) {

  /// What the card says; the server wants both.
  record Question(String name, String idNumber) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Question";
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record One(
      String caseNumber,
      String state,
      String acceptedAt,
      Text item,
      Text department,
      @Nullable String dueOn,
      @Nullable Integer workingDaysLeft,
      String light,
      @Nullable String reason,
      List<Asked> asked,
      List<Owed> owed,
      @Nullable List<PaperApi.Paper> papers,
      boolean atTerminal,
      @Nullable Delivered delivered,
      List<Passed> trail,
      boolean mayEvaluate,
      @Nullable Bundle bundle,
      @Nullable Agency agency) {

    private OwnCase read() {
      return new OwnCase(
          caseNumber,
          OwnCase.Standing.of(state),
          OffsetDateTime.parse(acceptedAt),
          text(item),
          text(department),
          Optional.ofNullable(dueOn).map(LocalDate::parse),
          workingDaysLeft == null ? OptionalInt.empty() : OptionalInt.of(workingDaysLeft),
          light.equals("red"),
          Optional.ofNullable(reason),
          asked.stream()
              .map(each -> new OwnCase.Asked(text(each.name()), each.problem(), each.remedy()))
              .toList(),
          owed.stream()
              .map(each ->
                  new OwnCase.Owed(
                      text(each.name()), Optional.ofNullable(each.dueOn()).map(LocalDate::parse)))
              .toList(),
          papers == null ? List.of() : papers.stream().map(PaperApi.Paper::read).toList(),
          atTerminal,
          Optional.ofNullable(delivered)
              .map(one -> new OwnCase.Delivered(one.way(), Optional.ofNullable(one.tracking()))),
          trail.stream().map(Passed::read).toList(),
          mayEvaluate,
          Optional.ofNullable(bundle).map(one -> text(one.name())),
          Optional.ofNullable(agency)
              .map(one -> new OwnCase.Agency(one.as().equals("agent"), one.other())));
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Bundle(Text name) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Agency(String as, String other) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Delivered(String way, @Nullable String tracking) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Asked(Text name, String problem, String remedy) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Owed(Text name, @Nullable String dueOn) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Passed(String at, String state, boolean byRule, boolean byPlatform) {

    OwnCase.Passed read() {
      return new OwnCase.Passed(
          OffsetDateTime.parse(at), OwnCase.Standing.of(state), byRule, byPlatform);
    }
  }

  private static LocalText text(Text both) {
    return new LocalText(both.zhCn(), both.en());
  }

  /// As the journey knows them.
  ///
  /// @throws java.time.DateTimeException where a day can't be read
  OwnCases read() {
    return new OwnCases(cases.stream().map(One::read).toList(), more);
  }
}
