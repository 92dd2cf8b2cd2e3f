// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.Faults;
import hall.kiosk.journey.Address;
import hall.kiosk.journey.Belonging;
import hall.kiosk.journey.Catalogue;
import hall.kiosk.journey.CopyJob;
import hall.kiosk.journey.CopyJob.Original;
import hall.kiosk.journey.CopyStep;
import hall.kiosk.journey.Delivery;
import hall.kiosk.journey.ForStaff;
import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.Grievance.Sort;
import hall.kiosk.journey.GrievanceStep;
import hall.kiosk.journey.HomeVisit;
import hall.kiosk.journey.LeftBehind;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Login;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.PageRef.Change;
import hall.kiosk.journey.PageRef.Doubt;
import hall.kiosk.journey.PageRef.Image;
import hall.kiosk.journey.PageRef.Side;
import hall.kiosk.journey.Paper;
import hall.kiosk.journey.Rating;
import hall.kiosk.journey.Rating.Reason;
import hall.kiosk.journey.RatingStep;
import hall.kiosk.journey.Reuse;
import hall.kiosk.journey.Service;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.ServiceItem.Necessity;
import hall.kiosk.journey.ServiceItem.Theme;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.Stage.Finder;
import hall.kiosk.journey.Stage.Identify.Purpose;
import hall.kiosk.journey.State;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.Terminal.Ability;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Visit.Colours;
import hall.kiosk.journey.Visit.Look;
import hall.kiosk.journey.Visit.TextSize;
import hall.kiosk.journey.VisitSample;
import hall.kiosk.journey.Voice;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/// Every screen in every variant, with the sample catalogue and a visibly fake citizen.
final class SampleStates {

  /// Nobody is here.
  static final State REST = new State.Idle(1, Samples.terminal());

  static final String CASE_NUMBER = "TE44011350000011705442106041002202601150007";
  static final Delivery.Held HELD =
      new Delivery.Held("T01-20260115-0007", "https://hall.example/q/T01-20260115-0007");
  static final Delivery.Submitted SUBMITTED =
      new Delivery.Submitted(
          HELD.localNumber(),
          CASE_NUMBER,
          "2026-01-15T09:30:00+08:00",
          "https://hall.example/q/" + CASE_NUMBER,
          true,
          List.of());

  private static final String WHOLE = "TE99010100000000904990000000901202611010001";
  private static final Delivery.Submitted SUBMITTED_PARTS =
      new Delivery.Submitted(
          HELD.localNumber(),
          WHOLE,
          "2026-01-15T09:30:00+08:00",
          "https://hall.example/q/" + WHOLE,
          true,
          hall.kiosk.journey.Samples.newbornCases());

  private static final Optional<LocalText> APP =
      Optional.of(new LocalText("示例省政务服务", "Sample Province Services"));
  private static final String LONG_ENGLISH =
      "The toner is low; the new one is in cabinet three at the office, and maintenance comes at"
          + " ten o'clock. Please be there.";

  private final Look look;
  private final Map<String, State> states = new LinkedHashMap<>();

  private SampleStates(Look look) {
    this.look = look;
  }

  /// All states by name, for one look.
  static Map<String, State> all(Look look) {
    var samples = new SampleStates(look);
    samples.rest();
    samples.begin();
    samples.choosing();
    samples.filling();
    samples.acting();
    samples.collecting();
    samples.reusing();
    samples.declaring();
    samples.delivering();
    CaseSamples.all().forEach((name, at) -> samples.put(name, samples.identified(), at));
    NumberStates.all(look).forEach(samples.states::put);
    BookStates.all(look).forEach(samples.states::put);
    HandInStates.all(look).forEach(samples.states::put);
    samples.copying();
    samples.states.putAll(MaintenanceStates.all(look.language()));
    PayStates.all(look).forEach(samples.states::put);
    LicenceStates.all(look).forEach(samples.states::put);
    AttestStates.all(look).forEach(samples.states::put);
    HelpStates.all(look).forEach(samples.states::put);
    HandoutStates.all(look).forEach(samples.states::put);
    samples.complaining();
    samples.rating();
    return samples.states;
  }

