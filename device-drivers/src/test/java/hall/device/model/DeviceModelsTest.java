// SPDX-License-Identifier: Apache-2.0
package hall.device.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import hall.device.DeviceUri;
import hall.device.model.DeviceModels.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DeviceModelsTest {

  private static final Path CONFIGS =
      Path.of(System.getProperty("repository.root")).resolve("configs");

  private static final String TWO =
      """
      {"schemaVersion": 1, "kind": "scanner", "models": [
        {"name": "generic", "title": {"zh-CN": "甲", "en": "A"}, "quirks": {}, "capabilities": {}},
        {"name": "early-end", "title": {"zh-CN": "乙", "en": "B"}, "matches": "^Brother",
         "quirks": {"early404": true, "retries": 3}, "capabilities": {"width": "a4"}}
      ]}
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void everyFileOfThisBuildKeepsToTheSchemaAndIsKnown(Kind kind) throws IOException {
    var json = Files.readString(CONFIGS.resolve("devices/" + kind.file + ".json"));
    assertEquals(List.of(), problems(json));
    assertEquals("generic", DeviceModels.of(kind, uri("escl://host")).name());
  }

  @Test
  void everyFileThereIsHasAKind() throws IOException {
    try (var files = Files.list(CONFIGS.resolve("devices"))) {
      for (var file : files.toList()) {
        assertTrue(
            List.of(Kind.values()).stream().anyMatch(kind -> file.endsWith(kind.file + ".json")),
            file.toString());
      }
    }
  }

  @Test
  void theSchemaNoticesWhatIsWrong() throws IOException {
    assertEquals(1, problems(TWO.replace("\"retries\": 3", "\"retries\": 1.5")).size());
    assertEquals(1, problems(TWO.replace("generic", "common")).size());
  }

  private static List<String> problems(String json) throws IOException {
    var schema = Files.readString(CONFIGS.resolve("schema/device-models.schema.json"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema, InputFormat.JSON)
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void aModelIsFoundByNameOrByWhatTheDeviceTells() throws IOException {
    var file = folder.resolve("own.json");
    Files.writeString(file, TWO);
    var plain = uri("escl://host?model-file=" + file);
    assertEquals("early-end", DeviceModels.told(Kind.SCANNER, plain, "brother DCP-1").name());
    assertEquals("generic", DeviceModels.told(Kind.SCANNER, plain, "Some Brother").name());
    var named = uri("escl://host?model=generic&model-file=" + file);
    assertEquals("generic", DeviceModels.told(Kind.SCANNER, named, "brother DCP-1").name());
    var model =
        DeviceModels.of(Kind.SCANNER, uri("escl://host?model=early-end&model-file=" + file));
    assertTrue(model.flag("early404", false));
    assertEquals(3, model.number("retries", 10));
    assertEquals(7, model.number("unsaid", 7));
    assertEquals("a4", model.word("width", ""));
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    assertSaid("there is no scanner model \"none\": there are generic", "escl://h?model=none");
    assertSaid("the model file /none.json can't be read", "escl://h?model-file=/none.json");
    var file = folder.resolve("own.json");
    Files.writeString(file, "{");
    assertSaid("is no JSON", "escl://h?model-file=" + file);
    Files.writeString(file, TWO.replace("3", "[]"));
    assertSaid("early-end.retries must be true, false", "escl://h?model-file=" + file);
    var model = new DeviceModel("x", Map.of("needsLfit", true));
    assertSaid("needsLfit", () -> model.knowing(Set.of("needsLift")));
    assertThrows(IllegalArgumentException.class, () -> model.number("needsLfit", 1));
  }

  private static void assertSaid(String words, String uri) {
    assertSaid(words, () -> DeviceModels.of(Kind.SCANNER, uri(uri)));
  }

  private static void assertSaid(String words, Executable act) {
    var message = String.valueOf(assertThrows(IllegalArgumentException.class, act).getMessage());
    assertTrue(message.contains(words), message);
  }

  private static DeviceUri uri(String text) {
    return DeviceUri.parse(text);
  }
}
