// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Effect;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.HelpAnswer;
import hall.kiosk.journey.HelpCall;
import hall.kiosk.journey.Journey;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Step;
import hall.kiosk.screen.kit.Narrator.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/// A citizen writes to the attendant, by finger or by keys and ears.
class HelpWordsTest {

  private static final int MOST_CONTROLS = 80;

  private final Stagecraft.Pinyin pinyin = new Stagecraft.Pinyin();
  private final Stagecraft stage = Stagecraft.on(Samples.PORTRAIT, Optional.of(pinyin));
  private final List<String> aloud = new ArrayList<>();
  private Step step = Journey.start(Samples.terminal());

  private void begin(boolean hears) {
    happens(new Event.Begin(Language.ZH_CN, false, hears));
  }

  private void calls() {
    use("help");
    use("help-call");
    tells(true);
  }

  private HelpCall help() {
    return ((State.Visiting) step.state()).visit().help();
  }

  private void tells(boolean open, HelpCall.Message... messages) {
    happens(
        new Event.HelpTold(help().operation(), new HelpAnswer.Told(open, 0, List.of(messages))));
  }

  @Test
  void wordsAreTypedReadOnceMoreAndSent() {
    begin(false);
    calls();
    use("help-write");
    assertTrue(stage.node("overlay-help-words").isPresent());
    assertTrue(texts().contains("请不要写身份证号"), texts());
    assertTrue(stage.node("help-send").orElseThrow().isDisabled());
    use("help-type");
    use("key-s");
    use("candidate-0");
    use("key-mode");
    use("key-1");
    use("help-typed");
    assertTrue(texts().contains("示范1"), texts());
    use("help-send");
    assertEquals(List.of(new HelpCall.Said("示范1", true)), effect(Effect.TellHelp.class).said());
    assertTrue(texts().contains("正在发送"), texts());
    tells(true, new HelpCall.Message(1, true, "示范1"));
    assertTrue(texts().contains("您自己写的"), texts());
  }

  @Test
  void anAnswerMovesNoKeyAndWaits() {
    begin(false);
    calls();
    use("help-write");
    use("help-type");
    use("key-mode");
    use("key-a");
    tells(true, new HelpCall.Message(1, false, "请稍等"));
    use("key-b");
    assertEquals("ab", help().draft().text(), "still in letters");
    use("help-typed");
    assertTrue(texts().contains("有新的回复"), texts());
    use("help-words-back");
    assertTrue(texts().contains("请稍等"), texts());
    assertTrue(texts().contains("还没有发送"), texts());
  }

  @Test
  void aNumberOfACardIsRefusedAndTheWayOutIsTold() {
    begin(false);
    calls();
    use("help-write");
    use("help-type");
    use("key-mode");
    for (int i = 0; i < 12; i++) {
      use("key-1");
    }
    use("key-done");
    use("help-send");
    assertTrue(texts().contains("请把号码删掉再发送"), texts());
    assertEquals(List.of(), help().said());
    use("help-type");
    use("key-mode");
    use("key-backspace");
    use("key-done");
    assertFalse(texts().contains("请把号码删掉"), texts());
    use("help-send");
    assertEquals(List.of(new HelpCall.Said("1".repeat(11), true)), help().said());
  }

  @Test
  void whatIsTypedIsForgottenWithTheVisit() {
    begin(false);
    calls();
    use("help-write");
    use("help-type");
    use("key-s");
    use("candidate-0");
    use("key-s");
    int before = pinyin.forgotten;
    var box = stage.node("entry-help").orElseThrow();
    happens(new Event.TimerFired(step.state().generation(), Effect.Timer.PURGE));
    assertTrue(step.state() instanceof State.Idle);
    assertTrue(pinyin.forgotten > before);
    Toolkit.on(() -> {
      assertFalse(((Label) box.lookup(".label")).getText().contains("示"));
      return true;
    });
  }

  /// Others hear that something is written; what, the headset says alone.
  @Test
  void whoSeesNothingWritesByKeysAndEars() {
    begin(true);
    while (!last().contains("求助")) {
      press(KeyCode.RIGHT);
    }
    press(KeyCode.ENTER);
    until("呼叫工作人员");
    press(KeyCode.ENTER);
    tells(true);
    until("自己写几句话");
    press(KeyCode.ENTER);
    assertTrue(heard().contains("请不要写身份证号"), heard());
    until("点这里写");
    press(KeyCode.ENTER);
    untilExactly("s");
    press(KeyCode.ENTER);
    untilExactly("示范");
    press(KeyCode.ENTER);
    until("写好了");
    press(KeyCode.ENTER);
    assertTrue(heard().contains("示范"), heard());
    until("发送");
    press(KeyCode.ENTER);
    assertEquals(List.of(new HelpCall.Said("示范", true)), help().said());
    assertTrue(heard().contains("示范"), heard());
    tells(true, new HelpCall.Message(1, true, "示范"), new HelpCall.Message(2, false, "好的"));
    assertTrue(heard().contains("好的"), heard());
    assertTrue(aloud.stream().anyMatch(text -> text.contains("您自己写的")), aloud::toString);
    assertTrue(aloud.stream().noneMatch(text -> text.contains("示范")), aloud::toString);
  }

  private String heard() {
    return String.join("\n", stage.ear.alone());
  }

  private String last() {
    return stage.ear.now.isEmpty() ? "" : stage.ear.alone().getLast();
  }

  private void until(String name) {
    for (int i = 0; i < MOST_CONTROLS && !last().contains(name); i++) {
      press(KeyCode.RIGHT);
    }
    assertTrue(last().contains(name), "never heard of " + name);
  }

  private void untilExactly(String name) {
    for (int i = 0; i < MOST_CONTROLS && !last().equals(name); i++) {
      press(KeyCode.RIGHT);
    }
    assertEquals(name, last());
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
    react();
  }

  private void use(String id) {
    stage.tap(id);
    react();
  }

  private void react() {
    var events = List.copyOf(stage.events);
    stage.events.clear();
    events.forEach(this::happens);
  }

  private void happens(Event event) {
    step = Journey.next(step.state(), event);
    stage.show(step.state());
    stage.ear.now.stream().map(Sentence::toAll).forEach(aloud::add);
  }

  private <T extends Effect> T effect(Class<T> type) {
    return step.effects().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private String texts() {
    return Toolkit.on(() ->
        String.join(
            "\n",
            stage.seen().stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList()));
  }
}
