// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.catalogue.ServiceItem.Field;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether a value fits its field; says what to correct. Pure.
final class FieldCheck {
  private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}");

  private FieldCheck() {}

  static Optional<String> defect(Field field, @Nullable JsonNode value) {
    if (value == null || value.isNull() || (value.isTextual() && value.textValue().isBlank())) {
      return field.required() ? Optional.of("This field is required.") : Optional.empty();
    }
    if (!value.isTextual()) {
      return Optional.of("A text is expected.");
    }
    String text = value.textValue();
    int length = text.codePointCount(0, text.length());
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
      default -> Optional.empty();
    };
  }

  private static Optional<String> number(Field field, String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Optional.of("A whole number.");
    }
    long number = Long.parseLong(text);
    if (field.minimum() != null && number < field.minimum()) {
      return Optional.of("The number must be at least " + field.minimum() + ".");
    }
    if (field.maximum() != null && number > field.maximum()) {
      return Optional.of("The number must be at most " + field.maximum() + ".");
    }
    return Optional.empty();
  }

  private static Optional<String> matches(Pattern pattern, String text, String sentence) {
    return pattern.matcher(text).matches() ? Optional.empty() : Optional.of(sentence);
  }
}
