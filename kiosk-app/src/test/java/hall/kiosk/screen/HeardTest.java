// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Visit.Look;
import hall.kiosk.journey.Voice;
import hall.kiosk.screen.kit.Narrator.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is heard of every screen by somebody who does not see it (A9).
class HeardTest {

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2}");
  private static final Pattern LONG_NUMBER = Pattern.compile("(?:[0-9]{4} ?){3}");
  private static final Voice ON = new Voice(true, 4);

  private static final List<String> PERSONAL =
      List.of(
          "张测试",
          "11010119491001002X",
          "1949",
          "示例胡同",
          "13800003210",
          "138 0000 3210",
          "示例路 88 号",
          "622200000000",
          "12345.60",
          "1986",
          SampleStates.CASE_NUMBER,
          "T E 4 4");

  private final Stagecraft stage = Stagecraft.on(Samples.PORTRAIT);

  @ParameterizedTest
  @EnumSource
  void everyScreenSaysWhatItIsAndWhatToDo(Language language) {
    for (var sample : states(language).entrySet()) {
      if (sample.getValue() instanceof State.Visiting) {
        hear(sample.getValue());
        var said = stage.ear.now;
        var name = language + " " + sample.getKey();
        assertTrue(said.size() >= 3, name + " says only " + stage.ear.alone());
        var script = language == Language.ZH_CN ? HAN : LATIN;
        assertTrue(
            said.stream()
                .filter(one -> one.language() == language)
                .allMatch(one -> sayable(one.toHeadset())),
            name + " " + stage.ear.alone());
        assertTrue(
            said.stream().skip(3).anyMatch(one -> script.matcher(one.toHeadset()).find()),
            name + " is not in its language: " + stage.ear.alone());
      }
    }
  }

  private static boolean sayable(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  @ParameterizedTest
  @EnumSource
  void everyControlHasWordsWhereOneGoes(Language language) {
    for (var sample : states(language).entrySet()) {
      if (sample.getValue() instanceof State.Visiting) {
        hear(sample.getValue());
        press(KeyCode.RIGHT);
        int controls =
            Toolkit.on(() -> stage.seen().stream().filter(HeardTest::usable).toList()).size();
        for (int i = 0; i < controls; i++) {
          press(KeyCode.RIGHT);
          var where = sample.getKey() + " " + stage.ear.alone();
          assertEquals(1, stage.ear.now.size(), where);
          assertTrue(sayable(stage.ear.alone().getFirst()), where);
        }
      }
    }
  }

  @Test
  void theLoudspeakerSaysNothingPersonalOfAnyScreen() {
    for (var sample : states(Language.ZH_CN).entrySet()) {
      hear(sample.getValue());
      press(KeyCode.RIGHT);
      for (int page = 0; page < 6; page++) {
        var aloud = stage.ear.all.stream().map(Sentence::toAll).toList();
        assertTrue(
            aloud.stream().noneMatch(text -> LONG_NUMBER.matcher(text).find()),
            sample.getKey() + " says a number: " + aloud);
        for (var secret : PERSONAL) {
          assertFalse(
              aloud.stream().anyMatch(text -> text.contains(secret)),
              sample.getKey() + " says " + secret);
        }
        turn();
      }
    }
  }

  @Test
  void theHeadsetSaysAnswersAndNumbersInFull() {
    hear(state("review-442106041002"));
    for (int page = 0; page < 6; page++) {
      turn();
    }
    assertTrue(alone().contains("张测试"), alone());
    assertTrue(alone().contains("13800003210"), alone());
    hear(state("receipt-submitted"));
    assertTrue(alone().contains("T E 4 4, 0 1 1 3"), alone());
    assertTrue(String.join("", stage.ear.aloud()).contains("尾号 0 0 0 7"), alone());
    assertTrue(alone().contains("已提交"), alone());
  }

  @Test
  void aTouchStopsTheVoiceAtOnce() {
    hear(state("notice-442106041002"));
    assertFalse(stage.ear.now.isEmpty());
    int before = stage.ear.hushed;
    stage.tap("text-size");
    assertTrue(stage.ear.hushed > before);
    assertEquals(List.of(), stage.ear.now);
  }

  @Test
  void whatIsTypedIsSaidToItsOwnerAlone() {
    hear(state("form-442106041002"));
    turnTo("field-phone");
    stage.tap("field-phone");
    stage.tap("key-1");
    assertEquals(List.of("1"), stage.ear.alone());
    assertEquals(List.of("已输入 1 个字"), stage.ear.aloud());
    stage.tap("key-3");
    assertEquals(List.of("3"), stage.ear.alone());
    stage.tap("key-backspace");
    assertEquals(List.of("1"), stage.ear.alone());
  }

  @Test
  void theKeysOfTheVoiceReadAgainPauseAndChangeTheVolume() {
    hear(state("home"));
    press(KeyCode.DOWN);
    var focus = stage.ear.alone();
    press(KeyCode.DIVIDE);
    assertTrue(stage.ear.now.size() > 1, "the whole screen");
    assertEquals("您要做什么？", stage.ear.alone().getFirst());
    press(KeyCode.NUMPAD5);
    assertEquals(focus, stage.ear.alone(), "where one is");
    press(KeyCode.DECIMAL);
    assertEquals(1, stage.ear.paused);
    stage.events.clear();
    press(KeyCode.ADD);
    press(KeyCode.SUBTRACT);
    press(KeyCode.MULTIPLY);
    press(KeyCode.NUMPAD0);
    assertEquals(
        List.of(
            new Event.Louder(1),
            new Event.Louder(-1),
            new Event.SwitchVoice(),
            new Event.Stirred(),
            new Event.SwitchLanguage()),
        stage.events);
    hear(state("home"), new Voice(true, 5));
    assertEquals(5, stage.ear.volumes.getLast());
  }

  @Test
  void whoDoesNotWantItHearsNothing() {
    SampleStates.all(Look.plain(Language.ZH_CN))
        .forEach((name, sample) -> {
          if (!name.startsWith("voice")) {
            stage.show(sample);
          }
        });
    stage.show(Objects.requireNonNull(SampleStates.all(Look.plain(Language.ZH_CN)).get("home")));
    press(KeyCode.DIVIDE);
    press(KeyCode.ADD);
    assertEquals(List.of(), stage.ear.all);
  }

  @Test
  void aTerminalThatCannotSpeakOffersNoVoice() {
    stage.ear.ready = false;
    stage.show(state("home"));
    assertTrue(stage.node("voice").isEmpty());
    press(KeyCode.MULTIPLY);
    assertEquals(List.of(), stage.ear.all);
    assertEquals(List.of(), stage.events);
  }

  @Test
  void everyKeyOnAGlassAtRestBeginsAVisitThatIsSpoken() {
    stage.show(SampleStates.REST);
    for (var key : List.of(KeyCode.ENTER, KeyCode.DOWN, KeyCode.NUMPAD5, KeyCode.MULTIPLY)) {
      press(key);
      assertEquals(List.of(new Event.Begin(Language.ZH_CN, false, true)), stage.events);
      stage.events.clear();
    }
    press(KeyCode.F4);
    assertEquals(List.of(), stage.events);
    assertEquals(List.of(), stage.ear.all, "at rest it is quiet");
  }

  @Test
  void theEndOfAVisitIsSilence() {
    hear(state("receipt-submitted"));
    stage.show(SampleStates.REST);
    assertEquals(List.of(), stage.ear.now);
    hear(state("home"));
    assertTrue(stage.ear.alone().getFirst().contains("语音已打开"), "greeted anew");
  }

  private static Map<String, State> states(Language language) {
    return SampleStates.all(Look.plain(language).with(ON));
  }

  private State state(String sample) {
    return Objects.requireNonNull(states(Language.ZH_CN).get(sample), sample);
  }

  /// As the first screen of a visit.
  private void hear(State state) {
    stage.show(SampleStates.REST);
    stage.events.clear();
    stage.ear.now.clear();
    stage.ear.all.clear();
    stage.show(state);
  }

  private void hear(State state, Voice voice) {
    var s = (State.Visiting) state;
    stage.show(
        new State.Visiting(
            9, s.terminal(), s.visit().with(s.visit().look().with(voice)), s.stage(), s.overlay()));
  }

  private String alone() {
    return String.join("\n", stage.ear.all.stream().map(Sentence::toHeadset).toList());
  }

  private void turn() {
    if (stage.node("proceed").filter(node -> !node.isDisabled()).isPresent()) {
      stage.tap("proceed");
    }
  }

  private void turnTo(String id) {
    for (int page = 0; page < 9 && stage.node(id).isEmpty(); page++) {
      turn();
    }
  }

  private static boolean usable(Node node) {
    return Ruler.target(node) && !node.isDisabled();
  }

  private void press(KeyCode code) {
    for (var type : new ArrayList<>(List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED))) {
      Toolkit.on(() -> {
        javafx.event.Event.fireEvent(
            stage.scene, new KeyEvent(type, "", "", code, false, false, false, false));
        return true;
      });
    }
    stage.settle();
  }
}
