// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.idcard.IdCard;
import hall.kiosk.journey.ServiceItem.Field;
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
    TOO_SMALL,
    TOO_LARGE,
    NOT_AN_OPTION
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
        && visit.identity().isPresent()
        && !value(field.prefill().get(), visit.card()).isBlank();
  }

  /// Every answer that can't stand, by field id in the order of the form.
  public static Map<String, Problem> problems(ServiceItem item, Map<String, String> answers) {
    var problems = new LinkedHashMap<String, Problem>();
    for (var field : item.form()) {
      problem(field, answers.getOrDefault(field.id(), "").strip())
          .ifPresent(problem -> problems.put(field.id(), problem));
    }
    return problems;
  }

  private static Optional<Problem> problem(Field field, String answer) {
    if (answer.isEmpty()) {
      return field.required() ? Optional.of(Problem.MISSING) : Optional.empty();
    }
    return switch (field.type()) {
      case TEXT -> lengthProblem(field, answer);
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
      case NUMBER -> numberProblem(field, answer);
    };
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

  private static Optional<Problem> numberProblem(Field field, String answer) {
    if (!answer.matches("-?[0-9]{1,9}")) {
      return Optional.of(Problem.NOT_A_NUMBER);
    }
    int number = Integer.parseInt(answer);
    if (number < field.minimum().orElse(Integer.MIN_VALUE)) {
      return Optional.of(Problem.TOO_SMALL);
    }
    return number > field.maximum().orElse(Integer.MAX_VALUE)
        ? Optional.of(Problem.TOO_LARGE)
        : Optional.empty();
  }
}
