// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
  /// The table of RFC 7396, appendix A.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {"a":"b"}             | {"a":"c"}                   | {"a":"c"}
          {"a":"b"}             | {"b":"c"}                   | {"a":"b","b":"c"}
          {"a":"b"}             | {"a":null}                  | {}
          {"a":"b","b":"c"}     | {"a":null}                  | {"b":"c"}
          {"a":["b"]}           | {"a":"c"}                   | {"a":"c"}
          {"a":"c"}             | {"a":["b"]}                 | {"a":["b"]}
          {"a":{"b":"c"}}       | {"a":{"b":"d","c":null}}    | {"a":{"b":"d"}}
          {"a":[{"b":"c"}]}     | {"a":[1]}                   | {"a":[1]}
          ["a","b"]             | ["c","d"]                   | ["c","d"]
          {"a":"b"}             | ["c"]                       | ["c"]
          {"a":"foo"}           | null                        | null
          {"a":"foo"}           | "bar"                       | "bar"
          {"e":null}            | {"a":1}                     | {"e":null,"a":1}
          [1,2]                 | {"a":"b","c":null}          | {"a":"b"}
          {}                    | {"a":{"bb":{"ccc":null}}}   | {"a":{"bb":{}}}
          """)
  void mergesAsTheStandardSays(String target, String patch, String merged) {
    JsonNode before = Json.read(target);
    assertEquals(Json.read(merged), MergePatch.apply(before, Json.read(patch)));
    assertEquals(Json.read(target), before);
  }
}
