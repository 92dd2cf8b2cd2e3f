// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Effect.Timer;
import hall.kiosk.journey.State.Overlay;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsentTest {

  private final Drive drive = new Drive(Samples.terminal());

  @Test
  void nothingIsScannedBeforeTheCitizenAgreed() {
    drive.toConsent();
    assertEquals(new Stage.Consenting(false), drive.visiting().stage());
    drive.does(new Event.Scan());
    assertTrue(drive.effects().stream().noneMatch(Effect.Scan.class::isInstance));
    assertEquals(Optional.empty(), drive.visiting().visit().consent());
    drive.does(new Event.Proceed());
    assertInstanceOf(Stage.Materials.class, drive.visiting().stage());
    assertEquals(Optional.of(Consent.IMAGES), drive.visiting().visit().consent());
    drive.does(new Event.Scan());
    assertTrue(drive.effects().stream().anyMatch(Effect.Scan.class::isInstance));
  }

  @Test
  void whoAgreedIsNotAskedAgainInThisVisitButInTheNext() {
    drive.toMaterials();
    drive.does(new Event.Back());
    assertInstanceOf(Stage.Form.class, drive.visiting().stage());
    drive.does(new Event.Proceed());
    assertInstanceOf(Stage.Materials.class, drive.visiting().stage());
    drive.does(new Event.Cancel());
    drive.does(new Event.Leave());
    drive.toConsent();
    assertEquals(new Stage.Consenting(false), drive.visiting().stage());
  }

  @Test
  void whoRefusesIsToldWhereElseAndMayThinkAgain() {
    drive.toConsent();
    var filled = drive.visiting().visit();
    drive.does(new Event.Refuse());
    assertEquals(new Stage.Consenting(true), drive.visiting().stage());
    drive.does(new Event.Proceed());
    assertEquals(new Stage.Consenting(true), drive.visiting().stage(), "a no is a no");
    drive.does(new Event.Back());
    assertEquals(new Stage.Consenting(false), drive.visiting().stage());
    assertEquals(filled, drive.visiting().visit(), "nothing is lost");
    drive.does(new Event.Back());
    assertInstanceOf(Stage.Form.class, drive.visiting().stage());
  }

  @Test
  void thePrivacyNoticeIsOpenedAnywhereAndGoesBackToTheSame() {
    drive.toForm();
    var stage = drive.visiting().stage();
    var visit = drive.visiting().visit();
    drive.does(new Event.OpenPrivacy());
    assertEquals(Overlay.PRIVACY, drive.visiting().overlay());
    drive.does(new Event.Stirred());
    assertEquals(Timer.WARNING, drive.effect(Effect.StartTimer.class).timer(), "reads on");
    drive.does(new Event.Stay());
    assertEquals(Overlay.NONE, drive.visiting().overlay());
    assertEquals(stage, drive.visiting().stage());
    assertEquals(visit, drive.visiting().visit());
  }
}
