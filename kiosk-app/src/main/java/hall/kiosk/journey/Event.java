// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.DeviceFault;
import hall.device.SelfTest;
import hall.device.idcard.IdCard;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/// Something that happened: a citizen's tap, an answer from a device or the server, a timer.
public sealed interface Event {

  /// A citizen did something; the clock of stillness starts again.
  sealed interface Tap extends Event {}

  /// Touched the attract screen.
  ///
  /// @param lowReach whether by the button for those who sit
  /// @param aloud whether by the keypad of those who do not see
  record Begin(Language language, boolean lowReach, boolean aloud) implements Tap {
    public Begin(Language language, boolean lowReach) {
      this(language, lowReach, false);
    }

    public Begin(Language language) {
      this(language, false);
    }
  }

  record SwitchLanguage() implements Tap {}

  record SwitchTextSize() implements Tap {}

  /// On to the next of the themes.
  record SwitchContrast() implements Tap {}

  /// All controls low, or back over the whole panel.
  record SwitchReach() implements Tap {}

  /// Read aloud, or be quiet again.
  record SwitchVoice() implements Tap {}

  /// Changes the volume.
  ///
  /// @param steps below zero for softer
  record Louder(int steps) implements Tap {}

  /// Asks how the voice can be changed.
  record OpenVoice() implements Tap {}

  /// Asks what becomes of what is personal.
  record OpenPrivacy() implements Tap {}

  /// Wants to talk with an attendant.
  record OpenHelp() implements Tap {}

  /// Calls an attendant.
  record CallHelp() implements Tap {}

  /// Says something to the attendant.
  record SayForHelp(String text) implements Tap {
    /// Never the words.
    @Override
    public String toString() {
      return "SayForHelp";
    }
  }

  /// Wants to write to the attendant in own words.
  record WriteForHelp() implements Tap {}

  /// Everything that is written to the attendant by now.
  record WordsForHelp(String text) implements Tap {
    /// Never the words.
    @Override
    public String toString() {
      return "WordsForHelp";
    }
  }

  /// Sends what is written.
  record SendWords() implements Tap {}

  /// Needs no more help.
  record EndHelp() implements Tap {}

  /// Does not agree.
  record Refuse() implements Tap {}

  /// Goes from control to control by keys, or listens: is still here.
  record Stirred() implements Tap {}

  /// Begins what a tile of the home screen offers.
  record StartService(Service service) implements Tap {}

  /// Held a finger where nobody does by chance, to look after the terminal.
  record CallMaintenance() implements Tap {}

  record EnterPin(String pin) implements Tap {
    /// Nobody reads it in a log.
    @Override
    public String toString() {
      return "EnterPin";
    }
  }

  record TestDevices() implements Tap {}

  record PrintTest(Terminal.Peripheral on) implements Tap {}

  /// The application shall end, to be started again.
  record RestartKiosk() implements Tap {}

  /// Has done one thing and wants to do another.
  record Another() implements Tap {}

  /// Says so to have priority, or takes it back.
  record SayDisabled(boolean disabled) implements Tap {}

  /// Would lay the card where it is not needed.
  record ShowCard() implements Tap {}

  /// Takes a number of these windows.
  record ChooseLine(long groupId) implements Tap {}

  /// Would book a time at these windows.
  record PickWindows(long groupId) implements Tap {}

  record PickDay(LocalDate day) implements Tap {}

  /// Books this time.
  record PickTime(LocalDateTime startsAt) implements Tap {}

  /// Gives a booked time back; asked once more first.
  record GiveBack(String booking) implements Tap {}

  /// Has come to a booked time.
  record Arrive(String booking) implements Tap {}

  record Find(Stage.Finder finder) implements Tap {}

  record ChooseItem(String code) implements Tap {}

  /// Would take this paper along.
  record TakeAlong(Handout handout) implements Tap {}

  /// Applies for himself or herself.
  record ActForSelf() implements Tap {}

  /// Applies for somebody else.
  ///
  /// @param by whether that one's card is laid, or typed off a copy
  record ActForOther(ServiceItem.PrincipalBy by) implements Tap {}

  /// The primary action of the screen: read, filled, signed, submit.
  record Proceed() implements Tap {}

  /// One step back; loses nothing and submits nothing.
  record Back() implements Tap {}

  /// Wants to leave; asked first.
  record Cancel() implements Tap {}

  /// Yes, leave.
  record Leave() implements Tap {}

  /// No, stay; also the answer to the time-out warning.
  record Stay() implements Tap {}

