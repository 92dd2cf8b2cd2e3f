// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hall.kiosk.text.PinyinOpening.Opened;
import hall.kiosk.text.PinyinOpening.Reason;
import hall.kiosk.text.PinyinOpening.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RimeOpeningTest {

  private static final List<String> PHRASES = List.of("公租房");

  @TempDir Path work;

  static RimePinyin opened(PinyinOpening opening) {
    return switch (opening) {
      case Opened(RimePinyin pinyin) -> pinyin;
      case Unavailable(Reason reason, String detail) ->
          throw new AssertionError(reason + ": " + detail);
    };
  }

  private static Reason reason(PinyinOpening opening) {
    return switch (opening) {
      case Opened(RimePinyin pinyin) -> {
        pinyin.close();
        throw new AssertionError("It opened");
      }
      case Unavailable(Reason reason, String _) -> reason;
    };
  }

  private RimePinyin open() {
    return opened(RimePinyin.open(work, PHRASES));
  }

  @Test
  void theNextOpeningHasThePhrasesOfTheNewCatalogue() {
    try (var without = opened(RimePinyin.open(work, List.of()))) {
      assertNotEquals("公租房", without.candidates("gongzufang").getFirst());
    }
    try (var with = open()) {
      assertEquals("公租房", with.candidates("gongzufang").getFirst());
    }
  }

  @Test
  void theLibraryMissingIsSaid() {
    var folder = new RimeFolder(work, RimePinyin.SHARED);

    assertEquals(
        Reason.LIBRARY_MISSING, reason(RimePinyin.open("librime.so.none", folder, PHRASES)));
    open().close();
  }

  @Test
  void theTableMissingIsSaid() {
    assertEquals(
        Reason.TABLE_MISSING,
        reason(RimePinyin.open(RimeLibrary.NAME, new RimeFolder(work, work), PHRASES)));
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws IOException {
    Path file = Files.writeString(work.resolve("file"), "");

    assertEquals(Reason.FOLDER_UNUSABLE, reason(RimePinyin.open(file, PHRASES)));
    open().close();
  }

  @Test
  void aTableThatDoesNotCompileIsSaid() throws IOException {
    Path shared = Files.createDirectory(work.resolve("shared"));
    Files.writeString(shared.resolve("pinyin_simp.dict.yaml"), "no dictionary");

    assertEquals(
        Reason.REFUSED,
        reason(RimePinyin.open(RimeLibrary.NAME, new RimeFolder(work, shared), PHRASES)));
    open().close();
  }

  @Test
  void aProcessHasOne() {
    try (var _ = open()) {
      assertEquals(Reason.ALREADY_OPEN, reason(RimePinyin.open(work, PHRASES)));
    }
    open().close();
  }

  @Test
  void closedTwiceIsClosedAndAnswersNobody() {
    var rime = open();
    rime.close();
    rime.close();

    assertThrows(RejectedExecutionException.class, () -> rime.candidates("shi"));
  }
}