  private void rest() {
    var terminal = Samples.terminal();
    states.put("attract", new State.Idle(1, terminal));
    var phones = terminal.withLogin(APP);
    states.put("attract-login", new State.Idle(1, phones));
    states.put(
        "attract-login-alone",
        new State.Idle(
            1, phones.withFaults(Map.of(Peripheral.ID_CARD_READER, Faults.disconnected("")))));
    states.put("attract-left", new State.Idle(1, terminal, left(Belonging.CARD)));
    states.put("attract-left-all", new State.Idle(1, terminal, left(Belonging.values())));
    states.put(
        "attract-left-staff", new State.Idle(1, terminal.with(staff()), left(Belonging.values())));
    states.put(
        "out-of-service-left",
        new State.OutOfService(
            1,
            terminal,
            new LocalText("设备检修，请使用其他终端。", "Under maintenance. Please use another terminal."),
            left(Belonging.ORIGINAL, Belonging.TICKET)));
    states.put("attract-staff", new State.Idle(1, terminal.with(staff())));
    var long120 = new LocalText("三号柜已补纸，请到办公室领墨粉。".repeat(8).substring(0, 120), LONG_ENGLISH);
    var longest = new ForStaff.Message("m3", long120);
    states.put(
        "attract-staff-long",
        new State.Idle(
            1, terminal.with(new ForStaff(List.of(longest), Optional.of("sample-district-01")))));
    states.put(
        "out-of-service-staff",
        new State.OutOfService(
            1,
            terminal.with(new ForStaff(List.of(longest), Optional.of("sample-district-01"))),
            new LocalText(
                "设备检修，请使用其他终端或到窗口办理。", "Under maintenance. Please use another terminal.")));
    states.put(
        "attract-stranger",
        new State.Idle(
            1, terminal.with(new ForStaff(List.of(), Optional.of("sample-district-01")))));
    states.put(
        "out-of-service",
        new State.OutOfService(
            1,
            terminal,
            new LocalText(
                "身份证阅读器暂时不能使用，已通知工作人员。",
                "The ID-card reader is not working. The staff have been told.")));
  }

  private static ForStaff staff() {
    return new ForStaff(
        List.of(
            new ForStaff.Message(
                "m1",
                new LocalText(
                    "打印机墨粉快用完了，新墨粉在三号柜。", "The toner is low; the new one is in cabinet three.")),
            new ForStaff.Message("m2", new LocalText("十点检修。", "Maintenance at ten."))),
        Optional.empty());
  }

  private void begin() {
    var visit = Visit.begin(look.language()).with(look);
    put("identify", visit, new Stage.Identify(1, Optional.empty(), Service.APPLY));
    put(
        "identify-moved",
        visit,
        new Stage.Identify(
            1,
            Optional.of(
                fault(
                    Owner.CITIZEN,
                    "card-unreadable",
                    "证件没有读全，可能移动了。",
                    "The card could not be read to the end; it may have moved.")),
            Service.APPLY));
    put(
        "identify-expired",
        visit,
        new Stage.Identify(
            1,
            Optional.of(
                fault(
                    Owner.CITIZEN,
                    "card-expired",
                    "证件已过有效期，请换用有效的身份证。",
                    "This card has expired. Please use a valid one.")),
            Service.APPLY));
    put(
        "identify-broken",
        visit,
        new Stage.Identify(
            1,
            Optional.of(
                fault(
                    Owner.ENGINEER,
                    "disconnected",
                    "身份证阅读器没有连接。",
                    "The ID-card reader is not connected.")),
            Service.APPLY));
    put(
        "identify-not-found",
        visit,
        new Stage.Identify(
            1,
            Optional.of(fault(Owner.CITIZEN, "no-card", "未检测到身份证。", "No card is detected.")),
            Service.APPLY));
    put(
        "identify-left",
        visit,
        new Stage.Identify(
            1,
            Optional.of(
                fault(
                    Owner.CITIZEN,
                    "card-left",
                    "读卡区有一张没取走的身份证，请先拿起来。是您的，等一下再放；不是您的，请交给工作人员。",
                    "A card was left on the reader. Lift it. If it is yours, wait a moment and lay"
                        + " it again; if not, please hand it to the staff.")),
            Service.APPLY));
    loggingIn(visit);
    put("home", visit, new Stage.Home());
    put("home-known", identified(), new Stage.Home());
    states.put(
        "home-hindered",
        new State.Visiting(
            3,
            Samples.terminal()
                .withFaults(Map.of(Peripheral.ID_CARD_READER, Faults.disconnected(""))),
            visit,
            new Stage.Home(),
            Overlay.NONE));
    put("warning", identified(), new Stage.Home(), Overlay.WARNING);
    put("leaving", identified(), new Stage.Home(), Overlay.LEAVING);
    var loud = look.with(new Voice(true, Voice.LOUDEST));
    put("voice", identified().with(loud), new Stage.Home(), Overlay.VOICE);
    put("privacy", identified(), new Stage.Home(), Overlay.PRIVACY);
    put("voice-on", identified().with(loud), new Stage.Home());
  }

