// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.OwnCase.Standing;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A case of a visibly fake citizen.
public final class CaseSample {

  private static final OffsetDateTime RECEIVED = OffsetDateTime.parse("2026-01-12T09:30:00+08:00");
  private static final LocalText PERMIT = new LocalText("申领居住证", "Apply for a residence permit");
  private static final LocalText NEWBORN = new LocalText("新生儿出生一件事", "A child is born");
  private static final LocalText STREET = new LocalText("镇街办事站", "Street service station");

  /// What the code of its receipt says.
  public static final ReceiptCode RECEIPT =
      new ReceiptCode(
          ReceiptCode.Kind.CASE,
          "TE44011350000011705442106041002202601120001",
          Optional.of("token"));

  private CaseSample() {}

  /// One that waits for corrections.
  ///
  /// @param remedy what its applicant shall do, which is personal
  public static OwnCase of(String remedy) {
    return of(
        "TE44011350000011705442106041002202601120001",
        Standing.CORRECTING,
        13,
        Optional.empty(),
        List.of(
            new OwnCase.Asked(new LocalText("住所证明", "Proof of residence"), "第二页看不清，缺房东签名", remedy),
            new OwnCase.Asked(new LocalText("手机号码", "Mobile number"), "少了一位数字", "请写全十一位号码")),
        List.of());
  }

  /// The same case, whose corrections are papers that any terminal takes.
  public static OwnCase atTerminal(String remedy) {
    var one = of(remedy);
    return new OwnCase(
        one.number(),
        one.standing(),
        one.received(),
        one.item(),
        one.department(),
        one.due(),
        one.left(),
        one.overdue(),
        one.reason(),
        one.asked().subList(0, 1),
        one.owed(),
        papers(Optional.of(remedy)),
        true,
        Optional.empty(),
        one.trail(),
        one.mayEvaluate(),
        one.lifeEvent(),
        one.agency());
  }

  /// A paper that was asked for, and one that was promised and may be shown as a licence.
  ///
  /// @param remedy of a clerk; absent where a receipt opened the case
  public static List<AwaitedPaper> papers(Optional<String> remedy) {
    var due = Optional.of(LocalDate.of(2026, 1, 28));
    return List.of(
        new AwaitedPaper(
            "residence-proof",
            new LocalText("住所证明", "Proof of residence"),
            new LocalText("租房合同、房产证，任选一种。", "A lease or a title deed."),
            10,
            AwaitedPaper.Why.CORRECTION,
            due,
            remedy.map(any -> "第二页看不清，缺房东签名"),
            remedy,
            false),
        new AwaitedPaper(
            "income-proof",
            new LocalText("家庭收入证明", "Proof of the household's income"),
            new LocalText("工资单或单位盖章的证明。", "A payslip or a sealed letter."),
            5,
            AwaitedPaper.Why.PROMISE,
            due,
            Optional.empty(),
            Optional.empty(),
            true));
  }

  /// A case that a receipt has opened.
  public static HandIn byReceipt(List<AwaitedPaper> papers, boolean atTerminal) {
    var progress = of("").progress();
    return new HandIn(
        "TE44011350000011705442106041002202601120001",
        Optional.of(RECEIPT),
        PERMIT,
        STREET,
        Standing.CORRECTING,
        Optional.of(progress),
        atTerminal,
        papers,
        Optional.empty());
  }

  /// One that the receipt of a life event has opened, beside which two others stand.
  public static HandIn ofWhole(List<AwaitedPaper> papers) {
    var one = byReceipt(papers, true);
    var done =
        new CaseProgress(
            Standing.DELIVERED, Optional.empty(), OptionalInt.empty(), false, List.of());
    var under =
        new CaseProgress(
            Standing.ACCEPTED,
            Optional.of(LocalDate.of(2026, 1, 30)),
            OptionalInt.of(12),
            false,
            List.of());
    return new HandIn(
        one.number(),
        one.receipt(),
        one.item(),
        one.department(),
        one.standing(),
        one.progress(),
        one.atTerminal(),
        one.papers(),
        Optional.of(
            new HandIn.Whole(
                NEWBORN,
                List.of(
                    new HandIn.Other(
                        new LocalText("出生登记", "Register a birth"),
                        new LocalText("公安局", "Public Security Bureau"),
                        under),
                    new HandIn.Other(
                        new LocalText(
                            "城乡居民基本医疗保险参保登记", "Join the basic medical insurance for residents"),
                        new LocalText("医疗保障局", "Healthcare Security Bureau"),
                        done)))));
  }

