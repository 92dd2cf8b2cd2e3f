// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.kiosk.config.CatalogueJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DeclaringTest {

  /// The sample item, which excludes commitments from its next version on.
  private static ServiceItem excluding() {
    var json = new ObjectMapper();
    var folder = Path.of(System.getProperty("repository.root"), "configs");
    try {
      var item =
          (ObjectNode)
              json.readTree(
                  Files.readString(folder.resolve("services/minimum-living-allowance.json")));
      item.remove("commitment");
      var divisions = Files.readString(folder.resolve("divisions/sample-district.json"));
      var read =
          CatalogueJson.read(
              "{\"revision\":\"r\",\"items\":[" + item + "],\"divisions\":[" + divisions + "]}");
      return read.catalogue().items().getFirst();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anItemThatExcludesCommitmentsNeverShowsOne() {
    var item = excluding();
    assertFalse(item.commits());
    assertInstanceOf(Stage.Sign.class, Declaring.first(item));
    var visit = Visit.begin(Language.ZH_CN).with(Samples.card(), Samples.TODAY).with(item);
    assertInstanceOf(Stage.Sign.class, HandingIn.after(visit));
    var signing =
        new State.Visiting(1, Samples.terminal(), visit, new Stage.Sign(), State.Overlay.NONE);
    var back = (State.Visiting) Journey.next(signing, new Event.Back()).state();
    assertInstanceOf(Stage.Materials.class, back.stage());
  }

  @Test
  void everyOtherItemShowsItBeforeTheSignature() {
    var item = Samples.catalogue().find("ac0a77037000").orElseThrow();
    assertTrue(item.commits());
    assertInstanceOf(Stage.Commitment.class, Declaring.first(item));
  }
}
