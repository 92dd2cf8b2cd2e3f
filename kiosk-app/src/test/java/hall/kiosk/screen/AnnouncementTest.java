// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Language;
import hall.kiosk.screen.Reading.Here;
import hall.kiosk.screen.Reading.Line;
import hall.kiosk.screen.kit.Narrator.Sentence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnouncementTest {

  private static final Line TITLE = Line.plain("请放身份证");
  private static final Line WAITING = Line.plain("正在等您放身份证");
  private static final Line ERROR = new Line("读不出", "读不出", "读不出", true, false);

  private final Reading card = reading("card", here("cancel", "退出"), TITLE, WAITING);

  @Test
  void aNewScreenIsReadFromItsTopAndAtLastWhereOneIs() {
    var said = Announcement.of(Optional.empty(), card);
    assertTrue(said.atOnce());
    assertEquals(List.of("请放身份证", "正在等您放身份证", "退出"), aloud(said));
  }

  @Test
  void whoTouchesHearsWhatCanBeTouched() {
    var touched =
        new Reading(
            "card",
            Language.ZH_CN,
            List.of(TITLE),
            List.of(Line.plain("返回"), Line.plain("退出")),
            Optional.empty());
    assertEquals(List.of("请放身份证", "可以点：返回；退出"), aloud(Announcement.of(Optional.empty(), touched)));
  }

  @Test
  void onTheSameScreenOnlyWhatHasComeIsSaid() {
    var later = reading("card", here("cancel", "退出"), TITLE, Line.plain("已读取"));
    var said = Announcement.of(Optional.of(card), later);
    assertFalse(said.atOnce(), "what is being said is said to its end");
    assertEquals(List.of("已读取"), aloud(said));
    assertEquals(Announcement.NOTHING, Announcement.of(Optional.of(later), later));
  }

  @Test
  void anErrorIsSaidAtOnce() {
    var said =
        Announcement.of(Optional.of(card), reading("card", here("cancel", "退出"), TITLE, ERROR));
    assertTrue(said.atOnce());
    assertEquals(List.of("读不出"), aloud(said));
  }

  @Test
  void aCountdownIsReadOnceAndItsTickingIsNoNews() {
    var twenty = new Line("20 秒", "20 秒", "20 秒", false, true);
    var nineteen = new Line("19 秒", "19 秒", "19 秒", false, true);
    var before = reading("warning", here("stay", "继续"), twenty);
    assertEquals(List.of("20 秒", "继续"), aloud(Announcement.of(Optional.empty(), before)));
    var after = reading("warning", here("stay", "继续"), nineteen);
    assertEquals(Announcement.NOTHING, Announcement.of(Optional.of(before), after));
  }

  @Test
  void whereOneGoesIsSaid() {
    var moved = reading("card", here("voice", "语音"), TITLE, WAITING);
    assertEquals(List.of("语音"), aloud(Announcement.of(Optional.of(card), moved)));
    assertEquals(List.of("语音"), aloud(Announcement.focus(moved)));
  }

  @Test
  void anotherLanguageIsAnotherScreen() {
    var english = new Reading("card", Language.EN, card.lines(), List.of(), card.focus());
    assertEquals(3, Announcement.of(Optional.of(card), english).sentences().size());
  }

  /// The bystander hears that something was taken down, the citizen hears what.
  @Test
  void aChoiceIsConfirmedToItsOwnerAlone() {
    var before = reading("form", here("work", "工作"), TITLE);
    var chosen = new Line("工作", "工作，已选", "工作，已选", false, false);
    var after = reading("form", Optional.of(new Here("work", chosen)), TITLE);
    assertEquals(
        List.of(new Sentence(Language.ZH_CN, "已记下", "工作，已选")),
        Announcement.of(Optional.of(before), after).sentences());
  }

  @Test
  void whatIsTypedIsHeardSignBySignAndAgainAsAWhole() {
    var before = reading("form", here("key-3", "3"), typed(1, "1", "1"));
    var after = reading("form", here("key-3", "3"), typed(2, "13", "3"));
    assertEquals(
        List.of(new Sentence(Language.ZH_CN, "已输入 2 个字", "3")),
        Announcement.of(Optional.of(before), after).sentences());
    assertEquals(
        List.of("13", "3"),
        Announcement.whole(after).sentences().stream().map(Sentence::toHeadset).toList());
  }

  private static Line typed(int count, String whole, String last) {
    return new Line("已输入 " + count + " 个字", whole, last, false, false);
  }

  private static Optional<Here> here(String id, String words) {
    return Optional.of(new Here(id, Line.plain(words)));
  }

  private static Reading reading(String place, Optional<Here> here, Line... lines) {
    return new Reading(place, Language.ZH_CN, List.of(lines), List.of(), here);
  }

  private static List<String> aloud(Announcement said) {
    return said.sentences().stream().map(Sentence::toAll).toList();
  }
}