  /// A case that a receipt has opened, which waits for nothing.
  public static HandIn followed() {
    var one = of(RECEIPT.number(), Standing.REVIEWING, 2, Optional.empty(), List.of(), List.of());
    return new HandIn(
        one.number(),
        Optional.of(RECEIPT),
        one.item(),
        one.department(),
        one.standing(),
        Optional.of(one.progress()),
        true,
        List.of(),
        Optional.empty());
  }

  /// A complaint whose slip was shown.
  ///
  /// @param answer a marker, or what stands there
  public static GrievanceProgress complaint(
      GrievanceProgress.Standing standing, Optional<String> answer) {
    boolean over = answer.isPresent();
    return new GrievanceProgress(
        "TS20260112-000001",
        standing,
        RECEIVED,
        over ? Optional.empty() : Optional.of(LocalDate.of(2026, 1, 19)),
        !over && standing == GrievanceProgress.Standing.SUPERVISED,
        Optional.of("示例街道办"),
        Optional.empty(),
        Optional.empty(),
        answer,
        List.of(
            new GrievanceProgress.Passed(RECEIVED.plusDays(1), "accept"),
            new GrievanceProgress.Passed(
                RECEIVED.plusDays(2),
                standing == GrievanceProgress.Standing.SENDING ? "send" : "forward")));
  }

  /// A visit at home whose slip was shown.
  ///
  /// @param outcome what came of it, or why there was none; empty while the day is awaited
  public static GrievanceProgress visitAtHome(
      GrievanceProgress.Standing standing, Optional<String> outcome) {
    return new GrievanceProgress(
        "TS20260112-000002",
        standing,
        RECEIVED,
        outcome.isPresent() ? Optional.empty() : Optional.of(LocalDate.of(2026, 1, 19)),
        false,
        Optional.of("帮办岗 测试 012 号"),
        Optional.empty(),
        standing == GrievanceProgress.Standing.VISITED ? Optional.of("0012") : Optional.empty(),
        outcome,
        List.of(new GrievanceProgress.Passed(RECEIVED.plusDays(1), "appoint")));
  }

  /// One in any state.
  ///
  /// @param left working days
  public static OwnCase of(
      String number,
      Standing standing,
      int left,
      Optional<String> reason,
      List<OwnCase.Asked> asked,
      List<OwnCase.Owed> owed) {
    boolean over = standing == Standing.REFUSED || standing == Standing.DELIVERED;
    return new OwnCase(
        number,
        standing,
        RECEIVED,
        PERMIT,
        STREET,
        over ? Optional.empty() : Optional.of(LocalDate.of(2026, 1, 15).plusDays(left)),
        over ? OptionalInt.empty() : OptionalInt.of(left),
        left < 0,
        reason,
        asked,
        owed,
        List.of(),
        false,
        standing == Standing.DELIVERED
            ? Optional.of(new OwnCase.Delivered("courier", Optional.of("示例快递 TEST0123456789")))
            : Optional.empty(),
        List.of(
            new OwnCase.Passed(RECEIVED, Standing.RECEIVED, false, false),
            new OwnCase.Passed(RECEIVED.plusDays(1), Standing.ACCEPTED, true, false),
            new OwnCase.Passed(RECEIVED.plusDays(2), standing, false, true)),
        standing == Standing.GRANTED,
        standing == Standing.REVIEWING ? Optional.of(NEWBORN) : Optional.empty(),
        switch (standing) {
          case RECEIVED -> Optional.of(new OwnCase.Agency(true, "王**"));
          case ACCEPTED -> Optional.of(new OwnCase.Agency(false, "李**"));
          default -> Optional.empty();
        });
  }
}
