// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One citizen's choices must not show in the next one's candidates.
class RimeForgetsTest {

  private static final PinyinKeys KEYS = PinyinKeys.of("shi").orElseThrow();
  private static final int MOST = 30;

  private static final Set<String> OUR_FILES =
      Set.of(
          "build/hall_pinyin.prism.bin",
          "build/hall_pinyin.reverse.bin",
          "build/hall_pinyin.schema.yaml",
          "build/hall_pinyin.table.bin",
          "hall_pinyin.dict.yaml",
          "hall_pinyin.schema.yaml");

  @TempDir Path work;

  @Test
  void aRareChoiceChangesNoLaterOrderAndLeavesNoFile() throws IOException {
    var folder = new RimeFolder(work, RimePinyin.SHARED).prepare(List.of("低保"));
    List<String> before = candidatesAndThenRareChoices(folder);

    assertEquals(before, candidatesAndThenRareChoices(folder));
    assertEquals(OUR_FILES, files());
  }

  @Test
  void withAUserDictionaryTheSameChoiceWouldBeLearned() throws IOException {
    var folder = new RimeFolder(work, RimePinyin.SHARED).prepare(List.of("低保"));
    Files.writeString(
        folder.schema(),
        Files.readString(folder.schema())
            .replace("enable_user_dict: false", "enable_user_dict: true"));
    List<String> before = candidatesAndThenRareChoices(folder);

    assertNotEquals(before, candidatesAndThenRareChoices(folder));
    assertTrue(files().stream().anyMatch(file -> file.contains("userdb")));
  }

  private static List<String> candidatesAndThenRareChoices(RimeFolder folder) {
    try (var session = RimeSession.open(RimeLibrary.load(RimeLibrary.NAME), folder).orElseThrow()) {
      List<String> before = session.candidates(KEYS, MOST);
      for (int time = 0; time < 3; time++) {
        assertEquals(Optional.of(""), session.choose(KEYS, before.getLast(), MOST));
      }
      return before;
    }
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(work)) {
      return all.filter(Files::isRegularFile)
          .map(file -> work.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
