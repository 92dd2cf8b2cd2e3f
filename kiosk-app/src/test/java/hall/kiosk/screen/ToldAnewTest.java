// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.kiosk.journey.Language;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Visit.Look;
import hall.kiosk.journey.Visit.TextSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

/// What a screen tells anew while somebody reads it or reaches for it.
class ToldAnewTest {

  private static final Look LARGEST = Look.plain(Language.ZH_CN).with(TextSize.LARGEST);

  private final Stagecraft stage = Stagecraft.on(Samples.PORTRAIT);

  private static State sample(Look look, String name) {
    return Objects.requireNonNull(SampleStates.all(look).get(name), name);
  }

  @Test
  void everyControlIsAtItsPlaceBeforeTheNextPulse() {
    var states = SampleStates.all(Look.plain(Language.ZH_CN));
    stage.show(Objects.requireNonNull(states.get("attract")));
    var elsewhere = new ArrayList<String>();
    states.forEach((name, state) -> {
      var atOnce =
          Toolkit.on(() -> {
            stage.glass.show(state);
            return controls();
          });
      stage.settle();
      var later = Toolkit.on(this::controls);
      atOnce.forEach((id, place) -> {
        if (!place.equals(later.get(id))) {
          elsewhere.add(name + " " + id + ": " + place + ", then " + later.get(id));
        }
      });
      assertEquals(later.keySet(), atOnce.keySet(), name);
    });
    assertEquals(List.of(), elsewhere);
  }

  private Map<String, Bounds> controls() {
    var controls = new LinkedHashMap<String, Bounds>();
    for (var node : stage.seen()) {
      if (node.getId() != null && (node.isFocusTraversable() || node instanceof Button)) {
        controls.put(node.getId(), node.localToScene(node.getLayoutBounds()));
      }
    }
    return controls;
  }

  @Test
  void thePageThatIsReadStays() {
    var stage = Stagecraft.on(Samples.FIVE_TO_FOUR);
    stage.show(sample(LARGEST, "windows"));
    stage.tap("page-next");
    var read = shown(stage);
    assertEquals(Set.of(), common(read, firstPage("windows")), "the second page shows others");
    stage.show(sample(LARGEST, "windows-disabled"));
    assertEquals(read, shown(stage));
    stage.show(sample(LARGEST, "windows-refused"));
    assertEquals(firstPage("windows-refused"), shown(stage), "a problem is seen");
  }

  private Set<String> firstPage(String name) {
    var other = Stagecraft.on(Samples.FIVE_TO_FOUR);
    other.show(sample(LARGEST, name));
    return shown(other);
  }

  private static Set<String> shown(Stagecraft stage) {
    var ids = new TreeSet<String>();
    stage.seen().stream()
        .map(Node::getId)
        .filter(Objects::nonNull)
        .filter(id -> id.startsWith("line-"))
        .forEach(ids::add);
    return ids;
  }

  private static Set<String> common(Set<String> some, Set<String> others) {
    var common = new TreeSet<>(some);
    common.retainAll(others);
    return common;
  }
}
