// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.idcard.IdCard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Something for the session loop to do; the answer comes back as an [Event].
public sealed interface Effect {

  /// Which patience ran out.
  enum Timer {
    WARNING,
    PURGE,
    PATIENCE,
    THANKS
  }

  /// Forget everything personal and cancel every operation; comes with every entry into Idle and
  /// OutOfService.
  record PurgeSession() implements Effect {}

  record CheckPin(long operation, String pin) implements Effect {
    /// Nobody reads it in a log.
    @Override
    public String toString() {
      return "CheckPin";
    }
  }

  record TestDevices(long operation) implements Effect {}

  record PrintTest(long operation, Terminal.Peripheral on) implements Effect {}

  record RestartKiosk() implements Effect {}

  record StartTimer(long generation, Timer timer, Duration after) implements Effect {}

  /// Wipe a card that nobody refers to any more, before the session ends.
  record ForgetCard(IdCard card) implements Effect {}

  /// Wait for a card and read it, after a pause that gives a faulty reader air.
  record ReadCard(long operation, Duration pause) implements Effect {}

  /// Begin a login, and tell how it stands until it is over; whoever stops it ends it at the
  /// server.
  record LogIn(long operation) implements Effect {}

  /// Stop waiting for the device work of this number.
  record CancelOperation(long operation) implements Effect {}

  /// Look again and again at what lies in the devices, instead of whatever was looked for before.
  ///
  /// @param over whether the visit is over: what is laid from now on is the next citizen's
  record LookForLeft(long operation, boolean over) implements Effect {}

  /// Look no more, but for what is still taken for another's though it may be gone.
  record StopLooking(long operation) implements Effect {}

  /// Make people turn round.
  record Chime() implements Effect {}

  /// Scan what lies on the scanner.
  record Scan(long operation, boolean bothSides) implements Effect {}

  /// Scan one side of the card that lies on the glass, and keep the card alone.
  record ScanCard(long operation) implements Effect {}

  /// Tell the server what was said.
  ///
  /// @param card of whoever says it; empty where it is said without a name
  record FileGrievance(long operation, Grievance draft, Optional<IdCard> card, List<PageRef> pages)
      implements Effect {}

  /// Tell the server how the citizen rates a case.
  record SendRating(long operation, Rating draft, IdCard card) implements Effect {}

  /// Ask the server for unpaid bills, by the household's number or by the card.
  record AskBills(long operation, Bill.Sort sort, Optional<String> account, Optional<IdCard> card)
      implements Effect {
    /// Never whose.
    @Override
    public String toString() {
      return "AskBills[%d %s]".formatted(operation, sort);
    }
  }

  /// Begin a payment, and tell again and again how it stands.
  record Pay(long operation, Bill bill) implements Effect {}

  /// End a payment, and tell again and again how it stands.
  record GivePaymentUp(long operation, UUID key) implements Effect {}

  /// Ask how the payment of a number stands.
  record FindPayment(long operation, String number) implements Effect {
    /// Never the number: it opens a receipt.
    @Override
    public String toString() {
      return "FindPayment[%d]".formatted(operation);
    }
  }

  /// The slip with a complaint's number.
  record PrintGrievance(long operation, GrievanceStep.Receipt receipt, Language language)
      implements Effect {}

  record PrintPayment(long operation, PaySight sight, Language language) implements Effect {}

  /// A paper to take along, on A4.
  record PrintHandout(long operation, Handout handout, ServiceItem item, Language language)
      implements Effect {}

  /// Ask the server for a certificate of whose card this is, and hold it.
  record FetchAttestation(long operation, Attestation.Kind kind, IdCard card) implements Effect {
    /// Never whose.
    @Override
    public String toString() {
      return "FetchAttestation[%d %s]".formatted(operation, kind.kind());
    }
  }

  /// Make pictures of the pages of what is held.
  record LookAtAttestation(long operation) implements Effect {}

  record PrintAttestation(long operation, Attestation.Sheet sheet, int copies, Language language)
      implements Effect {}

  /// Drop what is held.
  record ForgetAttestation() implements Effect {}

  record PrintCopy(long operation, CopyJob job, List<PageRef> pages) implements Effect {
    public PrintCopy {
      pages = List.copyOf(pages);
    }
  }

  /// Drop images that no state refers to any more.
  record ForgetPages(List<String> imageIds) implements Effect {
    public ForgetPages {
      imageIds = List.copyOf(imageIds);
    }
  }

  /// Ask the server which papers of whose card this is it keeps for an item.
  record AskReusable(long operation, IdCard card, ServiceItem item) implements Effect {}

  /// Fetch one of them to be looked at.
  record FetchPaper(long operation, IdCard card, Reusable paper) implements Effect {}

  /// Store durably, then send.
  record Submit(long operation, Visit visit) implements Effect {}

  /// Drop a stored submission that the server refused: it is made anew.
  record TakeBack(long operation, String localNumber) implements Effect {}

  /// Ask the server for the cases of whose card this is.
  record AskCases(long operation, IdCard card) implements Effect {}

  /// Wait for a code before the module's window, after a pause that gives a faulty one air.
  record ReadCode(long operation, Duration pause) implements Effect {}

  /// Look for a code on the paper that lies on the scanner; no picture is kept.
  record ScanCode(long operation) implements Effect {}

  /// Ask the server which papers the case of this receipt waits for, or how far the complaint of
  /// this slip is.
  record AskPapers(long operation, ReceiptCode code) implements Effect {}

  /// Ask the server for the licence whose code was held before the module, and keep its document
  /// and pictures of its pages.
  record RedeemLicence(long operation, String code, Licence.Wanted wanted) implements Effect {
    /// Never the code.
    @Override
    public String toString() {
      return "RedeemLicence[" + operation + "]";
    }
  }

  /// See how the lines are.
  record AskLines(long operation) implements Effect {}

  /// Take a number.
  ///
  /// @param group the windows' name, for the paper
  record TakeNumber(long operation, long groupId, LocalText group, Lines.Lane lane)
      implements Effect {}

  /// Do what is wished about booked times.
  record Book(long operation, Timetable.Wish wish, Visit visit) implements Effect {}

  /// Turn a booked time into a number.
  record Arrive(long operation, String booking, LocalText windows, Visit visit) implements Effect {}

  record PrintNumber(long operation, QueueNumber number, Language language) implements Effect {}

  /// Tell the attendants of a call for help how the visit goes and what was said, until its end.
  ///
  /// @param said everything that the citizen has said in it
  /// @param over whether no more help is needed
  record TellHelp(long operation, Whereabouts place, List<HelpCall.Said> said, boolean over)
      implements Effect {
    public TellHelp {
      said = List.copyOf(said);
    }

    /// Never the words.
    @Override
    public String toString() {
      return "TellHelp[" + operation + "]";
    }
  }

  /// Remember that the attendant has read a message, and tell the server.
  record TellSeen(String message) implements Effect {}

  record PrintReceipt(long operation, Terminal.Peripheral on, Visit visit, Delivery delivery)
      implements Effect {}
}
