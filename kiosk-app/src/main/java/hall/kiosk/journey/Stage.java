// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.DeviceFault;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/// Where a citizen is in the journey.
///
/// An `operation` is the number of the device or server work that the stage waits for; answers to
/// any other number are late and change nothing.
public sealed interface Stage {

  /// Lay the card; `problem` is what went wrong the last time.
  ///
  /// @param service what has to know who is here, and goes on then
  /// @param from where the citizen came from, and goes back to
  /// @param purpose what the card is for
  record Identify(
      long operation, Optional<DeviceFault> problem, Service service, Stage from, Purpose purpose)
      implements Stage {

    /// What a card is laid for.
    public enum Purpose {
      /// To know who is here.
      WHO,
      /// To know whom the citizen acts for.
      PRINCIPAL,
      /// Who is here is known by a login, and the item wants the card itself.
      ITEM
    }

    /// To know who is here.
    public Identify(long operation, Optional<DeviceFault> problem, Service service, Stage from) {
      this(operation, problem, service, from, Purpose.WHO);
    }

    /// From the home screen.
    public Identify(long operation, Optional<DeviceFault> problem, Service service) {
      this(operation, problem, service, new Home());
    }

    Identify with(long newOperation, Optional<DeviceFault> newProblem) {
      return new Identify(newOperation, newProblem, service, from, purpose);
    }

    /// Whether it is the card of whom the citizen acts for.
    public boolean principal() {
      return purpose == Purpose.PRINCIPAL;
    }
  }

  /// Log in with a phone instead.
  ///
  /// @param code to be scanned; absent until there is one, and when it is over
  /// @param problem why nobody is logged in
  /// @param before where a card does as well
  record LoggingIn(
      long operation, Optional<Login.Code> code, Optional<Login.Problem> problem, Identify before)
      implements Stage {

    LoggingIn with(Login.Code newCode) {
      return new LoggingIn(operation, Optional.of(newCode), Optional.empty(), before);
    }

    LoggingIn with(Login.Problem why) {
      return new LoggingIn(operation, Optional.empty(), Optional.of(why), before);
    }
  }

  /// What this hall offers.
  record Home() implements Stage {}

  /// Which windows' number it shall be.
  ///
  /// @param lines absent until they are told
  /// @param disabled whether the citizen says so
  /// @param problem why the last wish for a number came to nothing
  record Windows(
      long operation, Optional<Lines> lines, boolean disabled, Optional<LocalText> problem)
      implements Stage {}

  /// A time at windows: what the citizen holds, then windows, day and time of another one.
  ///
  /// @param table absent while the server is asked
  /// @param group the windows that were picked
  /// @param cancelling the one that the next tap gives back
  /// @param said what was done last
  /// @param problem why it was not
  record Booking(
      long operation,
      Optional<Timetable> table,
      Optional<Long> group,
      Optional<LocalDate> day,
      Optional<String> cancelling,
      Said said,
      Optional<LocalText> problem)
      implements Stage {

    /// What was done last.
    public enum Said {
      NOTHING,
      BOOKED,
      CANCELLED
    }

    Booking with(Optional<Timetable> newTable, Said newSaid, Optional<LocalText> newProblem) {
      return new Booking(operation, newTable, group, day, cancelling, newSaid, newProblem);
    }

    Booking at(Optional<Long> newGroup, Optional<LocalDate> newDay) {
      return new Booking(
          operation, table, newGroup, newDay, Optional.empty(), Said.NOTHING, Optional.empty());
    }

    Booking cancelling(String id) {
      return new Booking(
          operation, table, group, day, Optional.of(id), Said.NOTHING, Optional.empty());
    }
  }

  /// A number, or the wait for it.
  ///
  /// @param number absent until it is given
  record Numbered(long operation, Optional<QueueNumber> number, Paper paper) implements Stage {}

  /// Find an item.
  record Choose(Finder finder) implements Stage {}

  /// 一次性告知: everything that is needed, before anything is asked.
  record Notice() implements Stage {}

  /// A paper to take along is printed.
  ///
  /// @param from where the citizen asked for it, and goes back to
  record HandingOut(Handout handout, Stage from, Paper paper) implements Stage {}

  /// For oneself, or for somebody else (代办)?
  record Acting() implements Stage {}

  /// Fill in; problems are shown once the citizen wanted to go on.
  record Form(boolean showProblems) implements Stage {}

  /// May papers be scanned?
  ///
  /// @param refused the citizen said no
  record Consenting(boolean refused) implements Stage {}

  /// Scan the material at `index` of the item's list to scan.
  ///
  /// @param scanning the running scan, if one runs
  /// @param problem why the last scan stopped; pages before it are kept
  /// @param replacing the page whose place the next one takes, where it is scanned once more
  record Materials(
      int index, OptionalLong scanning, Optional<DeviceFault> problem, Optional<String> replacing)
      implements Stage {

    /// A scan that adds pages.
    public Materials(int index, OptionalLong scanning, Optional<DeviceFault> problem) {
      this(index, scanning, problem, Optional.empty());
    }
  }

