// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import hall.server.Text;
import hall.server.catalogue.ServiceItem.Field;
import hall.server.catalogue.ServiceItem.Option;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldCheckTest {
  private static final Text TEXT = new Text("字段", "Field");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text   | 一二三       | ''",
        "text   | 一           | At least 2 characters.",
        "text   | 𠮷𠮷𠮷𠮷𠮷 | ''",
        "text   | 一二三四五六 | At most 5 characters.",
        "choice | yes          | ''",
        "choice | no           | One of the offered options.",
        "phone  | 13800000000  | ''",
        "phone  | 12800000000  | A mainland mobile number of 11 digits.",
        "digits | 007          | ''",
        "digits | 0x7          | Digits only.",
        "number | 6            | ''",
        "number | 5            | The number must be at least 6.",
        "number | 13           | The number must be at most 12.",
        "number | 6.5          | A whole number.",
        "number | 99999999999999999999 | A whole number.",
        "money  | 6.00         | ''",
        "money  | 5.99         | The amount must be at least 6.",
        "money  | 12.01        | The amount must be at most 12.",
        "money  | 7            | Yuan with two decimals, such as 1234.50.",
        "money  | 07.00        | Yuan with two decimals, such as 1234.50.",
        "date   | 2020-02-29   | ''",
        "date   | 2021-02-29   | A day as yyyy-mm-dd.",
        "date   | 2019-12-31   | Not before 2020-01-01.",
        "date   | 2008-11-02   | Not before 2020-01-01.",
        "date   | 2026-11-02   | Not after 2026-11-01.",
      })
  void valuesFitTheirFieldsOrSayWhatToCorrect(String type, String value, String message) {
    assertEquals(message, defect(field(type, true), new TextNode(value)));
  }

  @ParameterizedTest
  @CsvSource({"true,This field is required.", "false,''"})
  void emptinessIsADefectOfRequiredFieldsOnly(boolean required, String message) {
    assertEquals(message, defect(field("text", required), null));
    assertEquals(message, defect(field("text", required), new TextNode("  ")));
    assertEquals("A text is expected.", defect(field("number", required), new IntNode(6)));
  }

  private static Field field(String type, boolean required) {
    boolean words = type.equals("text");
    return new Field(
        "f",
        TEXT,
        type,
        required,
        List.of(new Option("yes", TEXT)),
        words ? 2 : null,
        words ? 5 : null,
        6L,
        12L,
        null,
        "2020-01-01",
        "today",
        null,
        null,
        null);
  }

  private static String defect(Field field, @Nullable JsonNode value) {
    return FieldCheck.defect(field, value, Optional.of(LocalDate.of(2026, 11, 1))).orElse("");
  }
}
