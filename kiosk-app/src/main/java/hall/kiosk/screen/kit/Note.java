// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Owner;
import hall.kiosk.journey.Language;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A framed message: icon, one bold line and what to do.
public final class Note {

  /// What kind of message; told by icon and frame, not by colour alone.
  public enum Kind {
    INFO(Icon.INFO, "note-info"),
    GOOD(Icon.CIRCLE_CHECK, "note-good"),
    WARM(Icon.WARNING, "note-warm"),
    BAD(Icon.WARNING, "note-bad");

    private final Icon icon;
    private final String style;

    Kind(Icon icon, String style) {
      this.icon = icon;
      this.style = style;
    }
  }

  private Note() {}

  public static Region of(Kit kit, Kind kind, String title, String... lines) {
    return of(kit, kind, kind.icon, title, List.of(lines));
  }

  /// One that is read from two metres away.
  public static Region big(Kit kit, Kind kind, Icon icon, String title, String line) {
    return of(
        kit, kind, icon, kit.metrics().tight() ? Role.TITLE : Role.DISPLAY, title, List.of(line));
  }

  public static Region of(Kit kit, Kind kind, Icon icon, String title, List<String> lines) {
    return of(kit, kind, icon, Role.BODY, title, lines);
  }

  private static Region of(
      Kit kit, Kind kind, Icon icon, Role size, String title, List<String> lines) {
    var texts = new VBox(kit.px(1));
    texts.getChildren().add(kit.bold(size, title));
    for (var line : lines) {
      texts.getChildren().add(kit.text(Role.BODY, line));
    }
    var row =
        new HBox(
            kit.px(4),
            icon.draw(kit.metrics().icon(size == Role.BODY ? Role.TITLE : size)),
            Kit.grow(texts));
    row.setAlignment(Pos.TOP_LEFT);
    row.getStyleClass().addAll("note", kind.style);
    row.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(4), kit.px(4)));
    row.setMinHeight(Region.USE_PREF_SIZE);
    return row;
  }

  /// A fault: what happened, who acts, what to do now.
  ///
  /// @param advice what the citizen does next on this screen
  public static Region fault(Kit kit, DeviceFault fault, String advice) {
    var message = fault.message();
    var text = kit.language() == Language.ZH_CN ? message.zhCn() : message.en();
    var owner = fault.owner();
    var note =
        of(
            kit,
            owner == Owner.CITIZEN ? Kind.WARM : Kind.BAD,
            owner == Owner.CITIZEN ? Icon.WARNING : Icon.TOOL,
            text,
            owner == Owner.CITIZEN || kit.helpPhone().isEmpty()
                ? List.of(who(kit, owner), advice)
                : List.of(who(kit, owner), advice, kit.say("help.phone", kit.helpPhone())));
    note.setId("problem-" + fault.reason());
    return note;
  }

  private static String who(Kit kit, Owner owner) {
    return kit.say(
        switch (owner) {
          case CITIZEN -> "owner.citizen";
          case ATTENDANT -> "owner.attendant";
          case ENGINEER -> "owner.engineer";
          case SOFTWARE -> "owner.software";
        });
  }
}
