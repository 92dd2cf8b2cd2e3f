// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Effect;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Journey;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Step;
import hall.kiosk.screen.kit.Narrator.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/// Somebody who sees nothing goes from the first key to the case number: every key follows from
/// what was heard, nothing from what stands on the glass.
class BlindCitizenTest {

  private static final int MOST_CONTROLS = 80;
  private static final int MOST_PAGES = 30;

  private final Stagecraft stage = Stagecraft.on(Samples.PORTRAIT);
  private final List<String> whole = new ArrayList<>();
  private Step step = Journey.start(Samples.terminal());

  @Test
  void aWholeVisitGoesByEarAlone() {
    stage.show(step.state());
    press(KeyCode.ENTER);
    hears("按方向键移动");
    identifyAndChoose();
    readOn("填写：");
    fill();
    scan();
    readOn("请签名");
    sign();
    readOn("请最后核对一遍");
    hears("您填的内容");
    until("确认提交");
    press(KeyCode.ENTER);
    hears("正在提交");
    happens(new Event.Stored(effect(Effect.Submit.class).operation(), SampleStates.HELD));
    hears("已保存，正在送往服务器");
    happens(new Event.Accepted(SampleStates.SUBMITTED));
    hears("已提交");
    hears("办件编号，T E 4 4, 0 1 1 3");
    until("办完了");
    press(KeyCode.ENTER);
    hears("谢谢，请带好东西");
    assertTrue(
        whole.stream().noneMatch(text -> text.contains("13800003210") || text.contains("张测试")),
        "nothing personal was said aloud");
  }

  private void identifyAndChoose() {
    hears("您要做什么");
    until("办事");
    press(KeyCode.ENTER);
    hears("请放身份证");
    happens(
        new Event.CardRead(
            effect(Effect.ReadCard.class).operation(), Samples.card(), Samples.TODAY));
    hears("请选择要办的事");
    until("居住户籍");
    press(KeyCode.ENTER);
    until("居住证");
    press(KeyCode.ENTER);
    hears("需要的材料");
  }

  private void fill() {
    hears("身份证上已有，不用填");
    turnTo("手机");
    press(KeyCode.ENTER);
    "13800003210".chars().forEach(digit -> press(KeyCode.getKeyCode(Character.toString(digit))));
    hears("0");
    until("填好了");
    press(KeyCode.ENTER);
    turnTo("务工就业");
    press(KeyCode.ENTER);
    hears("已选");
    turnTo("现在住在哪里");
    press(KeyCode.ENTER);
    for (var division : List.of("示例省", "示例市", "示范区", "和平街道")) {
      until(division);
      press(KeyCode.ENTER);
    }
    hears("接着写路名、门牌号");
    untilExactly("s");
    press(KeyCode.ENTER);
    untilExactly("示范");
    press(KeyCode.ENTER);
    until("填好了");
    press(KeyCode.ENTER);
    turnTo("从哪天起");
    press(KeyCode.ENTER);
    for (var part : List.of("先点年代", "再点哪一年", "再点哪个月", "再点哪一天")) {
      hears(part);
      until(
          part.contains("年代")
              ? "2020 年代"
              : part.contains("一年") ? "2024 年" : part.contains("月") ? "5 月" : "12");
      press(KeyCode.ENTER);
    }
    hears("选好了");
    until("填好了");
    press(KeyCode.ENTER);
    readOn("扫描前，请您同意");
    hears("居住地住址证明");
    hears("带上材料到人工窗口");
    readOn("扫描材料");
  }

  private void scan() {
    while (heard().contains("把纸放进扫描仪") || heard().contains("第 2 项") || heard().contains("第 3 项")) {
      until("开始扫描");
      press(KeyCode.ENTER);
      hears("正在扫描");
      long scan = effect(Effect.Scan.class).operation();
      happens(new Event.PageScanned(scan, new PageRef("page-" + scan, 1240, 1754)));
      happens(new Event.ScanEnded(scan, Optional.empty()));
      until("下一");
      press(KeyCode.ENTER);
    }
    hears("请看承诺内容");
  }

  private void sign() {
    hears("框里还没有签名");
    until("签名框");
    press(KeyCode.ENTER);
    for (int i = 0; i < 6; i++) {
      press(KeyCode.RIGHT);
    }
    press(KeyCode.ENTER);
    hears("签好了");
    until("下一步，按钮");
    press(KeyCode.ENTER);
  }

  /// Everything since the last key.
  private String heard() {
    return String.join("\n", stage.ear.alone());
  }

  private void hears(String words) {
    assertTrue(heard().contains(words), () -> "'" + words + "' was not heard: " + heard());
  }

  /// Goes on from control to control until one is called so.
  private void until(String name) {
    until(name, last -> last.contains(name));
  }

  private void untilExactly(String name) {
    until(name, name::equals);
  }

  private void until(String name, Predicate<String> found) {
    for (int i = 0; i < MOST_CONTROLS; i++) {
      if (found.test(last())) {
        return;
      }
      press(KeyCode.RIGHT);
    }
    throw new AssertionError("never heard of " + name);
  }

  /// Where one is comes last.
  private String last() {
    return stage.ear.now.isEmpty() ? "" : stage.ear.alone().getLast();
  }

  /// Reads page by page until this is heard.
  private void readOn(String words) {
    for (int page = 0; page < MOST_PAGES && !heard().contains(words); page++) {
      var before = heard();
      forward();
      assertTrue(!heard().equals(before), before);
    }
    hears(words);
  }

  /// The way on is called by what comes.
  private void forward() {
    for (int i = 0; i < MOST_CONTROLS; i++) {
      var name = last();
      if (name.contains("看下一页")
          || name.contains("开始填写")
          || name.contains("下一步")
          || name.contains("我同意")
          || name.contains("同意，去扫描")) {
        press(KeyCode.ENTER);
        return;
      }
      press(KeyCode.RIGHT);
    }
    throw new AssertionError("no way on: " + heard());
  }

  /// Turns pages until a control of this one is called so.
  private void turnTo(String name) {
    for (int page = 0; page < MOST_PAGES; page++) {
      var first = last();
      do {
        if (last().contains(name)) {
          return;
        }
        press(KeyCode.RIGHT);
      } while (!last().equals(first));
      forward();
    }
    throw new AssertionError("never heard of " + name);
  }

  private void press(KeyCode code) {
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      Toolkit.on(() -> {
        javafx.event.Event.fireEvent(
            stage.scene, new KeyEvent(type, "", "", code, false, false, false, false));
        return true;
      });
    }
    stage.settle();
    var events = List.copyOf(stage.events);
    stage.events.clear();
    events.forEach(this::happens);
  }

  private void happens(Event event) {
    var effects = step.effects();
    step = Journey.next(step.state(), event);
    if (event instanceof Event.Stirred) {
      step = new Step(step.state(), effects);
    }
    stage.show(step.state());
    stage.ear.now.stream().map(Sentence::toAll).forEach(whole::add);
  }

  private <T extends Effect> T effect(Class<T> type) {
    return step.effects().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theFirstKeyBeginsAVisit() {
    stage.show(step.state());
    press(KeyCode.DOWN);
    assertInstanceOf(State.Visiting.class, step.state());
    assertTrue(!(((State.Visiting) step.state()).stage() instanceof Stage.Receipt));
    hears("语音已打开");
  }
}
