// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.keyboard;

import hall.kiosk.screen.kit.Glyphs;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Spoken;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// Shows what is being typed, with a bar where the next character comes.
public final class EntryBox extends StackPane {

  private static final String CARET = "▏";

  private final Kit kit;
  private final Label text;
  private final String placeholder;
  private String before = "";
  private int seen = Integer.MAX_VALUE;

  /// @param lines how many lines are kept free
  public EntryBox(Kit kit, String id, String placeholder, int lines) {
    this.kit = kit;
    this.placeholder = placeholder;
    text = kit.text(Role.LEAD, placeholder, "muted");
    text.setMaxWidth(Double.MAX_VALUE);
    getChildren().add(text);
    setAlignment(Pos.CENTER_LEFT);
    setId(id);
    setAccessibleRole(AccessibleRole.TEXT_FIELD);
    setAccessibleText(placeholder);
    getStyleClass().add("entry");
    setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(2.5), kit.px(4)));
    setMinHeight(USE_PREF_SIZE);
    setPrefHeight(USE_COMPUTED_SIZE);
    text.setMinHeight(kit.metrics().fontPx(Role.LEAD) * 1.5 * lines);
    speak("");
  }

  /// Of a long text only the end is seen, where the next character comes.
  ///
  /// @param characters how many of them
  void showEnd(int characters) {
    seen = characters;
  }

  public void show(String typed) {
    boolean empty = typed.isEmpty();
    text.setText(empty ? placeholder : Glyphs.showable(end(typed)) + CARET);
    if (empty != text.getStyleClass().contains("muted")) {
      if (empty) {
        text.getStyleClass().add("muted");
      } else {
        text.getStyleClass().remove("muted");
      }
    }
    speak(typed);
  }

  private String end(String typed) {
    int more = typed.codePointCount(0, typed.length()) - seen;
    return more <= 0 ? typed : "…" + typed.substring(typed.offsetByCodePoints(0, more));
  }

  /// Others hear how much was typed; the citizen hears what came last.
  private void speak(String typed) {
    var said = typed.replace(" ", "");
    int length = said.codePointCount(0, said.length());
    boolean grew = said.startsWith(before) && !said.equals(before);
    if (said.isEmpty()) {
      Spoken.personal(this, placeholder, placeholder);
    } else {
      Spoken.personal(
          this,
          kit.count("voice.typed", length),
          typed,
          grew ? said.substring(before.length()) : typed);
    }
    before = said;
  }
}