  /// An answer as it is typed, picked or chosen; empty to take it back.
  ///
  /// @param path of a [Question]
  record Answer(String path, String value) implements Tap {
    /// Never the value.
    @Override
    public String toString() {
      return "Answer[" + path + "]";
    }
  }

  /// Scan what lies there.
  record Scan(boolean bothSides) implements Tap {
    /// One side of every sheet.
    public Scan() {
      this(false);
    }
  }

  /// Uses the paper that was handed in before (材料复用).
  record ReusePaper() implements Tap {}

  /// Would rather scan it again.
  record ScanInstead() implements Tap {}

  /// Wants to see the paper that was handed in before.
  record LookAtPaper() implements Tap {}

  record CloseLook() implements Tap {}

  /// Shows an electronic licence instead of laying the paper.
  record ShowLicence() implements Tap {}

  /// Takes the licence back that was shown for this paper.
  record TakeLicenceBack() implements Tap {}

  /// Has not got the paper now and promises to hand it in later.
  record PromiseLater() implements Tap {}

  /// Scan this page once more, in its place.
  record ScanAgain(String pageId) implements Tap {}

  /// One more member of a group.
  record AddMember(String group) implements Tap {}

  /// One member of a group less.
  ///
  /// @param member counted from 0
  record RemoveMember(String group, int member) implements Tap {}

  record DeletePage(String pageId) implements Tap {}

  record DeleteBlankPages() implements Tap {}

  /// Turn it a quarter clockwise.
  record TurnPage(String pageId) implements Tap {}

  /// Put it elsewhere among the pages of its material.
  ///
  /// @param by -1 for one place earlier, 1 for one later
  record MovePage(String pageId, int by) implements Tap {}

  /// Keep the page as it was scanned rather than put in order, or the other way round.
  record SwapPicture(String pageId) implements Tap {}

  record Draw(Signature.Stroke stroke) implements Tap {
    /// Never the stroke.
    @Override
    public String toString() {
      return "Draw[]";
    }
  }

  record ClearSignature() implements Tap {}

  /// Print the receipt on A4, or once more after a failure.
  record PrintA4() implements Tap {}

  record PrintTicket() implements Tap {}

  record Finish() implements Tap {}

  /// Asks the server once more for one's own cases.
  record AskCases() implements Tap {}

  /// Looks at one of one's own cases.
  record OpenCase(String number) implements Tap {}

  /// Would see how far a complaint is, by its slip.
  record FollowComplaint() implements Tap {}

  /// What is to be said.
  record ComplainOf(Grievance.Sort sort) implements Tap {}

  /// Would have somebody of the hall come home to help with the item that was just told of.
  record AskVisit() implements Tap {}

  /// Where somebody shall come, as far as it is said.
  record ComeTo(Address place) implements Tap {
    /// Never where.
    @Override
    public String toString() {
      return "ComeTo[]";
    }
  }

  record ComeAt(HomeVisit.When when) implements Tap {}

  /// The words as they are now.
  record Say(String text) implements Tap {
    /// Never the words.
    @Override
    public String toString() {
      return "Say[]";
    }
  }

  record ComplainAs(boolean named) implements Tap {}

  /// Pages shall go with it, or be looked at.
  record AttachPages() implements Tap {}

  /// The number to call back; empty for none.
  record CallBack(String phone) implements Tap {
    /// Never the number.
    @Override
    public String toString() {
      return "CallBack[]";
    }
  }

  /// Which certificate.
  record ChooseAttestation(String kind) implements Tap {}

  /// Wants to see what stands in what is to be printed.
  record LookAtPages() implements Tap {}

  /// What the bill is for.
  record PaySort(Bill.Sort sort) implements Tap {}

  /// The household's number, complete.
  record FindBills(String account) implements Tap {
    /// Never the number.
    @Override
    public String toString() {
      return "FindBills[]";
    }
  }

  record PayBill(String id) implements Tap {}

  /// Does not want to pay any more.
  record GivePaymentUp() implements Tap {}

  /// Has the number of an earlier payment.
  record AskPayment() implements Tap {}

  /// The digits of that number.
  record FindPayment(String number) implements Tap {
    /// Never the number: it opens a receipt.
    @Override
    public String toString() {
      return "FindPayment[]";
    }
  }

  /// Wants to say how it was.
  record Evaluate(String caseNumber) implements Tap {}

  record GiveMark(int mark) implements Tap {}

  /// Ticks a reason, or takes it back.
  record TickReason(Rating.Reason reason) implements Tap {}

  /// The words as they are now.
  record SayWhy(String text) implements Tap {
    /// Never the words.
    @Override
    public String toString() {
      return "SayWhy[]";
    }
  }