  /// Logging in with a phone, beside laying the card and after it.
  private void loggingIn(Visit visit) {
    var before = new Stage.Identify(1, Optional.empty(), Service.APPLY);
    phone("identify-or-login", visit, before);
    phone(
        "identify-or-login-problem",
        visit,
        new Stage.Identify(
            1,
            Optional.of(fault(Owner.CITIZEN, "no-card", "未检测到身份证。", "No card is detected.")),
            Service.APPLY));
    phone("log-in", visit, new Stage.LoggingIn(2, Optional.empty(), Optional.empty(), before));
    for (boolean typed : List.of(false, true)) {
      var code =
          new Login.Code(
              "https://id.sample.example/device?user_code=WDJB-MJHT", "WDJB-MJHT", typed, 5);
      phone(
          typed ? "log-in-typed" : "log-in-code",
          visit,
          new Stage.LoggingIn(2, Optional.of(code), Optional.empty(), before));
    }
    for (var problem : Login.Problem.values()) {
      phone(
          "log-in-" + problem.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          visit,
          new Stage.LoggingIn(2, Optional.empty(), Optional.of(problem), before));
    }
    var known =
        visit.with(
            Login.person("张测试", "11010119491001001X"), "L3", hall.kiosk.journey.Samples.TODAY);
    phone("home-login", known, new Stage.Home());
    var item = hall.kiosk.journey.Samples.ageAllowance();
    phone("form-login", known.with(item), new Stage.Form(false));
    phone(
        "identify-item",
        known.with(item),
        new Stage.Identify(1, Optional.empty(), Service.APPLY, new Stage.Notice(), Purpose.ITEM));
  }

  private void phone(String name, Visit visit, Stage stage) {
    var terminal = Samples.terminal().withLogin(APP);
    states.put(name, new State.Visiting(3, terminal, visit, stage, Overlay.NONE));
  }

  private void choosing() {
    put("choose-theme", identified(), choose(new Finder.ByTheme(Optional.empty())));
    put("choose-items", identified(), choose(new Finder.ByTheme(Optional.of(Theme.RESIDENCE))));
    put("choose-department", identified(), choose(new Finder.ByDepartment(Optional.empty())));
    put(
        "choose-department-items",
        identified(),
        choose(new Finder.ByDepartment(Optional.of("market-regulation"))));
    put("choose-search", identified(), choose(new Finder.BySearch("")));
    var used =
        Samples.terminal()
            .withMostUsed(List.of("ac0a77037000", "442106041002", "gone"))
            .with(withLifeEvent());
    for (var finder : List.of(new Finder.ByTheme(Optional.empty()), new Finder.MostUsed())) {
      states.put(
          finder instanceof Finder.MostUsed ? "choose-most-used" : "choose-theme-used",
          new State.Visiting(3, used, identified(), choose(finder), Overlay.NONE));
    }
    put("choose-found", identified(), choose(new Finder.BySearch("登记")));
    put("choose-none", identified(), choose(new Finder.BySearch("xyz")));
    states.put(
        "choose-scanner-broken",
        new State.Visiting(
            3,
            Samples.terminal().withFaults(Map.of(Peripheral.SCANNER, scannerFault())),
            identified(),
            choose(new Finder.ByTheme(Optional.of(Theme.BUSINESS))),
            Overlay.NONE));
  }

  /// Acting for somebody else: the question, the other card, the form by card and by copy, the last
  /// look.
  private void acting() {
    var item = hall.kiosk.journey.Samples.ageAllowance();
    var agent = identified().with(item);
    put("acting", agent, new Stage.Acting());
    put(
        "identify-principal",
        agent,
        new Stage.Identify(
            1, Optional.empty(), Service.APPLY, new Stage.Acting(), Purpose.PRINCIPAL));
    put(
        "identify-own",
        agent,
        new Stage.Identify(
            1,
            Optional.of(
                fault(
                    Owner.CITIZEN,
                    "card-own",
                    "这是您自己的身份证。请拿起来，换成委托人的身份证。",
                    "This is your own card. Lift it, and lay that of the person you act for.")),
            Service.APPLY,
            new Stage.Acting(),
            Purpose.PRINCIPAL));
    var byCard = VisitSample.actingFor(agent, Optional.of(Samples.otherCard()));
    put("acting-form", byCard, new Stage.Form(false));
    put(
        "acting-review",
        Samples.answered(byCard).with(Samples.signature()),
        new Stage.Review(false));
    var typed = VisitSample.actingFor(agent, Optional.empty());
    put("acting-typed", typed, new Stage.Form(true));
    put(
        "acting-typed-wrong",
        typed.answer("name", "王委托").answer("id-number", "110101193001010027"),
        new Stage.Form(true));
  }

