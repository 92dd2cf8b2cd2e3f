// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RimeFolderTest {

  @TempDir Path work;

  @Test
  void aPhraseIsALineOfTheDictionary() {
    assertEquals("公租房\t10000000\n低保\t10000000\n", RimeFolder.lines(List.of("公租房", "低保", "公租房")));
  }

  @Test
  void textWithoutPinyinIsLeftOut() {
    assertEquals(
        "",
        RimeFolder.lines(
            List.of("", "户", "IC卡", "居住证（补办）", "低保\t9", "低保\n", "# 低保", "申".repeat(17))));
  }

  @Test
  void theSchemaKeepsNoUserDictionary() throws IOException {
    var folder = new RimeFolder(work, RimePinyin.SHARED).prepare(List.of());

    assertTrue(Files.readAllLines(folder.schema()).contains("  enable_user_dict: false"));
  }

  @Test
  void tablesOfAnEarlierRunAreRemovedAndOtherFilesAreNot() throws IOException {
    var folder = new RimeFolder(work, RimePinyin.SHARED).prepare(List.of());
    Path cutShort = Files.writeString(folder.build().resolve("hall_pinyin.table.bin"), "Rime::T");
    Path other = Files.writeString(folder.build().resolve("other.bin"), "");

    folder.prepare(List.of());

    assertFalse(Files.exists(cutShort));
    assertTrue(Files.exists(other));
  }
}
