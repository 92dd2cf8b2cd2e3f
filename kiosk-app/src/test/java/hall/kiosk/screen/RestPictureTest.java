// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Language;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Visit.Look;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// A picture is of a screen at rest or of nothing.
class RestPictureTest {

  private final Map<String, State> states = SampleStates.all(Look.plain(Language.ZH_CN));
  private final Stagecraft stage = Stagecraft.on(Samples.PORTRAIT);

  @Test
  void noStateOfAVisitGivesAPicture() {
    for (var sample : states.entrySet()) {
      if (sample.getValue() instanceof State.Visiting) {
        stage.show(sample.getValue());
        assertTrue(Toolkit.on(stage.glass::pictureAtRest).isEmpty(), sample.getKey());
      }
    }
  }

  @Test
  void beforeAnythingWasShownThereIsNoPicture() {
    assertTrue(Toolkit.on(stage.glass::pictureAtRest).isEmpty());
  }

  /// To the last pixel what it was before the citizen came.
  @Test
  void nothingOfAVisitIsOnThePictureAfterIt() throws IOException {
    var before = picture("attract");
    for (var name :
        new String[] {"home", "form-440125044001-filled", "receipt-submitted", "warning"}) {
      stage.show(Objects.requireNonNull(states.getOrDefault(name, states.get("home"))));
      assertArrayEquals(before, picture("attract"), name);
    }
  }

  @Test
  void aPictureIsSmallAndCanBeRead() throws IOException {
    for (var name : new String[] {"attract", "attract-staff", "out-of-service"}) {
      var png = picture(name);
      var image = ImageIO.read(new ByteArrayInputStream(png));
      assertEquals(540, image.getWidth(), name);
      assertEquals(RestPicture.LONGEST_PX, image.getHeight(), name);
      assertTrue(png.length < 256 * 1024, name + " has " + png.length);
    }
  }

  private byte[] picture(String name) throws IOException {
    stage.show(Objects.requireNonNull(states.get(name)));
    Optional<RestPicture> picture = Toolkit.on(stage.glass::pictureAtRest);
    return picture.orElseThrow(() -> new AssertionError("no picture of " + name)).png();
  }
}