  private static Catalogue withLifeEvent() {
    var items = new ArrayList<>(Samples.catalogue().items());
    items.add(hall.kiosk.journey.Samples.newborn());
    return new Catalogue("2", items);
  }

  private void filling() {
    put(
        "notice-life-event",
        identified().with(hall.kiosk.journey.Samples.newborn()),
        new Stage.Notice());
    var perhaps = hall.kiosk.journey.Samples.newbornPerhapsInsured();
    put("notice-life-event-condition", identified().with(perhaps), new Stage.Notice());
    put("form-life-event-condition", identified().with(perhaps), new Stage.Form(false));
    put(
        "review-life-event-condition",
        scanned(perhaps).answer("insured-where", "elsewhere"),
        new Stage.Review(false));
    for (var item : Samples.catalogue().items()) {
      if (!Samples.MEASURED_EVERYWHERE.contains(item.code()) && !hardest()) {
        continue;
      }
      var name = item.implementationCode().substring(19);
      put("notice-" + name, identified().with(item), new Stage.Notice());
      put("form-" + name, identified().with(item), new Stage.Form(false));
      put("form-" + name + "-problems", identified().with(item), new Stage.Form(true));
      put("form-" + name + "-filled", filled(item), new Stage.Form(true));
      put("commitment-" + name, filled(item), new Stage.Commitment());
      put("review-" + name, scanned(item), new Stage.Review(false));
    }
  }

  /// In this look the words of every item are measured; a look that has more room for them, or
  /// other colours, shows nothing new of them.
  private boolean hardest() {
    return look.textSize() == TextSize.LARGEST
        && look.colours() == Colours.BLACK_ON_WHITE
        && !look.lowReach();
  }

  private void collecting() {
    var permit = Samples.permit();
    for (var item : List.of(permit, Samples.allowance())) {
      put("consent-" + item.code(), filled(item), new Stage.Consenting(false));
    }
    put("consent-refused", filled(permit), new Stage.Consenting(true));
    put("privacy-form", filled(permit), new Stage.Form(false), Overlay.PRIVACY);
    put("materials-empty", filled(permit), materials(0, false, Optional.empty()));
    put("materials-scanning", filled(permit), materials(0, true, Optional.empty()));
    put("materials-coming", withPages(filled(permit), 2), materials(0, true, Optional.empty()));
    put("materials-done", withPages(filled(permit), 3), materials(0, false, Optional.empty()));
    put("materials-doubts", withDoubts(filled(permit)), materials(0, false, Optional.empty()));
    put("materials-tidied", withTidied(filled(permit)), materials(0, false, Optional.empty()));
    put(
        "materials-tidied-coming",
        withTidied(filled(permit)),
        materials(0, true, Optional.empty()));
    put(
        "materials-again",
        withPages(filled(permit), 2),
        new Stage.Materials(
            0,
            OptionalLong.empty(),
            Optional.of(
                fault(
                    Owner.CITIZEN,
                    "feeder-empty",
                    "扫描仪里没有纸。",
                    "There is no paper in the scanner.")),
            Optional.of("page2")));
    for (var name : List.of("materials-empty", "materials-done")) {
      var one = (State.Visiting) Objects.requireNonNull(states.get(name));
      states.put(
          name + "-both-sides",
          new State.Visiting(
              3,
              one.terminal().with(Set.of(Ability.BOTH_SIDES)),
              one.visit(),
              one.stage(),
              Overlay.NONE));
    }
    put("materials-full", withPages(filled(permit), 10), materials(0, false, Optional.empty()));
    put(
        "materials-jam",
        withPages(filled(permit), 1),
        materials(
            0,
            false,
            Optional.of(
                fault(
                    Owner.CITIZEN,
                    "media-jam",
                    "纸卡住了，请打开扫描仪盖子，取出卡住的纸。",
                    "The paper is jammed. Open the scanner's lid and take out the jammed"
                        + " sheet."))));
    put(
        "materials-feeder-empty",
        filled(permit),
        materials(
            0,
            false,
            Optional.of(
                fault(
                    Owner.CITIZEN,
                    "feeder-empty",
                    "扫描仪里没有纸。",
                    "There is no paper in the scanner."))));
    put(
        "materials-broken",
        withPages(filled(permit), 2),
        materials(0, false, Optional.of(scannerFault())));
    var allowance = Samples.allowance();
    put("materials-later", filled(allowance), materials(1, false, Optional.empty()));
    put(
        "materials-promised",
        filled(allowance).promise("income-proof", true),
        materials(1, false, Optional.empty()));
    put("materials-optional", filled(allowance), materials(2, false, Optional.empty()));
  }