  /// Read what is declared.
  record Commitment() implements Stage {}

  /// Sign by finger.
  record Sign() implements Stage {}

  /// Look at everything once more.
  ///
  /// @param storeFailed the terminal could not keep the submission; nothing was sent
  record Review(boolean storeFailed) implements Stage {}

  /// On its way.
  ///
  /// @param held present as soon as the terminal has stored it durably
  record Submitting(long operation, Optional<Delivery.Held> held) implements Stage {}

  /// What became of it, and the paper.
  ///
  /// @param rated whether the citizen has said how it was
  record Receipt(Delivery delivery, Paper a4, Paper ticket, boolean rated) implements Stage {

    /// One that nobody has rated.
    public Receipt(Delivery delivery, Paper a4, Paper ticket) {
      this(delivery, a4, ticket, false);
    }

    /// Whether it may be rated now.
    public boolean asksHowItWas() {
      return Evaluating.offered(this);
    }
  }

  /// How far one's own cases are.
  ///
  /// @param open the number of the case that is looked at; the list where none is
  record Cases(long operation, Answer answer, Optional<String> open) implements Stage {

    /// What the server said.
    public sealed interface Answer {}

    public record Waiting() implements Answer {}

    public record Known(OwnCases cases) implements Answer {
      boolean has(String number) {
        return find(number).isPresent();
      }

      Optional<OwnCase> find(String number) {
        return cases.cases().stream().filter(one -> one.number().equals(number)).findFirst();
      }
    }

    /// It can't be asked now.
    public record Unanswered() implements Answer {}

    Cases with(Answer told) {
      return new Cases(operation, told, open);
    }

    /// The case that is looked at.
    public Optional<OwnCase> looked() {
      return answer instanceof Known(var known)
          ? known.cases().stream()
              .filter(one -> open.filter(one.number()::equals).isPresent())
              .findFirst()
          : Optional.empty();
    }
  }

  /// Hold the code of a receipt before the window, to bring papers for its case.
  ///
  /// @param operation the number of what is done now
  /// @param problem why the last try came to nothing
  record Code(long operation, Doing doing, Optional<Problem> problem) implements Stage {

    /// What is done now.
    public enum Doing {
      /// The module waits for a code.
      LISTENING,
      /// There is no module: the paper is scanned when somebody taps.
      RESTING,
      /// The paper is being scanned.
      READING,
      /// The server is asked.
      ASKING
    }

    /// Why it came to nothing.
    public enum Problem {
      /// The paper that was scanned has no code.
      NO_CODE,
      /// The code is no receipt's.
      NO_RECEIPT,
      UNKNOWN_CASE,
      UNKNOWN_COMPLAINT,
      UNANSWERED,
      DEVICE
    }
  }

  /// Hold the code of an electronic licence before the window, instead of laying a paper.
  ///
  /// @param index of the material among those to scan
  /// @param operation the number of what is done now
  /// @param asking whether the server is asked; else the module waits for a code
  /// @param problem why the last try came to nothing
  record Showing(int index, long operation, boolean asking, Optional<Licence.Problem> problem)
      implements Stage {}

  /// Which papers the case waits for, by when and why.
  record Awaited() implements Stage {}

  /// How far a complaint is, whose slip was shown.
  record Followed(GrievanceProgress progress) implements Stage {}

  /// Copy papers or an identity card.
  record Copy(CopyStep step) implements Stage {}

  /// Pay a bill, or look how an earlier payment stands.
  record Pay(PayStep step) implements Stage {}

  /// Print a certificate.
  record Attest(AttestStep step) implements Stage {}

  /// Complain or suggest.
  record Complain(GrievanceStep step) implements Stage {}

  /// Rate a case (好差评).
  ///
  /// @param item that it was about
  /// @param from where the citizen came from, and goes back to
  record Rate(String caseNumber, LocalText item, RatingStep step, Stage from) implements Stage {
    Rate with(RatingStep newStep) {
      return new Rate(caseNumber, item, newStep, from);
    }
  }

  /// Take your card and papers; of the visit nothing is known any more but how the citizen reads.
  ///
  /// @param left what still lies there
  /// @param reminded whether something did, so that what is taken now was the last of it
  record Thanks(LeftBehind left, boolean reminded) implements Stage {
    public Thanks() {
      this(LeftBehind.NOTHING, false);
    }
  }

  /// The ways to find an item.
  sealed interface Finder {
    record ByTheme(Optional<ServiceItem.Theme> theme) implements Finder {}

    /// What is done most at this terminal.
    record MostUsed() implements Finder {}

    record ByDepartment(Optional<String> departmentId) implements Finder {}

    record BySearch(String words) implements Finder {}
  }
}
