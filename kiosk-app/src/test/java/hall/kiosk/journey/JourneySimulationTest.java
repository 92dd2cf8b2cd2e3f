// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Faults;
import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.State.Visiting;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Thousands of random sessions; a failure names its seed.
public class JourneySimulationTest {

  private static final int SESSIONS_A_SEED = 400;
  private static final String MARKER = "张测试";
  private static final String RECEIPT =
      "https://localhost/q/TE44011350000011705442106041002202601120001?k=token";

  private final Terminal terminal =
      Samples.terminal()
          .withNumbers(true, true)
          .withBills(PaySamples.OFFERS)
          .withAttestations(AttestSamples.OFFER)
          .withLicences(true)
          .withLogin(Optional.of(new LocalText("示例省政务", "Sample Province")));
  private final Set<String> visited = new HashSet<>();

  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingPersonalOutlivesASession(long seed) {
    var random = new SplittableRandom(seed);
    var step = Journey.start(terminal);
    int sessions = 0;
    for (int i = 0; sessions < SESSIONS_A_SEED; i++) {
      var before = step.state();
      var event = randomEvent(random, before, i);
      step = Journey.next(before, event);
      check(seed, before, event, step);
      if (before instanceof Visiting && !(step.state() instanceof Visiting)) {
        sessions++;
      }
    }
    assertEquals(31, visited.size(), "every stage is reached, and both of maintenance: " + visited);
  }

  private void check(long seed, State before, Event event, Step step) {
    var where = "seed " + seed + ": " + event + " in " + before.getClass().getSimpleName();
    boolean purged = step.effects().contains(new Effect.PurgeSession());
    switch (step.state()) {
      case Visiting s -> {
        visited.add(s.stage().getClass().getSimpleName());
        assertFalse(purged, where);
        assertTrue(s.visit().principal().isEmpty() || s.visit().chosen().isPresent(), where);
        if (s.stage() instanceof Stage.Receipt(Delivery.Submitted delivery, _, _, _)) {
          assertEquals(43, delivery.caseNumber().length(), where);
        }
      }
      case State.Idle s -> atRest(before, s, purged, where);
      case State.OutOfService s -> atRest(before, s, purged, where);
      case State.Maintenance s -> {
        visited.add(s.upkeep().getClass().getSimpleName());
        assertFalse(holds(s, MARKER) || holds(s, Samples.card().idNumber()), where);
        assertFalse(before instanceof Visiting, where);
      }
    }
    assertTrue(step.state().generation() >= before.generation(), where);
    assertTrue(
        step.effects().stream()
            .filter(Effect.TellHelp.class::isInstance)
            .noneMatch(tell -> holds(tell, Samples.card().idNumber())),
        where + ": an attendant reads a number");
    long submits = step.effects().stream().filter(Effect.Submit.class::isInstance).count();
    assertTrue(submits == 0 || event instanceof Event.Proceed, where);
    for (var effect : step.effects()) {
      if (effect instanceof Effect.StartTimer timer) {
        assertEquals(step.state().generation(), timer.generation(), where);
      }
    }
  }

  private static void atRest(State before, State after, boolean purged, String where) {
    assertFalse(holds(after, MARKER), where + ": a name stays");
    assertFalse(holds(after, Samples.principal().idNumber()), where + ": a principal stays");
    assertFalse(holds(after, Samples.card().idNumber()), where + ": a number stays");
    assertTrue(purged || after.equals(before), where + ": not purged");
  }