  /// Papers that were handed in before: offered, looked at, taken.
  private void reusing() {
    var visit = filled(Samples.allowance());
    var kept = VisitSample.kept(Samples.allowance().toScan().getFirst().id());
    var at = materials(0, false, Optional.empty());
    put("materials-reuse", VisitSample.offered(visit, kept), at);
    put("materials-reused", VisitSample.taken(visit, kept), at);
    put("materials-reuse-fetching", VisitSample.looking(visit, kept, Optional.empty(), false), at);
    put("materials-reuse-failed", VisitSample.looking(visit, kept, Optional.empty(), true), at);
    put(
        "materials-reuse-look",
        VisitSample.looking(visit, kept, Optional.of(new PageRef("page1", 1240, 1754)), false),
        at);
    var later = VisitSample.kept("income-proof");
    put(
        "materials-reuse-later",
        VisitSample.offered(visit, later),
        materials(1, false, Optional.empty()));
    for (var why : Reuse.Why.values()) {
      put(
          "materials-refused-" + why.name().toLowerCase(Locale.ROOT),
          VisitSample.refused(visit, later, why),
          materials(1, false, Optional.empty()));
    }
    var other = VisitSample.actingFor(visit, Optional.of(Samples.otherCard()));
    put("materials-reuse-other", VisitSample.offered(other, kept), at);
    put(
        "review-reused",
        VisitSample.taken(scanned(Samples.allowance()), kept),
        new Stage.Review(false));
  }

  private void declaring() {
    var permit = Samples.permit();
    put("sign-empty", filled(permit), new Stage.Sign());
    put("sign-drawn", scanned(permit), new Stage.Sign());
    put("review-failed", scanned(permit), new Stage.Review(true));
  }

  private void delivering() {
    var visit = scanned(Samples.permit());
    put("submitting-saving", visit, new Stage.Submitting(9, Optional.empty()));
    put("submitting-sending", visit, new Stage.Submitting(9, Optional.of(HELD)));
    var out = new Paper.Out(true);
    put("receipt-printing", visit, receipt(SUBMITTED, new Paper.NotAsked(), new Paper.Printing(9)));
    put("receipt-submitted", visit, receipt(SUBMITTED, new Paper.NotAsked(), out));
    put("receipt-both", visit, receipt(SUBMITTED, new Paper.Out(false), out));
    put(
        "receipt-paper-out",
        visit,
        receipt(
            SUBMITTED,
            new Paper.Failed(Optional.empty()),
            new Paper.Failed(
                Optional.of(
                    fault(
                        Owner.ATTENDANT,
                        "media-empty",
                        "小票打印机没有纸了。",
                        "The ticket printer is out of paper.")))));
    put(
        "receipt-no-printer",
        visit,
        receipt(SUBMITTED, new Paper.NoPrinter(), new Paper.NoPrinter()));
    put("receipt-held", visit, receipt(HELD, new Paper.NotAsked(), out));
    put(
        "receipt-allowance",
        scanned(Samples.allowance()),
        receipt(SUBMITTED, new Paper.Printing(8), out));
    put(
        "receipt-life-event",
        scanned(hall.kiosk.journey.Samples.newborn()),
        receipt(SUBMITTED_PARTS, new Paper.NotAsked(), out));
    put("receipt-ticket-hangs", visit, receipt(HELD, new Paper.NotAsked(), new Paper.Presented(9)));
    put(
        "receipt-ticket-withdrawn",
        visit,
        receipt(SUBMITTED, new Paper.NotAsked(), new Paper.Withdrawn()));
    put("thanks", visit, new Stage.Thanks());
    put("thanks-card", visit, new Stage.Thanks(left(Belonging.CARD), true));
    put("thanks-everything", visit, new Stage.Thanks(left(Belonging.values()), true));
    put("thanks-taken", visit, new Stage.Thanks(LeftBehind.NOTHING, true));
  }