  /// Would bring the papers that the case waits for that is looked at.
  record BringPapers() implements Tap {}

  /// What is to be copied.
  record ChooseOriginal(CopyJob.Original original) implements Tap {}

  /// So many copies.
  record Copies(int copies) implements Tap {}

  /// Wants to say what the copies are for.
  record ChoosePurpose() implements Tap {}

  /// What they are for; empty for nothing in particular.
  record CopyFor(String purpose) implements Tap {
    /// Never the words.
    @Override
    public String toString() {
      return "CopyFor[]";
    }
  }

  /// The attendant has read a message.
  record MessageSeen(String id) implements Tap {}

  /// A card was read.
  ///
  /// @param today in the hall's time zone, to see whether the card is still valid
  record CardRead(long operation, IdCard card, LocalDate today) implements Event {}

  /// Would log in with a phone instead of laying the card.
  record LogIn() implements Tap {}

  /// What is to be scanned with the phone, whenever it changes.
  record LoginShown(long operation, Login.Code code) implements Event {}

  /// Somebody has logged in.
  ///
  /// @param person what a card would have said, as far as it is known
  /// @param level of assurance, as the platform calls it
  /// @param today in the hall's time zone
  record LoggedIn(long operation, IdCard person, String level, LocalDate today) implements Event {}

  /// Nobody has.
  record LoginEnded(long operation, Login.Problem problem) implements Event {}

  /// With which app one can log in here; empty where one cannot.
  record LoginOffered(Optional<LocalText> app) implements Event {}

  /// No card could be read.
  ///
  /// @param fault absent when the reader did not answer
  record CardNotRead(long operation, Optional<DeviceFault> fault) implements Event {}

  /// The code of a paper was read.
  record CodeRead(long operation, String text) implements Event {

    /// Never the text: a receipt's opens a case.
    @Override
    public String toString() {
      return "CodeRead[" + operation + "]";
    }
  }

  /// No code was read.
  ///
  /// @param problem absent where none was held before the module
  record CodeNotRead(long operation, Optional<Stage.Code.Problem> problem) implements Event {}

  /// What the server says to a receipt.
  record PapersTold(long operation, HandIn.Answer answer) implements Event {}

  /// What came of the code of a licence.
  record LicenceTold(long operation, Licence.Answer answer) implements Event {}

  /// Whether electronic licences can be shown here.
  record LicencesOffered(boolean offered) implements Event {}

  record PageScanned(long operation, PageRef page) implements Event {}

  /// Which papers of earlier cases the server keeps.
  record ReusableTold(long operation, List<Reusable> papers) implements Event {
    public ReusableTold {
      papers = List.copyOf(papers);
    }
  }

  /// How one of them looks.
  ///
  /// @param page its first page; absent where it can't be had
  record PaperSeen(long operation, Optional<PageRef> page) implements Event {}

  /// The scanner has no more pages.
  ///
  /// @param fault absent when all went well
  /// @param half the page whose back did not come because the sheet got stuck in between
  record ScanEnded(long operation, Optional<DeviceFault> fault, Optional<String> half)
      implements Event {
    /// No sheet stopped half way.
    public ScanEnded(long operation, Optional<DeviceFault> fault) {
      this(operation, fault, Optional.empty());
    }
  }

  /// The submission is durable on the terminal.
  record Stored(long operation, Delivery.Held held) implements Event {}

  /// What the server says of a call for help.
  record HelpTold(long operation, HelpAnswer answer) implements Event {}

  record NotStored(long operation) implements Event {}

  /// The server gave the case number.
  record Accepted(Delivery.Submitted submitted) implements Event {}

  /// The server can't be reached now; what is held is sent later by itself.
  record Delayed(String localNumber) implements Event {}

  /// The server will not have papers of earlier cases that the submission names.
  ///
  /// @param why by material id
  record PapersRefused(String localNumber, Map<String, Reuse.Why> why) implements Event {
    public PapersRefused {
      why = Map.copyOf(why);
    }
  }

  record Printed(long operation, boolean confirmed) implements Event {}

  record NotPrinted(long operation, Optional<DeviceFault> fault) implements Event {}

  record RatingAnswered(long operation, RatingStep.Answer answer) implements Event {}

  /// What came of asking for a certificate.
  record AttestationTold(long operation, Attestation.Answer answer) implements Event {}

  /// The pages that somebody wanted to see.
  record PagesShown(long operation, List<PageRef> pages) implements Event {
    public PagesShown {
      pages = List.copyOf(pages);
    }
  }