  /// Whether a text stands anywhere in a tree of records and collections.
  private static boolean holds(Object tree, String text) {
    return switch (tree) {
      // Public data, and much of it.
      case Catalogue c -> false;
      case String s -> s.contains(text);
      case Optional<?> o -> o.filter(inner -> holds(inner, text)).isPresent();
      case Collection<?> c -> c.stream().anyMatch(inner -> holds(inner, text));
      case Map<?, ?> m ->
          m.entrySet().stream().anyMatch(e -> holds(e.getKey(), text) || holds(e.getValue(), text));
      case Record r -> {
        for (RecordComponent component : r.getClass().getRecordComponents()) {
          try {
            component.getAccessor().setAccessible(true);
            var value = component.getAccessor().invoke(r);
            if (value != null && holds(value, text)) {
              yield true;
            }
          } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError("a record without accessors", e);
          }
        }
        yield false;
      }
      default -> false;
    };
  }

  /// What may happen next; mostly what brings the citizen on.
  public Event randomEvent(SplittableRandom random, State state, int i) {
    if (state instanceof State.Maintenance s) {
      return maintenance(random, s);
    }
    if (!(state instanceof Visiting s)) {
      return switch (random.nextInt(11)) {
        case 7 -> new Event.CallMaintenance();
        case 0 -> faults(random);
        case 1 -> new Event.FaultsChanged(Map.of());
        case 2 -> late(random, state);
        case 3 -> closed();
        case 4 -> new Event.Closed(Optional.empty());
        case 5 -> forStaff(random);
        case 6 -> new Event.LeftSeen(random.nextLong(state.generation() + 1), things(random));
        default ->
            new Event.Begin(
                random.nextBoolean() ? Language.ZH_CN : Language.EN, random.nextBoolean());
      };
    }
    // Mostly what brings the citizen on, so that deep states are reached.
    return random.nextInt(10) < 7 ? forward(random, s, i) : anything(random, s, i);
  }

  private Event maintenance(SplittableRandom random, State.Maintenance s) {
    long operation = random.nextLong(2) + s.generation() - 1;
    return switch (random.nextInt(9)) {
      case 0 -> new Event.EnterPin("00000000");
      case 1 -> new Event.PinChecked(operation, new Upkeep.PinAnswer.Wrong(3));
      case 2 -> new Event.PinChecked(s.generation(), MaintainingTest.RIGHT);
      case 3 -> new Event.TestDevices();
      case 4 -> new Event.DevicesTested(operation, Map.of());
      case 5 -> new Event.TimerFired(operation, Effect.Timer.PURGE);
      case 6 -> faults(random);
      case 7 -> new Event.Begin(Language.ZH_CN);
      default -> new Event.Finish();
    };
  }

  private Event forward(SplittableRandom random, Visiting s, int i) {
    if (s.overlay() != State.Overlay.NONE) {
      return new Event.Stay();
    }
    return switch (s.stage()) {
      case Stage.Identify at when random.nextInt(4) == 0 -> new Event.LogIn();
      case Stage.LoggingIn at -> loggingIn(random, at);
      case Stage.Identify at ->
          new Event.CardRead(
              at.operation(),
              at.principal() && random.nextInt(3) > 0 ? Samples.principal() : Samples.card(),
              Samples.TODAY);
      case Stage.Notice at when random.nextInt(20) == 0 -> new Event.AskVisit();
      case Stage.Notice at when random.nextInt(3) == 0 -> new Event.TakeAlong(Handout.NOTICE);
      case Stage.HandingOut(_, _, Paper.Printing(var operation)) ->
          random.nextInt(3) == 0
              ? new Event.NotPrinted(operation, Optional.empty())
              : new Event.Printed(operation, random.nextBoolean());
      case Stage.HandingOut at ->
          random.nextBoolean() ? new Event.Proceed() : new Event.TakeAlong(at.handout());
      case Stage.Acting at ->
          switch (random.nextInt(3)) {
            case 0 -> new Event.ActForSelf();
            case 1 -> new Event.ActForOther(ServiceItem.PrincipalBy.COPY);
            default -> new Event.ActForOther(ServiceItem.PrincipalBy.CARD);
          };
      case Stage.Home at -> new Event.StartService(service(random));
      case Stage.Booking at ->
          at.table().isEmpty()
              ? new Event.BookingsTold(
                  at.operation(),
                  random.nextInt(4) == 0
                      ? new Timetable.Answer.Refused(new LocalText("满", "Full"), Optional.empty())
                      : new Timetable.Answer.Told(Samples.timetable()))
              : booking(random, at);
      case Stage.Windows at ->
          at.lines().isEmpty()
              ? new Event.LinesTold(at.operation(), Samples.lines())
              : random.nextInt(4) == 0
                  ? new Event.SayDisabled(!at.disabled())
                  : random.nextInt(4) == 0 ? new Event.ShowCard() : new Event.ChooseLine(1);
      case Stage.Numbered at when at.number().isEmpty() ->
          new Event.NumberAnswered(at.operation(), answer(random));
      case Stage.Choose at -> choose(random);
      case Stage.Form at -> answer(random, s);
      case Stage.Materials at when at.scanning().isPresent() ->
          scanned(random, at.scanning().getAsLong(), i);
      case Stage.Materials at when random.nextInt(4) == 0 -> reusing(random, s, at, i);
      case Stage.Materials at when offersLicence(s, at) && random.nextInt(3) == 0 ->
          new Event.ShowLicence();
      case Stage.Materials at when random.nextInt(8) == 0 -> new Event.TakeLicenceBack();
      case Stage.Showing at -> showing(random, at);
      case Stage.Materials at -> random.nextBoolean() ? new Event.Scan() : new Event.Proceed();
      case Stage.Sign at ->
          s.visit().signature().drawn() ? new Event.Proceed() : new Event.Draw(stroke(random));
      case Stage.Submitting at ->
          at.held().isEmpty()
              ? new Event.Stored(at.operation(), new Delivery.Held("ZC-" + i, "https://q/"))
              : switch (random.nextInt(6)) {
                case 0, 1, 2 -> new Event.Accepted(accepted(at.held().get().localNumber()));
                case 3, 4 -> new Event.TimerFired(s.generation(), Effect.Timer.PATIENCE);
                default ->
                    new Event.PapersRefused(
                        at.held().get().localNumber(),
                        s.visit().item().toScan().stream()
                            .collect(Collectors.toMap(Material::id, any -> Reuse.Why.GONE)));
              };
      case Stage.Cases at -> inquiry(random, at);
      case Stage.Receipt at when at.asksHowItWas() && random.nextInt(3) > 0 ->
          new Event.Evaluate(((Delivery.Submitted) at.delivery()).caseNumber());
      case Stage.Receipt at when random.nextInt(4) == 0 -> new Event.Another();
      case Stage.Receipt(_, _, Paper.Printing(var operation), _) ->
          new Event.Printed(operation, true);
      case Stage.Code at -> code(random, at);
      case Stage.Copy at -> copying(random, at.step(), i);
      case Stage.Attest at -> attesting(random, at.step(), i);
      case Stage.Pay at -> paying(random, at.step());
      case Stage.Complain at -> complaining(random, at.step(), i);
      case Stage.Rate at -> rating(random, at.step());
      case Stage any -> new Event.Proceed();
    };
  }

  private static Event loggingIn(SplittableRandom random, Stage.LoggingIn at) {
    return switch (random.nextInt(6)) {
      case 0 -> new Event.Back();
      case 1 -> new Event.LogIn();
      case 2 ->
          new Event.LoginEnded(
              at.operation(),
              List.of(Login.Problem.values()).get(random.nextInt(Login.Problem.values().length)));
      case 3 ->
          new Event.LoginShown(
              at.operation(), new Login.Code("https://id/", "AB-CD", false, random.nextInt(1, 5)));
      default ->
          new Event.LoggedIn(
              at.operation(), Login.person(MARKER, Samples.card().idNumber()), "L3", Samples.TODAY);
    };
  }

  private static Event reusing(SplittableRandom random, Visiting s, Stage.Materials at, int i) {
    var reuse = s.visit().reuse();
    return switch (random.nextInt(7)) {
      case 0 ->
          new Event.ReusableTold(
              reuse.asked().orElse(-1),
              List.of(VisitSample.kept(s.visit().item().toScan().get(at.index()).id())));
      case 1 -> new Event.ReusePaper();
      case 2 -> new Event.ScanInstead();
      case 3 -> new Event.LookAtPaper();
      case 4 -> new Event.CloseLook();
      case 5 -> new Event.Back();
      default ->
          new Event.PaperSeen(
              reuse.look().map(Reuse.Look::operation).orElse(-1L),
              Optional.of(new PageRef("kept-" + i, 10, 10)));
    };
  }

  private static Event inquiry(SplittableRandom random, Stage.Cases at) {
    var one = CaseSample.atTerminal(MARKER);
    return switch (random.nextInt(5)) {
      case 0 -> new Event.CasesNotKnown(at.operation());
      case 1 -> new Event.AskCases();
      case 2 -> new Event.OpenCase(one.number());
      case 3 -> new Event.BringPapers();
      default -> new Event.CasesKnown(at.operation(), new OwnCases(List.of(one), false));
    };
  }

  private static Event code(SplittableRandom random, Stage.Code at) {
    if (at.doing() == Stage.Code.Doing.ASKING) {
      var waiting = CaseSample.byReceipt(CaseSample.papers(Optional.empty()), true);
      return new Event.PapersTold(
          at.operation(),
          switch (random.nextInt(5)) {
            case 0 -> new HandIn.Unknown(ReceiptCode.Kind.CASE);
            case 1 -> new HandIn.Unanswered();
            case 2 ->
                new HandIn.Followed(
                    CaseSample.complaint(GrievanceProgress.Standing.ANSWERED, Optional.of(MARKER)));
            default -> new HandIn.Told(waiting);
          });
    }
    return switch (random.nextInt(6)) {
      case 0 -> new Event.CodeNotRead(at.operation(), Optional.empty());
      case 1 -> new Event.CodeNotRead(at.operation(), Optional.of(Stage.Code.Problem.DEVICE));
      case 2 -> new Event.CodeRead(at.operation(), MARKER);
      case 3 -> new Event.Scan();
      case 4 -> new Event.ShowCard();
      default -> new Event.CodeRead(at.operation(), RECEIPT);
    };
  }

  private static Event booking(SplittableRandom random, Stage.Booking at) {
    var slot = Samples.timetable().windows().getFirst().slots().getFirst().startsAt();
    if (at.day().isPresent()) {
      return new Event.PickTime(slot);
    }
    if (at.group().isPresent()) {
      return new Event.PickDay(slot.toLocalDate());
    }
    return switch (random.nextInt(4)) {
      case 0 -> new Event.GiveBack("b1");
      case 1 -> new Event.Arrive("b1");
      case 2 -> new Event.Back();
      default -> new Event.PickWindows(1);
    };
  }

  private static QueueNumber.Answer answer(SplittableRandom random) {
    return random.nextInt(5) == 0
        ? new QueueNumber.Answer.Refused(new LocalText("没有", "None"))
        : new QueueNumber.Answer.Given(Samples.number());
  }

  private static Event copying(SplittableRandom random, CopyStep step, int i) {
    return switch (step) {
      case CopyStep.What _ ->
          new Event.ChooseOriginal(
              random.nextBoolean() ? CopyJob.Original.DOCUMENT : CopyJob.Original.IDENTITY_CARD);
      case CopyStep.Agree _ -> random.nextInt(4) == 0 ? new Event.Refuse() : new Event.Proceed();
      case CopyStep.Papers(_, var scan) when scan.scanning().isPresent() ->
          scanned(random, scan.scanning().getAsLong(), i);
      case CopyStep.Papers _ -> random.nextBoolean() ? new Event.Scan() : new Event.Proceed();
      case CopyStep.Card(_, var scanning, _) when scanning.isPresent() ->
          scanned(random, scanning.getAsLong(), i);
      case CopyStep.Card _ -> new Event.Scan();
      case CopyStep.Ready _ ->
          switch (random.nextInt(3)) {
            case 0 -> new Event.Copies(random.nextInt(9));
            case 1 -> new Event.ChoosePurpose();
            default -> new Event.Proceed();
          };
      case CopyStep.Purpose _ -> new Event.CopyFor(random.nextBoolean() ? MARKER : "");
      case CopyStep.Out(_, Paper.Printing(var operation), _) ->
          random.nextBoolean()
              ? new Event.Printed(operation, random.nextBoolean())
              : new Event.CopiesStopped(operation, Optional.empty(), OptionalInt.of(0));
      case CopyStep.Out _ -> random.nextBoolean() ? new Event.Another() : new Event.Proceed();
    };
  }

  private static boolean offersLicence(Visiting s, Stage.Materials at) {
    return Showing.offered(s, s.visit().item().toScan().get(at.index()));
  }

  private static Event showing(SplittableRandom random, Stage.Showing at) {
    if (!at.asking()) {
      return random.nextInt(3) == 0
          ? new Event.CodeNotRead(at.operation(), Optional.empty())
          : new Event.CodeRead(at.operation(), LicenceSamples.CODE);
    }
    return new Event.LicenceTold(
        at.operation(),
        random.nextBoolean()
            ? new Licence.Answer.Given(LicenceSamples.permit(), LicenceSamples.pages())
            : new Licence.Answer.Refused(
                List.of(Licence.Problem.values())
                    .get(random.nextInt(Licence.Problem.values().length))));
  }

  private static Event attesting(SplittableRandom random, AttestStep step, int i) {
    return switch (step) {
      case AttestStep.Kinds() -> new Event.ChooseAttestation("insurance-record");
      case AttestStep.Chosen _ -> new Event.Back();
      case AttestStep.Asking(var operation, _) ->
          new Event.AttestationTold(
              operation,
              random.nextInt(4) == 0
                  ? new Attestation.Answer.Refused(
                      List.of(Attestation.Why.values())
                          .get(random.nextInt(Attestation.Why.values().length)))
                  : new Attestation.Answer.Given(AttestSamples.sheet(3)));
      case AttestStep.Said _ -> random.nextBoolean() ? new Event.Proceed() : new Event.Back();
      case AttestStep.Ready _ ->
          switch (random.nextInt(3)) {
            case 0 -> new Event.LookAtPages();
            case 1 -> new Event.Copies(2);
            default -> new Event.Proceed();
          };
      case AttestStep.Looking(var operation, _, _, _) ->
          random.nextBoolean()
              ? new Event.PagesShown(operation, List.of(new PageRef("a" + i, 900, 1300)))
              : new Event.Proceed();
      case AttestStep.Out(_, _, Paper.Printing(var operation), _) ->
          random.nextInt(3) == 0
              ? new Event.CopiesStopped(operation, Optional.empty(), OptionalInt.of(1))
              : new Event.Printed(operation, random.nextBoolean());
      case AttestStep.Out _ ->
          switch (random.nextInt(3)) {
            case 0 -> new Event.Back();
            case 1 -> new Event.Another();
            default -> new Event.Finish();
          };
    };
  }

  private static Event paying(SplittableRandom random, PayStep step) {
    return switch (step) {
      case PayStep.Sorts() ->
          random.nextInt(4) == 0
              ? new Event.AskPayment()
              : new Event.PaySort(
                  random.nextBoolean() ? Bill.Sort.WATER : Bill.Sort.MEDICAL_INSURANCE);
      case PayStep.Account _ ->
          random.nextBoolean() ? new Event.FindBills("9900001231") : new Event.ShowCard();
      case PayStep.Slip _ ->
          random.nextInt(3) == 0 ? new Event.Back() : new Event.FindPayment("2611010000014821");
      case PayStep.Asking(var operation, var offer) ->
          offer.isPresent()
              ? new Event.BillsTold(operation, Optional.of(List.of(PaySamples.bill("b-1"))))
              : random.nextBoolean()
                  ? new Event.PaymentUnknown(operation)
                  : told(random, operation);
      case PayStep.Bills _ -> new Event.PayBill("b-1");
      case PayStep.Under at ->
          switch (random.nextInt(5)) {
            case 0 -> new Event.GivePaymentUp();
            case 1 -> new Event.PaymentSilent(at.operation());
            case 2 -> new Event.Finish();
            default -> told(random, at.operation());
          };
    };
  }

  /// In plain words, or picked.
  private static Event comeTo(SplittableRandom random) {
    var picked = "990101001000|示例省/示例市/示范区/和平街道|";
    return new Event.ComeTo(
        Address.read(
            (random.nextBoolean() ? picked : "||") + MARKER + "测试小区",
            Samples.catalogue().divisions()));
  }

  private static Event told(SplittableRandom random, long operation) {
    var standings = PaySight.Standing.values();
    return new Event.PaymentTold(
        operation,
        Optional.of(new UUID(1, 2)),
        PaySamples.sight(standings[random.nextInt(standings.length)]),
        5);
  }

  private static Event complaining(SplittableRandom random, GrievanceStep step, int i) {
    return switch (step) {
      case GrievanceStep.What() ->
          new Event.ComplainOf(
              List.of(Grievance.Sort.COMPLAINT, Grievance.Sort.UNRESOLVED, Grievance.Sort.VISIT)
                  .get(random.nextInt(3)));
      case GrievanceStep.Words(var draft) ->
          draft.said() ? new Event.Proceed() : new Event.Say(MARKER + "等得太久");
      case GrievanceStep.Where(var draft) when draft.home().said(List.of()) ->
          random.nextBoolean() ? new Event.Proceed() : comeTo(random);
      case GrievanceStep.Where _ ->
          random.nextBoolean() ? comeTo(random) : new Event.ComeAt(HomeVisit.When.ANY);
      case GrievanceStep.Who _ -> new Event.ComplainAs(random.nextBoolean());
      case GrievanceStep.Check _ ->
          switch (random.nextInt(4)) {
            case 0 -> new Event.CallBack(random.nextBoolean() ? "13800000000" : "110");
            case 1 -> new Event.AttachPages();
            default -> new Event.Proceed();
          };
      case GrievanceStep.Agree _ ->
          random.nextInt(3) == 0 ? new Event.Refuse() : new Event.Proceed();
      case GrievanceStep.Papers(_, var scan) when scan.scanning().isPresent() ->
          scanned(random, scan.scanning().getAsLong(), i);
      case GrievanceStep.Papers _ -> random.nextBoolean() ? new Event.Scan() : new Event.Proceed();
      case GrievanceStep.Sending(_, _, var operation) ->
          random.nextBoolean()
              ? new Event.GrievanceFiled(
                  operation,
                  new GrievanceStep.Receipt(
                      Grievance.Sort.UNRESOLVED,
                      "TS-1",
                      Samples.TODAY.atTime(9, 30).atOffset(ZoneOffset.ofHours(8)),
                      Samples.TODAY,
                      Samples.TODAY.plusDays(5),
                      random.nextInt(2),
                      Optional.empty()))
              : new Event.GrievanceNotFiled(operation, new UUID(1, 2));
      case GrievanceStep.Filed(_, _, _, Paper.Printing(var operation)) ->
          random.nextBoolean()
              ? new Event.Printed(operation, random.nextBoolean())
              : new Event.NotPrinted(operation, Optional.empty());
      case GrievanceStep.Filed _ ->
          switch (random.nextInt(3)) {
            case 0 -> new Event.Another();
            case 1 -> new Event.PrintTicket();
            default -> new Event.Proceed();
          };
    };
  }

  private static Event rating(SplittableRandom random, RatingStep step) {
    return switch (step) {
      case RatingStep.Mark() ->
          random.nextInt(4) == 0 ? new Event.Back() : new Event.GiveMark(random.nextInt(7));
      case RatingStep.Why _ ->
          random.nextInt(3) == 0 ? new Event.SayWhy(MARKER) : new Event.Proceed();
      case RatingStep.Sending(_, var operation) -> {
        var answers = RatingStep.Answer.values();
        yield new Event.RatingAnswered(operation, answers[random.nextInt(answers.length)]);
      }
      case RatingStep.Kept _, RatingStep.Already _ ->
          random.nextBoolean() ? new Event.Back() : new Event.Finish();
    };
  }

  private static Event scanned(SplittableRandom random, long operation, int i) {
    return random.nextInt(3) > 0
        ? new Event.PageScanned(operation, new PageRef("p" + i, 10, 10))
        : new Event.ScanEnded(
            operation, random.nextInt(4) == 0 ? Optional.of(Samples.fault()) : Optional.empty());
  }

  private static Service service(SplittableRandom random) {
    var services = Service.values();
    return services[random.nextInt(services.length)];
  }

  private Event choose(SplittableRandom random) {
    var items = terminal.catalogue().items();
    return new Event.ChooseItem(items.get(random.nextInt(items.size())).code());
  }

  private static Event answer(SplittableRandom random, Visiting s) {
    var problems = List.copyOf(FormRules.problems(s.visit()).keySet());
    if (problems.isEmpty()) {
      return new Event.Proceed();
    }
    var question = problems.getFirst();
    var field = question.field();
    if (field.type() == ServiceItem.FieldType.GROUP) {
      return new Event.AddMember(field.id());
    }
    return new Event.Answer(
        question.path(),
        switch (field.type()) {
          case TEXT ->
              FormRules.isIdNumber(field) ? Samples.principal().idNumber() : MARKER + "文字样本";
          case CHOICE -> field.options().get(random.nextInt(field.options().size())).value();
          case PHONE -> "13800000000";
          case NUMBER -> String.valueOf(Math.max(12, field.minimum().orElse(12)));
          case DIGITS -> "6".repeat(Math.max(16, field.minLength().orElse(16)));
          case ADDRESS -> Samples.ADDRESS + MARKER;
          case DATE -> field.days().latest().orElseThrow().on(Samples.TODAY).toString();
          case MONEY -> field.minimum().orElse(0) + ".05";
          case GROUP -> throw new IllegalStateException("members are added, not answered");
        });
  }

  private Event anything(SplittableRandom random, Visiting s, int i) {
    var timers = Effect.Timer.values();
    return switch (random.nextInt(25)) {
      case 0 -> new Event.Cancel();
      case 1 -> new Event.Leave();
      case 2, 3 -> new Event.Back();
      case 4 -> new Event.TimerFired(s.generation(), timers[random.nextInt(timers.length)]);
      case 5 -> new Event.TimerFired(random.nextLong(s.generation() + 1), Effect.Timer.PURGE);
      case 6 -> new Event.SwitchLanguage();
      case 7 -> new Event.SwitchTextSize();
      case 8 -> aside(random);
      case 9 -> faults(random);
      case 10 -> new Event.FaultsChanged(Map.of());
      case 11 -> new Event.ClearSignature();
      case 12 -> new Event.PrintA4();
      case 13 -> new Event.PrintTicket();
      case 14 -> new Event.Finish();
      case 15 -> new Event.DeletePage("p" + random.nextInt(i + 1));
      case 16 -> new Event.Find(new Stage.Finder.BySearch(MARKER));
      case 17 -> new Event.Answer("phone", MARKER);
      case 18 -> new Event.Proceed();
      case 19 -> forStaff(random);
      case 20 -> new Event.AddMember(random.nextBoolean() ? "household" : "family-members");
      case 21 -> new Event.RemoveMember("household", random.nextInt(4) - 1);
      case 23 -> help(random, s);
      case 22 -> new Event.Answer("lives-with", random.nextBoolean() ? "family" : "alone");
      default -> late(random, s);
    };
  }

  private static Event help(SplittableRandom random, Visiting s) {
    long operation = s.visit().help().operation();
    var said = List.of(new HelpCall.Message(1, false, MARKER));
    if (s.overlay() == State.Overlay.HELP_WORDS) {
      return switch (random.nextInt(4)) {
        case 0 -> new Event.SendWords();
        case 1 -> new Event.WordsForHelp(Samples.card().idNumber());
        case 2 -> new Event.WordsForHelp(MARKER);
        default -> new Event.Back();
      };
    }
    return switch (random.nextInt(7)) {
      case 6 -> new Event.WriteForHelp();
      case 0 -> new Event.CallHelp();
      case 1 -> new Event.SayForHelp(MARKER);
      case 2 -> new Event.HelpTold(operation, new HelpAnswer.Silent());
      case 3 ->
          new Event.HelpTold(
              operation, new HelpAnswer.Told(random.nextBoolean(), random.nextInt(3), said));
      case 4 -> new Event.EndHelp();
      default -> new Event.OpenHelp();
    };
  }

  private static Event aside(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> new Event.SwitchContrast();
      case 1 -> new Event.SwitchReach();
      case 2 -> new Event.SwitchVoice();
      case 3 -> new Event.Louder(random.nextInt(-1, 2));
      case 4 -> new Event.OpenVoice();
      case 5 -> new Event.OpenPrivacy();
      case 6 -> new Event.Refuse();
      default -> new Event.Stirred();
    };
  }

  private static Set<Belonging> things(SplittableRandom random) {
    var things = new HashSet<>(Set.of(Belonging.values()));
    things.removeIf(thing -> random.nextBoolean());
    return things;
  }

  private static Event forStaff(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 ->
          new Event.MessagesChanged(
              List.of(new ForStaff.Message("m1", new LocalText("加纸", "Paper"))));
      case 1 -> new Event.MessageSeen("m1");
      default -> new Event.Stranger(Optional.of("t-1").filter(id -> random.nextBoolean()));
    };
  }

  private static Event closed() {
    return new Event.Closed(Optional.of(new LocalText("检修", "Repair")));
  }

  private static Event faults(SplittableRandom random) {
    var peripherals = Terminal.Peripheral.values();
    return new Event.FaultsChanged(
        Map.of(peripherals[random.nextInt(peripherals.length)], Faults.disconnected("")));
  }

  /// Answers to questions of long ago.
  private static Event late(SplittableRandom random, State state) {
    long operation = random.nextLong(state.generation() + 1);
    return switch (random.nextInt(9)) {
      case 6 -> new Event.LeftSeen(operation, things(random));
      case 7 -> new Event.Presented(operation);
      case 8 -> random.nextBoolean() ? new Event.Taken(operation) : new Event.Withdrawn(operation);
      case 0 -> new Event.CardRead(operation, Samples.card(), Samples.TODAY);
      case 1 -> new Event.PageScanned(operation, new PageRef("late", 1, 1));
      case 2 -> new Event.ScanEnded(operation, Optional.empty());
      case 3 -> new Event.Stored(operation, new Delivery.Held("ZC-late", "https://q/"));
      case 4 -> new Event.Accepted(accepted("ZC-late"));
      default -> new Event.Printed(operation, true);
    };
  }

  private static Signature.Stroke stroke(SplittableRandom random) {
    var points = new ArrayList<Signature.Point>();
    for (int i = 0; i < 5; i++) {
      points.add(new Signature.Point(random.nextDouble(), random.nextDouble(0.4)));
    }
    return new Signature.Stroke(points);
  }

  private static Delivery.Submitted accepted(String localNumber) {
    return new Delivery.Submitted(
        localNumber,
        "TE44011350000011705442106041002202611010001",
        "2026-11-01T09:00:00+08:00",
        "https://q/");
  }
}