  private static LeftBehind left(Belonging... things) {
    return new LeftBehind(9, Set.of(things));
  }

  private void put(String name, Visit visit, Stage stage) {
    put(name, visit, stage, Overlay.NONE);
  }

  private void put(String name, Visit visit, Stage stage, Overlay overlay) {
    states.put(name, new State.Visiting(3, Samples.terminal(), visit, stage, overlay));
  }

  private static Stage choose(Finder finder) {
    return new Stage.Choose(finder);
  }

  private static Stage.Materials materials(
      int index, boolean scanning, Optional<DeviceFault> problem) {
    return new Stage.Materials(
        index, scanning ? OptionalLong.of(7) : OptionalLong.empty(), problem);
  }

  private static Stage receipt(Delivery delivery, Paper a4, Paper ticket) {
    return new Stage.Receipt(delivery, a4, ticket);
  }

  private void copying() {
    var papers = new CopyJob(Original.DOCUMENT, 1, Optional.empty());
    var card = new CopyJob(Original.IDENTITY_CARD, 5, Optional.of("办理社保医保"));
    var visit = Visit.begin(look.language()).with(look);
    var front = visit.with(CopyJob.PAGES, new PageRef("front", 1011, 638));
    var both = front.with(CopyJob.PAGES, new PageRef("back", 1011, 638));
    var page = visit.with(CopyJob.PAGES, new PageRef("page1", 1240, 1754));
    copy("what", visit, new CopyStep.What(false));
    copy("agree-papers", visit, new CopyStep.Agree(papers));
    copy("agree-card", visit, new CopyStep.Agree(card));
    copy("papers", visit, new CopyStep.Papers(papers, materials(0, false, Optional.empty())));
    copy("papers-done", page, new CopyStep.Papers(papers, materials(0, false, Optional.empty())));
    var still = OptionalLong.empty();
    copy("card-front", visit, new CopyStep.Card(card, still, Optional.empty()));
    copy("card-scanning", visit, new CopyStep.Card(card, OptionalLong.of(9), Optional.empty()));
    copy("card-back", front, new CopyStep.Card(card, still, Optional.empty()));
    var unseen =
        fault(
            Owner.CITIZEN,
            "card-not-found",
            "没有看到完整的身份证。",
            "No whole identity card could be seen.");
    copy("card-not-found", front, new CopyStep.Card(card, still, Optional.of(unseen)));
    copy("ready", page, new CopyStep.Ready(papers));
    copy("ready-card", both, new CopyStep.Ready(card));
    copy("purpose", both, new CopyStep.Purpose(card));
    copy("printing", both, out(card, new Paper.Printing(9), OptionalInt.empty()));
    copy("done", page, out(papers, new Paper.Out(true), OptionalInt.empty()));
    copy("sent", both, out(card, new Paper.Out(false), OptionalInt.empty()));
    var empty = fault(Owner.ATTENDANT, "media-empty", "打印机没有纸了。", "The printer is out of paper.");
    var stopped = new Paper.Failed(Optional.of(empty));
    copy("stopped", both, out(card, stopped, OptionalInt.of(2)));
    copy("unknown", both, out(card, new Paper.Failed(Optional.empty()), OptionalInt.empty()));
    states.put(
        "copy-ready-no-printer",
        new State.Visiting(
            3,
            Samples.terminal().withFaults(Map.of(Peripheral.PRINTER, Faults.mediaEmpty(""))),
            page,
            new Stage.Copy(new CopyStep.Ready(papers)),
            Overlay.NONE));
  }

  private void copy(String name, Visit visit, CopyStep step) {
    put("copy-" + name, visit, new Stage.Copy(step));
  }

  private static CopyStep out(CopyJob job, Paper paper, OptionalInt copies) {
    return new CopyStep.Out(job, paper, copies);
  }

