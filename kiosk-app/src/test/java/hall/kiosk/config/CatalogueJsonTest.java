// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Division;
import hall.kiosk.journey.Readings;
import hall.kiosk.journey.Samples;
import hall.kiosk.journey.ServiceItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueJsonTest {

  private static String allowance() throws IOException {
    return Files.readString(
        Path.of(
            System.getProperty("repository.root"),
            "configs/services/minimum-living-allowance.json"));
  }

  private static String item() throws IOException {
    return Files.readString(
        Path.of(
            System.getProperty("repository.root"),
            "configs/services/residence-permit-application.json"));
  }

  private static CatalogueJson read(String... items) throws IOException {
    var divisions =
        Files.readString(
            Path.of(
                System.getProperty("repository.root"), "configs/divisions/sample-district.json"));
    return read(List.of(items), divisions);
  }

  private static CatalogueJson read(List<String> items, String divisions) {
    return CatalogueJson.read(
        "{\"revision\":\"r\",\"items\":["
            + String.join(",", items)
            + "],\"divisions\":["
            + divisions
            + "]}");
  }

  @Test
  void anAddressWithoutItsDivisionsLeavesOutItsItemAlone() throws IOException {
    for (var divisions : List.of("", "{\"id\":\"sample-district\"}")) {
      var read = read(List.of(item(), allowance()), divisions);
      assertEquals("ac0a77037000", read.catalogue().items().getFirst().code());
      assertEquals(1, read.catalogue().items().size());
      assertTrue(
          read.refused().getLast().contains("no divisions sample-district"),
          read.refused()::toString);
    }
  }

  @Test
  void whatBelongsToNoItemIsPickedFromAllDivisionsTogether() throws IOException {
    var sample =
        Files.readString(
            Path.of(
                System.getProperty("repository.root"), "configs/divisions/sample-district.json"));
    var more =
        """
        {"schemaVersion": 1, "id": "more", "source": "Made up for this test.", "asOf": "2026-01-01",
         "divisions": [
          {"code": "990000000000", "name": {"zh-CN": "示例省", "en": "Sample Province"}, "parts": [
            {"code": "990100000000", "name": {"zh-CN": "示例市", "en": "Sample City"}, "parts": []},
            {"code": "990900000000", "name": {"zh-CN": "别的市", "en": "Other City"}, "parts": []}]},
          {"code": "980000000000", "name": {"zh-CN": "别的省", "en": "Other"}, "parts": []}]}\
        """;
    var divisions = read(List.of(item()), sample + "," + more).catalogue().divisions();
    assertEquals(List.of("示例省", "别的省"), names(divisions));
    var cities = divisions.getFirst().parts();
    assertEquals("别的市", names(cities).getLast());
    assertEquals(
        names(read(item()).catalogue().divisions().getFirst().parts().getFirst().parts()),
        names(cities.getFirst().parts()),
        "whoever says more of a city");
    assertEquals(List.of(), read(List.of(allowance()), "").catalogue().divisions());
  }

  private static List<String> names(List<Division> divisions) {
    return divisions.stream().map(one -> one.name().zhCn()).toList();
  }

  @Test
  void aBadItemNeverTakesTheGoodOnesWithIt() throws IOException {
    var bad = item().replace("\"version\": 2", "\"version\": 0");
    var read = read(bad, item());
    assertEquals(1, read.catalogue().items().size());
    assertTrue(read.refused().getFirst().contains("$.version"), read.refused()::toString);
  }

  /// What a later build adds, this one can't ask or check: such an item is left to newer terminals.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"type\": \"date\"         | \"type\": \"hologram\"",
        "\"type\": \"date\"         | \"type\": \"date\", \"calendar\": \"lunar\"",
        "\"themes\"                 | \"addedLater\": true, \"themes\"",
        "\"schemaVersion\": 1       | \"schemaVersion\": 2",
        "\"latest\": \"today-6m\"   | \"latest\": \"2021-02-30\"",
        "\"latest\": \"today-6m\"   | \"when\": {\"field\": \"reason\", \"is\": [\"love\"]}"
      })
  void anItemThatThisBuildDoesNotUnderstandIsLeftOutAlone(String from, String to)
      throws IOException {
    assertTrue(item().contains(from), from);
    var later = item().replace(from, to);
    var read = read(later, allowance());
    assertEquals(
        List.of("ac0a77037000"), read.catalogue().items().stream().map(ServiceItem::code).toList());
    assertEquals(1, read.refused().size());
    assertTrue(read.refused().getFirst().startsWith("442106041002: $"), read.refused()::toString);
  }

  @Test
  void whatIsNoCatalogueIsRefusedWhole() {
    assertThrows(IllegalArgumentException.class, () -> CatalogueJson.read("{}"));
    assertThrows(IllegalArgumentException.class, () -> CatalogueJson.read("<html>"));
  }

  @ParameterizedTest
  @CsvSource({
    "我想开店, 440125044001",
    "低保, ac0a77037000",
    "居住, 442106041002",
    "permit, 442106041002",
    "442189207003, 442189207003"
  })
  void plainWordsFindTheItem(String words, String code) {
    var found = Samples.catalogue().search(words, Readings.NONE);
    assertEquals(code, found.getFirst().code());
  }

  @Test
  void noWordsFindNothing() {
    assertEquals(List.of(), Samples.catalogue().search("  ", Readings.NONE));
  }

  @Test
  void allSampleItemsAreThere() {
    assertEquals(13, Samples.catalogue().items().size());
    for (var item : Samples.catalogue().items()) {
      assertEquals(31, item.implementationCode().length(), item.code());
      assertTrue(item.implementationCode().endsWith(item.code()), item.code());
      assertTrue(
          item.limits().promisedWorkingDays() <= item.limits().statutoryWorkingDays(), item.code());
    }
  }
}
