// SPDX-License-Identifier: Apache-2.0
package hall.server.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  @Test
  void keysAreSortedByTheirUtf16Units() {
    // The example of RFC 8785, 3.2.3, with whole numbers for values.
    assertEquals(
        "{\"\\r\":1,\"1\":2,\"\u0080\":3,\"ö\":4,\"€\":5,\"\uD83D\uDE00\":6,\"\uFB33\":7}",
        CanonicalJson.of(
            Map.of("€", 5, "\r", 1, "\uFB33", 7, "1", 2, "\uD83D\uDE00", 6, "\u0080", 3, "ö", 4)));
  }

  @Test
  void stringsHaveTheShortestEscapes() {
    assertEquals(
        "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"", CanonicalJson.of("€$\u000F\nA'B\"\\\\\"/"));
    assertEquals("\"\\b\\t\\f\\u001f\"", CanonicalJson.of("\b\t\f\u001f"));
  }

  @Test
  void everyKindOfValueHasOneForm() {
    assertEquals(
        "{\"a\":[1,null,true,{}],\"b\":\"0.5\",\"c\":\"00000000-0000-0000-0000-000000000001\"}",
        CanonicalJson.of(
            Map.of("b", 0.5, "c", new UUID(0, 1), "a", Arrays.asList(1L, null, true, Map.of()))));
    assertEquals("[]", CanonicalJson.of(List.of()));
  }
}