  private void complaining() {
    var nobody = Visit.begin(look.language()).with(look);
    var empty = grievance(Sort.COMPLAINT, "", false, "");
    var said = "说材料不够，没有说缺哪一份。跑了好几趟，还没有办成。";
    var full = grievance(Sort.UNRESOLVED, said.repeat(3), true, "13800003210");
    var idea = grievance(Sort.SUGGESTION, "希望多放几把椅子。", false, "110");
    complain("what", nobody, new GrievanceStep.What());
    complain("words", nobody, new GrievanceStep.Words(empty));
    complain("words-idea", nobody, new GrievanceStep.Words(idea));
    complain("words-said", identified(), new GrievanceStep.Words(full));
    complain("who", nobody, new GrievanceStep.Who(full));
    complain("who-known", identified(), new GrievanceStep.Who(full));
    complain("check", identified(), new GrievanceStep.Check(full, false));
    complain("check-wrong", nobody, new GrievanceStep.Check(idea, false));
    complain("failed", identified(), new GrievanceStep.Check(full, true));
    complain("sending", identified(), new GrievanceStep.Sending(full, 0, 9));
    complain("filed", nobody, filed(0, true, false, new Paper.NotAsked()));
    complain("filed-lost", nobody, filed(0, false, true, new Paper.NoPrinter()));
    complain("filed-pages", nobody, filed(2, false, false, new Paper.Printing(9)));
    complain("filed-out", nobody, filed(2, false, false, new Paper.Out(true)));
    complain("filed-sent", nobody, filed(2, false, false, new Paper.Out(false)));
    complain(
        "filed-failed",
        nobody,
        filed(0, false, false, new Paper.Failed(Optional.of(Faults.disconnected("")))));
    var scanned =
        nobody
            .with(Grievance.PAGES, new PageRef("page1", 1240, 1754))
            .with(Grievance.PAGES, new PageRef("page2", 1240, 1754));
    var anonymous = grievance(Sort.UNRESOLVED, said, false, "");
    var still = materials(0, false, Optional.empty());
    complain("agree", nobody, new GrievanceStep.Agree(anonymous));
    complain("papers", nobody, new GrievanceStep.Papers(anonymous, still));
    complain("papers-done", scanned, new GrievanceStep.Papers(anonymous, still));
    complain("check-pages", scanned, new GrievanceStep.Check(anonymous, false));
    complain("failed-pages", scanned, new GrievanceStep.Check(anonymous, true));
    visitingAtHome(nobody);
    states.put(
        "complain-who-hindered",
        new State.Visiting(
            3,
            Samples.terminal()
                .withFaults(Map.of(Peripheral.ID_CARD_READER, Faults.disconnected(""))),
            nobody,
            new Stage.Complain(new GrievanceStep.Who(idea)),
            Overlay.NONE));
  }

  private void visitingAtHome(Visit nobody) {
    var blank = visit("", "", HomeVisit.NOWHERE);
    var words = "想办：高龄津贴。家里老人走不动，来不了大厅。";
    var there =
        Address.read(
            "990101001000|示例省/示例市/示范区/和平街道|测试小区 12 栋 3 单元 1101 室", Samples.catalogue().divisions());
    var home = new HomeVisit(there, Optional.of(HomeVisit.When.MORNING), true);
    var full = visit(words, "13800003210", home);
    var plain =
        new HomeVisit(
            Address.NONE.withDetail("示例市测试区示例街道测试小区 12 栋 3 单元 1101 室"),
            Optional.of(HomeVisit.When.MORNING),
            true);
    complain("words-visit", nobody, new GrievanceStep.Words(blank));
    whereInWords("where-words", nobody, blank);
    whereInWords("where-words-said", nobody, visit(words, "", plain));
    complain("where", nobody, new GrievanceStep.Where(blank));
    complain(
        "where-unfinished",
        nobody,
        new GrievanceStep.Where(
            visit(words, "", new HomeVisit(there.upTo(2).withDetail(""), Optional.empty(), true))));
    complain("where-said", nobody, new GrievanceStep.Where(full));
    complain("who-visit", nobody, new GrievanceStep.Who(full));
    complain("check-visit", identified(), new GrievanceStep.Check(full, false));
    complain("check-no-phone", nobody, new GrievanceStep.Check(visit(words, "", home), false));
    complain(
        "filed-visit",
        nobody,
        new GrievanceStep.Filed(
            grievanceReceipt(Sort.VISIT, 0), true, false, new Paper.NotAsked()));
  }

  /// At a server without divisions.
  private void whereInWords(String name, Visit nobody, Grievance draft) {
    states.put(
        "complain-" + name,
        new State.Visiting(
            3,
            Samples.terminal().with(new Catalogue("1", Samples.catalogue().items())),
            nobody,
            new Stage.Complain(new GrievanceStep.Where(draft)),
            Overlay.NONE));
  }

