// SPDX-License-Identifier: Apache-2.0
package hall.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The golden files of the contract.
public final class Golden {
  public static final Path ROOT =
      Path.of(System.getProperty("repository.root"), "configs", "api", "v1");

  private Golden() {}

  public static JsonNode read(String name) {
    try {
      return Https.JSON.readTree(
          Files.readAllBytes(ROOT.resolve("golden").resolve(name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The bytes of an announced document.
  public static byte[] document(String file) {
    try {
      return Files.readAllBytes(ROOT.resolve("golden").resolve("documents").resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The golden submission under a new local number, for the item version of the golden catalogue.
  public static ObjectNode firstSubmission() {
    ObjectNode submission = (ObjectNode) read("submission.request");
    submission.put("localNumber", localNumber());
    return submission;
  }

  /// The same for the version that is published today.
  public static ObjectNode submission() {
    ObjectNode submission = firstSubmission();
    submission.withObject("/item").put("version", 2);
    ObjectNode form = submission.withObject("/form");
    form.remove("months");
    form.put("since", "2025-05-01");
    form.put("home-address", "990101001000|示例省/示例市/示范区/和平街道|示例路1号");
    return submission;
  }

  public static String localNumber() {
    return RandomGenerator.getDefault()
        .ints(10, 0, 36)
        .mapToObj(digit -> Integer.toString(digit, 36).toUpperCase(Locale.ROOT))
        .collect(Collectors.joining("", "ZC-20261101-", ""));
  }

  /// Asserts that an answer has the golden file's fields, no more and no fewer, of the same types;
  /// elements of arrays are compared with the golden file's first one.
  public static void assertSameShape(String name, JsonNode actual) {
    assertSameShape(read(name), actual, name + " $");
  }

  private static void assertSameShape(JsonNode golden, JsonNode actual, String path) {
    assertEquals(golden.getNodeType(), actual.getNodeType(), path);
    if (golden.isObject()) {
      assertEquals(names(golden), names(actual), path);
      golden
          .fieldNames()
          .forEachRemaining(
              field -> assertSameShape(golden.get(field), actual.get(field), path + "." + field));
    } else if (golden.isArray() && !golden.isEmpty()) {
      assertTrue(!actual.isEmpty(), path + " is empty");
      actual.forEach(element -> assertSameShape(golden.get(0), element, path + "[]"));
    }
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
