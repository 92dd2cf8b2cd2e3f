// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import hall.kiosk.journey.AwaitedPaper;
import hall.kiosk.journey.CaseProgress;
import hall.kiosk.journey.HandIn;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.OwnCase;
import hall.kiosk.journey.ReceiptCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What terminal and server say of a receipt's case and of the papers that it waits for, in
/// `configs/api/v1/openapi.yaml`.
final class PaperApi {

  private PaperApi() {}

  /// What the code of a receipt said.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Question(String number, @Nullable String token) {

    static Question of(ReceiptCode code) {
      return new Question(code.number(), code.token().orElse(null));
    }

    /// Never the fields.
    @Override
    public String toString() {
      return "Question";
    }
  }

  /// What the server says to a receipt.
  ///
  /// @param trail absent, like what is due, from a server that tells only of papers
  /// @param bundle the life event whose receipt it is; absent where it is the receipt of one case
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(
      String caseNumber,
      String state,
      TerminalApi.Text item,
      TerminalApi.Text department,
      @Nullable String dueOn,
      @Nullable Integer workingDaysLeft,
      @Nullable String light,
      @Nullable List<OwnCasesAnswer.Passed> trail,
      boolean atTerminal,
      List<Paper> papers,
      @Nullable Whole bundle) {

    /// As the journey knows it.
    ///
    /// @throws java.time.DateTimeException where a day can't be read
    HandIn read(ReceiptCode code) {
      return new HandIn(
          caseNumber,
          Optional.of(code),
          text(item),
          text(department),
          OwnCase.Standing.of(state),
          Optional.ofNullable(trail).map(this::progress),
          atTerminal,
          papers.stream().map(Paper::read).toList(),
          Optional.ofNullable(bundle).map(Whole::read));
    }

    private CaseProgress progress(List<OwnCasesAnswer.Passed> passed) {
      return PaperApi.progress(
          state,
          dueOn,
          workingDaysLeft,
          light,
          passed.stream().map(OwnCasesAnswer.Passed::read).toList());
    }
  }

  private static CaseProgress progress(
      String state,
      @Nullable String dueOn,
      @Nullable Integer workingDaysLeft,
      @Nullable String light,
      List<OwnCase.Passed> trail) {
    return new CaseProgress(
        OwnCase.Standing.of(state),
        Optional.ofNullable(dueOn).map(LocalDate::parse),
        workingDaysLeft == null ? OptionalInt.empty() : OptionalInt.of(workingDaysLeft),
        "red".equals(light),
        trail);
  }

  /// A life event with its other cases.
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Whole(TerminalApi.Text name, List<Other> others) {
    HandIn.Whole read() {
      return new HandIn.Whole(text(name), others.stream().map(Other::read).toList());
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Other(
      TerminalApi.Text item,
      TerminalApi.Text department,
      String state,
      @Nullable String dueOn,
      @Nullable Integer workingDaysLeft,
      @Nullable String light) {
    HandIn.Other read() {
      return new HandIn.Other(
          text(item), text(department), progress(state, dueOn, workingDaysLeft, light, List.of()));
    }
  }

  /// One that the case waits for.
  ///
  /// @param eLicences absent where none may be shown, and from servers of before
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Paper(
      String material,
      TerminalApi.Text name,
      TerminalApi.Text guidance,
      int maxPages,
      String why,
      @Nullable String dueOn,
      @Nullable String problem,
      @Nullable String remedy,
      @Nullable List<String> eLicences) {

    AwaitedPaper read() {
      return new AwaitedPaper(
          material,
          text(name),
          text(guidance),
          maxPages,
          AwaitedPaper.Why.of(why),
          Optional.ofNullable(dueOn).map(LocalDate::parse),
          Optional.ofNullable(problem),
          Optional.ofNullable(remedy),
          eLicences != null && !eLicences.isEmpty());
    }
  }

  private static LocalText text(TerminalApi.Text both) {
    return new LocalText(both.zhCn(), both.en());
  }
}
