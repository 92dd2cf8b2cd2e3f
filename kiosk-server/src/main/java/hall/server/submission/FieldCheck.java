// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.catalogue.ServiceItem.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether a value fits its field; says what to correct. Pure.
final class FieldCheck {
  private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern MONEY = Pattern.compile("(?:0|[1-9]\\d{0,8})\\.\\d{2}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}");

  private FieldCheck() {}

  /// @param day when the form was filled in, if that is known
  static Optional<String> defect(Field field, @Nullable JsonNode value, Optional<LocalDate> day) {
    if (value == null || value.isNull() || (value.isTextual() && value.textValue().isBlank())) {
      return field.required() ? Optional.of("This field is required.") : Optional.empty();
    }
    if (!value.isTextual()) {
      return Optional.of("A text is expected.");
    }
    String text = value.textValue();
    int length = text.codePointCount(0, text.length());
    if (field.type().equals("address")) {
      return AddressCheck.defect(field, text);
    }
    if (field.maxLength() != null && length > field.maxLength()) {
      return Optional.of("At most " + field.maxLength() + " characters.");
    }
    if (field.minLength() != null && length < field.minLength()) {
      return Optional.of("At least " + field.minLength() + " characters.");
    }
    return switch (field.type()) {
      case "choice" ->
          field.options() != null
                  && field.options().stream().anyMatch(option -> option.value().equals(text))
              ? Optional.empty()
              : Optional.of("One of the offered options.");
      case "phone" -> matches(PHONE, text, "A mainland mobile number of 11 digits.");
      case "digits" -> matches(DIGITS, text, "Digits only.");
      case "number" -> number(field, text);
      case "money" -> money(field, text);
      case "date" -> DayCheck.defect(field, text, day);
      default -> Optional.empty();
    };
  }

  private static Optional<String> number(Field field, String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Optional.of("A whole number.");
    }
    return size(field, new BigDecimal(text), "number");
  }

  private static Optional<String> money(Field field, String text) {
    return MONEY.matcher(text).matches()
        ? size(field, new BigDecimal(text), "amount")
        : Optional.of("Yuan with two decimals, such as 1234.50.");
  }

  private static Optional<String> size(Field field, BigDecimal size, String what) {
    if (field.minimum() != null && size.compareTo(BigDecimal.valueOf(field.minimum())) < 0) {
      return Optional.of("The " + what + " must be at least " + field.minimum() + ".");
    }
    if (field.maximum() != null && size.compareTo(BigDecimal.valueOf(field.maximum())) > 0) {
      return Optional.of("The " + what + " must be at most " + field.maximum() + ".");
    }
    return Optional.empty();
  }

  private static Optional<String> matches(Pattern pattern, String text, String sentence) {
    return pattern.matcher(text).matches() ? Optional.empty() : Optional.of(sentence);
  }
}
