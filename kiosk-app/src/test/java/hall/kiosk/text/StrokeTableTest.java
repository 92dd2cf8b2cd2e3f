// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.screen.kit.Glyphs;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the packaged table; fails without it.
class StrokeTableTest {

  private static StrokeTable table;

  @TempDir Path empty;

  @BeforeAll
  static void read() {
    table = ChineseEntry.strokes(RimePinyin.SHARED).orElseThrow();
  }

  private static List<String> find(String strokes) {
    return table.find(strokes, Glyphs::has);
  }

  @ParameterizedTest
  @CsvSource({"h, 一", "hs, 十", "szhs, 中", "hhsh, 王", "zhzphzn, 张", "szhhshnh, 国"})
  void theUsualCharacterOfTheseStrokesComesFirst(String strokes, String character) {
    assertEquals(character, find(strokes).getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "hshszh, 𠮷",
    "hhhszpzph, 㛃",
    "phhsphhsphhs, 犇",
    "pnhhsnphpnhhsnphpnhhsnph, 鑫",
    "nhnphszhhshzhzhhhnhnphszhhshzhzhhhnhnphszhhshzhzhhh, 龘"
  })
  void rareCharactersOfNamesAreThere(String strokes, String character) {
    assertTrue(find(strokes).contains(character), () -> find(strokes).toString());
  }

  @Test
  void aCharacterIsSeenBeforeAllItsStrokesAreTapped() {
    assertTrue(find("szhhshn").contains("国"));
  }

  @Test
  void whoIsNotSureOfAStrokeFindsItToo() {
    assertTrue(find("zh*phzn").contains("张"));
    assertTrue(find("*hhsphhsp*hs").contains("犇"));
  }

  @Test
  void aCharacterThatNoFontHasIsOfferedLast() {
    var without = table.find("szhs", c -> c != '中');
    assertTrue(without.contains("中"));
    assertTrue(without.indexOf("中") > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "hs中", "H", "hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh"})
  void whatIsNoStrokeHasNoCandidates(String strokes) {
    assertEquals(List.of(), find(strokes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"h", "*", "**", "hs", "p*z", "************"})
  void thereAreAtMostFortyAndEachOnce(String strokes) {
    var found = find(strokes);
    assertTrue(found.size() <= StrokeTable.MOST);
    assertEquals(found.size(), new HashSet<>(found).size());
  }

  @Test
  void aHandRestingOnTheKeyboardIsNoCharacter() {
    assertEquals(List.of(), find("*".repeat(65)));
  }

  @Test
  void itKnowsMoreThanAnyFont() {
    assertTrue(table.size() > 100_000, table.size() + " codes");
  }

  @Test
  void withoutItsPackageItIsNotOffered() {
    assertEquals(Optional.empty(), ChineseEntry.strokes(empty));
  }
}
