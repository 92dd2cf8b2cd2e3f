// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
import hall.server.Text;
import hall.server.catalogue.ServiceItem.Field;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressCheckTest {
  private static final String FORM =
      "A division code, its names and the street part, parted by bars.";
  private static final String STREET = "A street part of 2 to 8 characters.";

  @ParameterizedTest
  @CsvSource({
    "990101001000|示例省/示例市/示范区/和平街道|示例路1号, ''",
    "990101001000|示例省|示例路1号, ''",
    "示例省示例市示例路1号, FORM",
    "9901|示例省/示例市|示例路1号, FORM",
    "990101001000|示例省//示范区|示例路1号, FORM",
    "990101001000||示例路1号, FORM",
    "990101001000|示例省|, STREET",
    "'990101001000|示例省| 1 ', STREET",
    "990101001000|示例省|示例路一百二十三号院, STREET"
  })
  void anAddressHasACodeItsDivisionsAndAStreetPart(String text, String defect) {
    var sentence =
        switch (defect) {
          case "FORM" -> FORM;
          case "STREET" -> STREET;
          default -> defect;
        };
    var field =
        new Field(
            "f",
            new Text("地址", "Address"),
            "address",
            true,
            null,
            2,
            8,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    assertEquals(
        sentence, FieldCheck.defect(field, new TextNode(text), Optional.empty()).orElse(""));
  }
}