  private static Grievance visit(String text, String phone, HomeVisit home) {
    return new Grievance(Sort.VISIT, text, false, phone, home, Optional.empty());
  }

  private void rating() {
    var number = CaseSamples.ASKED;
    rate("mark", new RatingStep.Mark());
    var good = new Rating(number, 4, List.of(Reason.CLEAR), "");
    var bad = new Rating(number, 1, List.of(Reason.SLOW, Reason.MORE_PAPERS), "等了一个上午。");
    rate("why", new RatingStep.Why(good, false));
    rate("failed", new RatingStep.Why(bad, true));
    rate("sending", new RatingStep.Sending(good, 9));
    rate("followed-up", new RatingStep.Kept(true));
    rate("already", new RatingStep.Already());
  }

  private void rate(String name, RatingStep step) {
    var from = receipt(SUBMITTED, new Paper.NotAsked(), new Paper.Out(true));
    var item = new LocalText("申领居住证", "Apply for a residence permit");
    put("rate-" + name, identified(), new Stage.Rate(CaseSamples.ASKED, item, step, from));
  }

  private void complain(String name, Visit visit, GrievanceStep step) {
    put("complain-" + name, visit, new Stage.Complain(step));
  }

  private static GrievanceStep filed(int pages, boolean calls, boolean lost, Paper paper) {
    return new GrievanceStep.Filed(grievanceReceipt(Sort.UNRESOLVED, pages), calls, lost, paper);
  }

  private static GrievanceStep.Receipt grievanceReceipt(Sort sort, int pages) {
    return new GrievanceStep.Receipt(
        sort,
        "TS20261101-000017",
        Samples.TODAY.atTime(9, 30).atOffset(ZoneOffset.ofHours(8)),
        Samples.TODAY.plusDays(3),
        Samples.TODAY.plusDays(8),
        pages,
        Optional.of("https://hall.example/complaints/TS20261101-000017?k=example"));
  }

  private static Grievance grievance(Sort sort, String text, boolean named, String phone) {
    return new Grievance(sort, text, named, phone, HomeVisit.NOWHERE, Optional.empty());
  }

  private Visit identified() {
    return Visit.begin(look.language()).with(look).with(Samples.card(), Samples.TODAY);
  }

  private Visit filled(ServiceItem item) {
    return Samples.answered(identified().with(item));
  }

  private Visit scanned(ServiceItem item) {
    var visit = filled(item);
    for (var material : item.toScan()) {
      if (material.necessity() == Necessity.REQUIRED) {
        visit = visit.with(material.id(), new PageRef("page-" + material.id(), 1240, 1754));
      }
    }
    return visit.with(Samples.signature());
  }

  private static Visit withPages(Visit visit, int pages) {
    var material = visit.item().toScan().getFirst().id();
    var more = visit;
    for (int page : IntStream.rangeClosed(1, pages).toArray()) {
      more = more.with(material, new PageRef("page" + page, 1240, 1754));
    }
    return more;
  }

  private static Visit withTidied(Visit visit) {
    var material = visit.item().toScan().getFirst().id();
    return withPages(visit, 1)
        .with(
            material,
            new PageRef(
                "page2",
                new Image("page2", 1240, 1754),
                Optional.of(new Image("page2-scanned", 1400, 1900)),
                false,
                1,
                Side.ONLY,
                Set.of(Change.STRAIGHTENED, Change.CROPPED, Change.TURNED),
                Set.of(Doubt.CUT_EDGE)));
  }

  private static Visit withDoubts(Visit visit) {
    var material = visit.item().toScan().getFirst().id();
    return withPages(visit, 1)
        .with(material, new PageRef("page2", 1240, 1754, Set.of(Doubt.BLANK)))
        .with(material, new PageRef("page3", 1240, 1754, Set.of(Doubt.TOO_DARK, Doubt.BLURRED)));
  }

  static DeviceFault fault(Owner owner, String reason, String zhCn, String en) {
    return new DeviceFault(
        DeviceState.USER_ERROR, reason, owner, Action.CLEAR, new Message(zhCn, en), "");
  }

  private static DeviceFault scannerFault() {
    return fault(Owner.ENGINEER, "disconnected", "扫描仪没有连接。", "The scanner is not connected.");
  }
}
