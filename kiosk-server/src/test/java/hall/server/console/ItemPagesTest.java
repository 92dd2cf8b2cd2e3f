// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Language;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.Words;
import hall.server.auth.Role;
import hall.server.catalogue.ItemFile;
import hall.server.lint.Finding;
import hall.server.lint.Rule;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnServer
class ItemPagesTest {
  @Inject Scene scene;

  @Test
  void everyItemStandsThereWithWhatItsCheckFound() {
    String page = scene.as(Role.VIEWER).get("/console/items?lang=zh-CN").text();
    assertTrue(page.contains("已发布 12 个事项"), page);
    assertTrue(page.contains("TE44011350000011705442106041002"), page);
    assertTrue(page.contains("当场办结"), page);
    assertTrue(page.contains("没有问题"), page);
    assertTrue(page.contains("编码“990000000102”是示例编码，不是真实的。"), page);
    String english = scene.as(Role.VIEWER).get("/console/items?lang=en").text();
    assertTrue(english.contains("with 12 items"), english);
    assertTrue(english.contains("1 remark<"), english);
  }

  @Test
  void aRefusedFileIsShownInTheReadersLanguageAndNothingIsSaidTwice() {
    Finding finding = new Finding(Rule.CATCH_ALL_MATERIAL, "$.materials[2].name", List.of("其他材料"));
    ItemFile.Invalid file =
        new ItemFile.Invalid(
            "services/a.json",
            List.of("$.materials[2].name: “其他材料” is a catch-all", "$.form[0].type: no"),
            List.of(finding));
    ItemsView view = ItemsView.of(List.of(file), new Words(Language.CHINESE, Instant.EPOCH));
    assertEquals(List.of(), view.published());
    ItemsView.Refused refused = view.refused().getFirst();
    assertEquals(List.of("$.form[0].type: no"), refused.defects());
    assertEquals("“其他材料”是兜底材料，群众看不出到底要交什么。", refused.remarks().getFirst().what());
  }
}
