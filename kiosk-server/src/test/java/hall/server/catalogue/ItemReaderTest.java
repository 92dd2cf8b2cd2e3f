// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.lint.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemReaderTest {
  private static final Path CONFIGS = Path.of(System.getProperty("repository.root"), "configs");
  private static final String SAMPLE = "residence-permit-application.json";

  private final ItemReader reader =
      new ItemReader(new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));

  @TempDir Path configs = Path.of("");

  @BeforeEach
  void copyTheSample() throws IOException {
    Files.createDirectories(configs.resolve("schema"));
    Files.createDirectories(configs.resolve("services"));
    for (String file : List.of("schema/service-item.schema.json", "services/" + SAMPLE)) {
      Files.copy(CONFIGS.resolve(file), configs.resolve(file));
    }
  }

  @Test
  void everyItemOfTheSampleCatalogueIsValid() {
    List<ItemFile> files = reader.read(CONFIGS);
    assertEquals(13, files.size(), files.toString());
    files.forEach(file -> assertInstanceOf(ItemFile.Valid.class, file));
  }

  @Test
  void aBadItemIsNamedWithItsPlaceAndTheOthersStand() throws IOException {
    String text = Files.readString(configs.resolve("services").resolve(SAMPLE));
    Files.writeString(
        configs.resolve("services/bad.json"),
        text.replace("\"type\": \"phone\"", "\"type\": \"telephone\""));
    Files.writeString(configs.resolve("services/broken.json"), "{\n  \"code\": \n}");
    List<ItemFile> files = reader.read(configs);

    ItemFile.Invalid bad = assertInstanceOf(ItemFile.Invalid.class, files.get(0));
    assertEquals("services/bad.json", bad.file());
    assertTrue(bad.defects().getFirst().startsWith("$.form[3].type: "), bad.toString());
    ItemFile.Invalid broken = assertInstanceOf(ItemFile.Invalid.class, files.get(1));
    assertTrue(broken.defects().getFirst().startsWith("line 3: "), broken.toString());
    assertInstanceOf(ItemFile.Valid.class, files.get(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"field\": \"lives-with\"  | \"field\": \"livesWith\"  | $.form[6].when.field: ",
        "\"field\": \"lives-with\"  | \"field\": \"hardship\"   | $.form.household: depends on no answer",
        "\"is\": [\"family\"]       | \"is\": [\"friends\"]      | $.form.household: depends on no answer",
        "\"id\": \"earns\"          | \"id\": \"relation\"       | $.form.household.relation: stands twice",
        "\"latest\": \"today\"      | \"latest\": \"2021-02-30\" | $.form.household.birth-date: names a day",
        "\"latest\": \"today\"      | \"latest\": \"tomorrow\"   | $.form[6].fields[2].latest: ",
      })
  void aFormThatContradictsItselfIsNotPublished(String from, String to, String defect)
      throws IOException {
    String text = Files.readString(CONFIGS.resolve("services/minimum-living-allowance.json"));
    assertTrue(text.contains(from), from);
    Files.writeString(configs.resolve("services/a.json"), text.replace(from, to));
    ItemFile.Invalid invalid =
        assertInstanceOf(ItemFile.Invalid.class, reader.read(configs).getFirst());
    assertTrue(invalid.defects().getFirst().startsWith(defect), invalid.toString());
  }

  @Test
  void anItemThatTheLintRefusesIsNotPublishedAndItsRemarksStayWithIt() throws IOException {
    String text = Files.readString(CONFIGS.resolve("services/minimum-living-allowance.json"));
    Path file = configs.resolve("services/a.json");
    Files.writeString(file, text.replace("诊断书或者残疾证", "其他相关材料"));
    ItemFile.Invalid invalid =
        assertInstanceOf(ItemFile.Invalid.class, reader.read(configs).getFirst());
    assertTrue(
        invalid.defects().getFirst().startsWith("$.materials[2].name: “其他相关材料” is a catch-all"),
        invalid.toString());
    assertEquals(Rule.CATCH_ALL_MATERIAL, invalid.findings().getFirst().rule());

    Files.writeString(file, text.replaceFirst("[{]", "{\"classified\": true,"));
    invalid = assertInstanceOf(ItemFile.Invalid.class, reader.read(configs).getFirst());
    assertEquals(1, invalid.defects().size(), invalid::toString);
    assertEquals(Rule.CLASSIFIED, invalid.findings().getFirst().rule());

    Files.writeString(file, text.replace("任选一种；暂时没有", "任选一种等材料；暂时没有"));
    ItemFile.Valid valid = assertInstanceOf(ItemFile.Valid.class, reader.read(configs).getFirst());
    assertEquals(Rule.CATCH_ALL_GUIDANCE, valid.findings().getFirst().rule());
  }

  @Test
  void aFolderWithoutASchemaStopsTheStartWithASentence() throws IOException {
    Files.delete(configs.resolve("schema/service-item.schema.json"));
    UncheckedIOException thrown =
        assertThrows(UncheckedIOException.class, () -> reader.read(configs));
    assertTrue(String.valueOf(thrown.getMessage()).startsWith("HALL_CONFIGS must hold"));
  }
}
