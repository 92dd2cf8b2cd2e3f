// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.idcard.IdCard;
import hall.device.idcard.IdNumber;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.FieldType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the form of an item takes from the card and what it accepts.
public final class FormRules {

  private FormRules() {}

  /// Why an answer can't stand.
  public enum Problem {
    MISSING,
    TOO_SHORT,
    TOO_LONG,
    NOT_A_PHONE,
    NOT_A_NUMBER,
    NOT_AN_AMOUNT,
    TOO_SMALL,
    TOO_LARGE,
    NOT_AN_OPTION,
    NOT_A_DAY,
    NOT_LOCATED,
    TOO_EARLY,
    TOO_LATE,
    TOO_FEW,
    TOO_MANY,
    /// No citizen has this number; one of its signs must be another.
    NO_ID_NUMBER,
    /// An agent's own number stands where the principal's belongs.
    OWN_ID_NUMBER
  }

  /// The answers that the card gives.
  public static Map<String, String> prefill(ServiceItem item, IdCard card) {
    var answers = new LinkedHashMap<String, String>();
    for (var field : item.form()) {
      field
          .prefill()
          .map(from -> value(from, card))
          .filter(value -> !value.isBlank())
          .ifPresent(value -> answers.put(field.id(), value));
    }
    return answers;
  }

  private static String value(ServiceItem.Prefill from, IdCard card) {
    return switch (from) {
      case NAME -> card.displayName();
      case ID_NUMBER -> card.idNumber();
      case ADDRESS -> card.address() == null ? "" : card.address();
      case SEX ->
          switch (card.sex()) {
            case MALE -> "男";
            case FEMALE -> "女";
            case UNKNOWN -> "";
          };
      case BIRTH_DATE -> card.birthDate() == null ? "" : card.birthDate().toString();
    };
  }

  /// Whether the card has answered the field, so that it is shown and not asked.
  public static boolean answeredByCard(Field field, Visit visit) {
    return field.prefill().isPresent()
        && visit
            .applicantCard()
            .filter(card -> !value(field.prefill().get(), card).isBlank())
            .isPresent();
  }

  /// Every answer that can't stand, by its question in the order of the form.
  public static Map<Question, Problem> problems(Visit visit) {
    var problems = new LinkedHashMap<Question, Problem>();
    var answers = visit.answers();
    for (var question : Questions.asked(visit.item(), answers)) {
      var field = question.field();
      var problem =
          field.type() == FieldType.GROUP
              ? countProblem(field, Questions.members(field, answers))
              : problem(field, answers.getOrDefault(question.path(), "").strip(), visit);
      problem.ifPresent(found -> problems.put(question, found));
    }
    return problems;
  }

  private static Optional<Problem> countProblem(Field group, int members) {
    if (members < Questions.least(group)) {
      return Optional.of(Problem.TOO_FEW);
    }
    return members > group.maximum().orElse(Integer.MAX_VALUE)
        ? Optional.of(Problem.TOO_MANY)
        : Optional.empty();
  }

  private static Optional<Problem> problem(Field field, String answer, Visit visit) {
    if (answer.isEmpty()) {
      return field.required() ? Optional.of(Problem.MISSING) : Optional.empty();
    }
    return switch (field.type()) {
      case TEXT -> lengthProblem(field, answer).or(() -> numberProblem(field, answer, visit));
      case DIGITS ->
          answer.matches("[0-9]+")
              ? lengthProblem(field, answer)
              : Optional.of(Problem.NOT_A_NUMBER);
      case CHOICE ->
          field.options().stream().anyMatch(option -> option.value().equals(answer))
              ? Optional.empty()
              : Optional.of(Problem.NOT_AN_OPTION);
      case PHONE ->
          answer.matches("1[3-9][0-9]{9}") ? Optional.empty() : Optional.of(Problem.NOT_A_PHONE);
      case NUMBER ->
          answer.matches("-?[0-9]{1,9}")
              ? sizeProblem(field, new BigDecimal(answer))
              : Optional.of(Problem.NOT_A_NUMBER);
      case MONEY ->
          Money.amount(answer)
              .map(amount -> sizeProblem(field, amount))
              .orElse(Optional.of(Problem.NOT_AN_AMOUNT));
      case DATE ->
          day(answer)
              .map(day -> dayProblem(field, day, visit.today()))
              .orElse(Optional.of(Problem.NOT_A_DAY));
      case ADDRESS -> addressProblem(field, Address.read(answer, field.divisions()));
      case GROUP -> throw new IllegalStateException("a group has no answer of its own");
    };
  }

  /// The number of whom an agent acts for is typed off a copy, where no card says it.
  private static Optional<Problem> numberProblem(Field field, String answer, Visit visit) {
    if (!isIdNumber(field) || answeredByCard(field, visit)) {
      return Optional.empty();
    }
    if (visit.identity().filter(card -> card.idNumber().equals(answer)).isPresent()) {
      return Optional.of(Problem.OWN_ID_NUMBER);
    }
    return IdNumber.holds(answer) ? Optional.empty() : Optional.of(Problem.NO_ID_NUMBER);
  }

  /// Whether a field asks for what the card says as its number.
  public static boolean isIdNumber(Field field) {
    return field.prefill().filter(ServiceItem.Prefill.ID_NUMBER::equals).isPresent();
  }

  /// The day that an answer names.
  public static Optional<LocalDate> day(String answer) {
    try {
      return Optional.of(LocalDate.parse(answer));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Problem> dayProblem(Field field, LocalDate day, LocalDate today) {
    var days = field.days();
    if (days.earliest().filter(bound -> day.isBefore(bound.on(today))).isPresent()) {
      return Optional.of(Problem.TOO_EARLY);
    }
    return days.latest()
        .filter(bound -> day.isAfter(bound.on(today)))
        .map(bound -> Problem.TOO_LATE);
  }

  private static Optional<Problem> addressProblem(Field field, Address address) {
    if (!address.located()) {
      return Optional.of(Problem.NOT_LOCATED);
    }
    var detail = address.detail().strip();
    return detail.isEmpty() ? Optional.of(Problem.TOO_SHORT) : lengthProblem(field, detail);
  }

  private static Optional<Problem> lengthProblem(Field field, String answer) {
    int length = answer.codePointCount(0, answer.length());
    if (length < field.minLength().orElse(0)) {
      return Optional.of(Problem.TOO_SHORT);
    }
    return length > field.maxLength().orElse(200)
        ? Optional.of(Problem.TOO_LONG)
        : Optional.empty();
  }

  private static Optional<Problem> sizeProblem(Field field, BigDecimal size) {
    if (size.compareTo(BigDecimal.valueOf(field.minimum().orElse(Integer.MIN_VALUE))) < 0) {
      return Optional.of(Problem.TOO_SMALL);
    }
    return size.compareTo(BigDecimal.valueOf(field.maximum().orElse(Integer.MAX_VALUE))) > 0
        ? Optional.of(Problem.TOO_LARGE)
        : Optional.empty();
  }
}