  record PagesNotShown(long operation) implements Event {}

  /// Which certificates can be printed at this terminal.
  record AttestationsOffered(Attestation.Offer offer) implements Event {}

  /// The server can't be asked for certificates now.
  record AttestationsAway() implements Event {}

  /// What there is to pay; empty where nobody answers.
  record BillsTold(long operation, Optional<List<Bill>> bills) implements Event {
    public BillsTold {
      bills = bills.map(List::copyOf);
    }
  }

  /// How a payment stands at the server.
  ///
  /// @param key its name at the server; empty of one that was looked up by its number
  /// @param minutes that are left to pay, begun ones counted
  record PaymentTold(long operation, Optional<UUID> key, PaySight sight, int minutes)
      implements Event {}

  /// The server does not answer; it is asked again.
  record PaymentSilent(long operation) implements Event {}

  /// The server knows no such payment, or does not take it.
  record PaymentUnknown(long operation) implements Event {}

  /// What can be paid at this terminal.
  record BillsOffered(List<Bill.Offer> offers) implements Event {
    public BillsOffered {
      offers = List.copyOf(offers);
    }
  }

  /// The server has what was said.
  record GrievanceFiled(long operation, GrievanceStep.Receipt receipt) implements Event {}

  /// The server could not be told, or did not say that it knows.
  ///
  /// @param key under which it may have it all the same
  record GrievanceNotFiled(long operation, UUID key) implements Event {}

  /// Copies stopped coming out.
  ///
  /// @param fault absent when the printer did not answer
  /// @param out whole copies that surely came out; empty where the printer does not count
  record CopiesStopped(long operation, Optional<DeviceFault> fault, OptionalInt out)
      implements Event {}

  /// The ticket hangs in the printer's mouth, and the printer will see how it is taken.
  record Presented(long operation) implements Event {}

  record Taken(long operation) implements Event {}

  /// Nobody took the ticket; it is out of reach now.
  record Withdrawn(long operation) implements Event {}

  /// What lies in the devices now; told when the looking begins and at every change.
  record LeftSeen(long operation, Set<Belonging> things) implements Event {
    public LeftSeen {
      things = Set.copyOf(things);
    }
  }

  record CasesKnown(long operation, OwnCases cases) implements Event {}

  /// The server could not be asked.
  record CasesNotKnown(long operation) implements Event {}

  record PinChecked(long operation, Upkeep.PinAnswer answer) implements Event {}

  record DevicesTested(long operation, Map<Terminal.Peripheral, SelfTest> tests) implements Event {
    public DevicesTested {
      tests = Map.copyOf(tests);
    }
  }

  /// What came of a test on paper.
  record TestPrinted(long operation, Upkeep.Task task) implements Event {}

  /// How the lines of the hall are.
  record LinesTold(long operation, Lines lines) implements Event {}

  record BookingsTold(long operation, Timetable.Answer answer) implements Event {}

  record NumberAnswered(long operation, QueueNumber.Answer answer) implements Event {}

  /// Whether windows of this hall call numbers, and whether times at them can be booked.
  record NumbersOffered(boolean numbers, boolean bookings) implements Event {}

  /// A patience ran out.
  ///
  /// @param generation of the state that started the timer
  record TimerFired(long generation, Effect.Timer timer) implements Event {}

  record FaultsChanged(Map<Terminal.Peripheral, DeviceFault> faults) implements Event {
    public FaultsChanged {
      faults = Map.copyOf(faults);
    }
  }

  /// What the devices have told of what they can do.
  record AbilitiesChanged(Set<Terminal.Ability> abilities) implements Event {
    public AbilitiesChanged {
      abilities = Set.copyOf(abilities);
    }
  }

  record CatalogueChanged(Catalogue catalogue) implements Event {}

  /// An operator took the terminal out of service or back into it.
  ///
  /// @param why for the screen; absent in service
  record Closed(Optional<LocalText> why) implements Event {}

  /// What is done most at this terminal, by item code, most first.
  record MostUsed(List<String> codes) implements Event {
    public MostUsed {
      codes = List.copyOf(codes);
    }
  }

  record HallNamed(LocalText hall) implements Event {}

  /// The messages that stand now, oldest first.
  record MessagesChanged(List<ForStaff.Message> messages) implements Event {
    public MessagesChanged {
      messages = List.copyOf(messages);
    }
  }

  /// The server takes this terminal for a stranger, or does not any more.
  ///
  /// @param as the terminal's id; absent where it belongs to the server
  record Stranger(Optional<String> as) implements Event {}
}
