// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Effect.Timer;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.Visit.Look;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoiceTest {

  private final Drive drive = new Drive(Samples.terminal());

  @Test
  void aVisitBegunByFingerIsQuietAndOneBegunByKeysIsNot() {
    drive.does(new Event.Begin(Language.ZH_CN));
    assertEquals(Voice.OFF, voice());
    drive.does(new Event.Cancel());
    drive.does(new Event.Leave());
    drive.does(new Event.Begin(Language.ZH_CN, false, true));
    assertEquals(new Voice(true, 3), voice());
  }

  @Test
  void theVolumeHasFiveStepsAndStartsAnewWithEachVisit() {
    drive.does(new Event.Begin(Language.ZH_CN, false, true));
    for (int volume : new int[] {4, 5, 5}) {
      drive.does(new Event.Louder(1));
      assertEquals(volume, voice().volume());
    }
    for (int volume : new int[] {4, 3, 2, 1, 1}) {
      drive.does(new Event.Louder(-1));
      assertEquals(volume, voice().volume());
    }
    drive.does(new Event.Cancel());
    drive.does(new Event.Leave());
    drive.does(new Event.Begin(Language.ZH_CN));
    assertEquals(Look.plain(Language.ZH_CN), drive.visiting().visit().look());
  }

  @Test
  void theQuestionAboutTheVoiceChangesItAndEndsWithEitherAnswer() {
    drive.toForm();
    var stage = drive.visiting().stage();
    drive.does(new Event.SwitchVoice());
    drive.does(new Event.OpenVoice());
    assertEquals(Overlay.VOICE, drive.visiting().overlay());
    drive.does(new Event.Louder(1));
    assertEquals(4, voice().volume());
    drive.does(new Event.Stay());
    assertEquals(Overlay.NONE, drive.visiting().overlay());
    drive.does(new Event.OpenVoice());
    drive.does(new Event.SwitchVoice());
    assertEquals(Overlay.NONE, drive.visiting().overlay());
    assertEquals(new Voice(false, 4), voice());
    assertEquals(stage, drive.visiting().stage());
  }

  @Test
  void whoListensOrMovesIsStillHere() {
    drive.toForm();
    var old = drive.state().generation();
    drive.does(new Event.Stirred());
    assertEquals(Timer.WARNING, drive.effect(Effect.StartTimer.class).timer());
    drive.does(new Event.TimerFired(old, Timer.WARNING));
    assertEquals(Overlay.NONE, drive.visiting().overlay());
  }

  /// A warning that is read aloud must not answer itself.
  @Test
  void listeningToTheWarningIsNoAnswer() {
    drive.toForm();
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.WARNING));
    var purge = drive.effect(Effect.StartTimer.class);
    drive.does(new Event.Stirred());
    assertEquals(Overlay.WARNING, drive.visiting().overlay());
    drive.does(new Event.TimerFired(purge.generation(), purge.timer()));
    assertInstanceOf(State.Idle.class, drive.state());
  }

  @Test
  void listeningKeepsNobodyWaitingForTheServer() {
    drive.toReview();
    drive.does(new Event.Proceed());
    var patience = drive.effect(Effect.StartTimer.class);
    drive.does(new Event.Stirred());
    assertEquals(List.of(), drive.effects());
    assertEquals(patience.generation(), drive.state().generation());
  }

  @Test
  void theLastScreenIsStillSpoken() {
    drive.toReceipt();
    drive.does(new Event.SwitchVoice());
    drive.does(new Event.Finish());
    assertInstanceOf(Stage.Thanks.class, drive.visiting().stage());
    assertTrue(voice().on());
  }

  private Voice voice() {
    return drive.visiting().visit().look().voice();
  }
}
