// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void everyKindOfValueIsWritten() {
    assertEquals(
        "{\"text\": \"张\", \"int\": 1, \"long\": 2, \"double\": 2.5, \"yes\": true, \"none\": null, \"list\": [1, []], \"map\": {}}",
        JsonText.of(
            Fields.of(
                "text",
                "张",
                "int",
                1,
                "long",
                2L,
                "double",
                2.5,
                "yes",
                true,
                "none",
                null,
                "list",
                List.of(1, List.of()),
                "map",
                Fields.of())));
  }

  @Test
  void anyTextComesBackFromAStrictReader() {
    var random = new Random(8259);
    for (int i = 0; i < 2000; i++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(20); length > 0; length--) {
        text.append((char) (random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x10000)));
      }
      assertEquals(text.toString(), StrictJson.parse(JsonText.of(text.toString())));
    }
  }

  @Test
  void whatJsonLacksIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> JsonText.of(new Object()));
    assertThrows(IllegalArgumentException.class, () -> JsonText.of(Double.NaN));
  }
}
