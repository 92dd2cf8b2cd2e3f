// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Problem.Defect;
import hall.server.catalogue.ServiceItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The sample allowance: a household as a group that only those have who live with family, an
/// income that only members have who earn.
class FormCheckTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
  private static final String CHILD =
      "{\"name\": \"张小测\", \"relation\": \"child\", \"birth-date\": \"2015-06-01\", \"earns\": \"no\"}";
  private static final String WIFE =
      "{\"name\": \"李样本\", \"relation\": \"spouse\", \"birth-date\": \"1980-02-29\", \"earns\": \"yes\", \"income\": \"800.50\"}";

  @Test
  void aHouseholdThatFitsHasNoDefects() throws IOException {
    assertEquals(List.of(), paths(form("family", "[" + CHILD + "," + WIFE + "]")));
    assertEquals(List.of(), paths(form("alone", null)));
  }

  @Test
  void whatTheOtherAnswersDoNotAskForMayNotCome() throws IOException {
    assertEquals(List.of("$.form.household"), paths(form("alone", "[" + CHILD + "]")));
    var withIncome = CHILD.replace("\"no\"", "\"no\", \"income\": \"1.00\"");
    assertEquals(
        List.of("$.form.household[0].income"), paths(form("family", "[" + withIncome + "]")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"no\"         | \"yes\"        | $.form.household[1].income",
        "\"张小测\"     | \"张\"         | $.form.household[1].name",
        "\"2015-06-01\" | \"2026-11-02\" | $.form.household[1].birth-date",
        "\"child\"      | \"boss\"       | $.form.household[1].relation",
        "\"no\"         | \"no\", \"shoe-size\": \"44\" | $.form.household[1].shoe-size",
      })
  void aMembersDefectSaysWhichMemberAndWhichField(String from, String to, String path)
      throws IOException {
    var second = CHILD.replace(from, to);
    assertEquals(List.of(path), paths(form("family", "[" + WIFE + "," + second + "]")));
  }

  @Test
  void aGroupIsAnArrayOfObjectsOfTheRightLength() throws IOException {
    assertEquals(List.of("$.form.household"), paths(form("family", null)));
    assertEquals(List.of("$.form.household"), paths(form("family", "[]")));
    assertEquals(List.of("$.form.household"), paths(form("family", "\"2\"")));
    assertEquals(List.of("$.form.household[0]"), paths(form("family", "[\"张小测\"]")));
    var many = "[" + CHILD + ("," + CHILD).repeat(19) + "]";
    assertEquals(List.of("$.form.household"), paths(form("family", many)));
  }

  private static Map<String, JsonNode> form(String livesWith, @Nullable String household)
      throws IOException {
    var text =
        """
        {"name": "张测试", "id-number": "11010119491001001X", "registered-address": "示例路1号",
         "phone": "13800000000", "own-income": "0.00", "lives-with": "%s", "hardship": "illness",
         "relative-in-office": "no", "bank-card": "6222000000001234"%s}\
        """
            .formatted(livesWith, household == null ? "" : ", \"household\": " + household);
    return JSON.readValue(text, new TypeReference<>() {});
  }

  private static List<String> paths(Map<String, JsonNode> form) throws IOException {
    var file =
        Path.of(
            System.getProperty("repository.root"),
            "configs/services/minimum-living-allowance.json");
    var item = JSON.readValue(Files.readString(file), ServiceItem.class);
    return FormCheck.defects(item.form(), form, Optional.of(LocalDate.of(2026, 11, 1))).stream()
        .map(Defect::path)
        .toList();
  }
}
