// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Golden;
import hall.server.Language;
import hall.server.Words;
import hall.server.catalogue.ServiceItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormLinesTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  @Test
  void aGroupIsShownMemberByMemberAndWhatWasNotAskedIsNot() throws IOException {
    List<String> lines =
        lines(
            "minimum-living-allowance",
            JSON.convertValue(
                Golden.read("submission.groups.request").get("form"), new TypeReference<>() {}));
    assertEquals(
        List.of(
            "您本人每月收入: 1,234.50 元",
            "和谁一起生活: 和家人一起",
            "一起生活的家人: 2 位",
            "家人 1 · 姓名: 李样本",
            "家人 1 · 是您的什么人: 配偶",
            "家人 1 · 出生日期: 1952-02-29",
            "家人 1 · 有没有收入: 有",
            "家人 1 · 每月收入: 800.00 元",
            "家人 2 · 姓名: 张小测",
            "家人 2 · 是您的什么人: 子女",
            "家人 2 · 出生日期: 2015-06-01",
            "家人 2 · 有没有收入: 没有"),
        lines.subList(4, 16));
  }

  @Test
  void anAddressIsShownAsItIsWrittenAndWhatIsMissingIsNamed() throws IOException {
    List<String> lines =
        lines(
            "residence-permit-application",
            JSON.convertValue(Golden.submission().get("form"), new TypeReference<>() {}));
    assertEquals("现在住在哪里: 示例省示例市示范区和平街道示例路1号", lines.get(5));
    assertEquals("姓名: 未填", lines("residence-permit-application", Map.of()).getFirst());
  }

  private static List<String> lines(String item, Map<String, JsonNode> form) throws IOException {
    Path file = Path.of(System.getProperty("repository.root"), "configs/services", item + ".json");
    return FormLines.of(
            JSON.readValue(Files.readString(file), ServiceItem.class),
            form,
            new Words(Language.CHINESE, Instant.EPOCH))
        .stream()
        .map(line -> line.label() + ": " + line.value())
        .toList();
  }
}
