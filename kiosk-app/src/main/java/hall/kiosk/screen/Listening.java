// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Language;
import hall.kiosk.screen.Reading.Here;
import hall.kiosk.screen.Reading.Line;
import hall.kiosk.screen.kit.Keyed;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Spoken;
import hall.kiosk.screen.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;

/// Reads a screen from its nodes, so that none can be forgotten.
final class Listening {

  /// What is the same on every screen is heard where one goes to it.
  private static final Set<String> FRAME = Set.of("header", "progress", "footer");

  private static final Set<String> URGENT =
      Set.of("note-warm", "note-bad", "note-good", "wrong-text");

  private static final int MOST_OFFERS = 12;

  private final Words words;
  private final List<Line> lines = new ArrayList<>();
  private final List<Line> offers = new ArrayList<>();
  private String place = "";

  private Listening(Language language) {
    words = Words.in(language);
  }

  /// @param root what the screens stand in, one over the other
  static Reading of(Parent root, Language language, Optional<Node> focus) {
    var listening = new Listening(language);
    listening.walk(root, false, false);
    return new Reading(
        listening.place,
        language,
        listening.lines,
        listening.offers,
        focus.map(node -> new Here(id(node), listening.control(node))));
  }

  private void walk(Node node, boolean framed, boolean urgent) {
    if (!node.isVisible()) {
      return;
    }
    var styles = node.getStyleClass();
    if (id(node).startsWith("screen-") || id(node).startsWith("overlay-")) {
      // A question hides the screen below.
      place = id(node);
      lines.clear();
      offers.clear();
    }
    boolean inFrame = framed || styles.stream().anyMatch(FRAME::contains);
    boolean inNote = urgent || styles.stream().anyMatch(URGENT::contains);
    if (isControl(node)) {
      control(node, inFrame);
    } else if (Spoken.of(node).isPresent()) {
      add(Spoken.of(node).get(), node, inFrame, inNote);
    } else if (node instanceof Label label) {
      add(plain(Objects.requireNonNullElse(label.getText(), "")), node, inFrame, inNote);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, inFrame, inNote));
    }
  }

  private static Spoken plain(String text) {
    return new Spoken(text, text, text);
  }

  private void add(Spoken said, Node node, boolean framed, boolean urgent) {
    if (!framed && !said.toHeadset().isBlank()) {
      lines.add(
          new Line(said.toAll(), said.toHeadset(), said.change(), urgent, Spoken.isStill(node)));
    }
  }

  /// One that can be used is heard where one goes to it; of one that can't be, its words say why.
  private void control(Node node, boolean framed) {
    if (node.isDisabled()) {
      if (node instanceof Press press) {
        press.getChildren().forEach(child -> walk(child, framed, false));
      }
    } else if (!framed && offers.size() < MOST_OFFERS && !id(node).startsWith("key-")) {
      offers.add(named(node));
    }
  }

  private static boolean isControl(Node node) {
    return node instanceof Button || node instanceof Keyed;
  }

  private Line named(Node node) {
    var said =
        Spoken.of(node)
            .orElseGet(() ->
                plain(
                    Optional.ofNullable(node.getAccessibleText())
                        .filter(text -> !text.isBlank())
                        .orElseGet(() -> node instanceof Labeled l ? l.getText() : "")));
    return new Line(said.toAll(), said.toHeadset(), said.change(), false, false);
  }

  /// What it is called, and what it is; keys of a keyboard are many and say only what they type.
  private Line control(Node node) {
    var name = named(node);
    if (id(node).startsWith("key-") || id(node).startsWith("candidate-")) {
      return name;
    }
    return new Line(role(name.toAll()), role(name.toHeadset()), role(name.change()), false, false);
  }

  private String role(String name) {
    return name.isBlank() ? name : words.say("voice.button", name);
  }

  private static String id(Node node) {
    return Objects.requireNonNullElse(node.getId(), "");
  }
}
