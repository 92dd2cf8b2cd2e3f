// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.ForStaff;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.Optional;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a screen at rest says to the staff: quiet, at its foot, and plainly not for citizens.
public final class StaffBand {

  private StaffBand() {}

  /// The band, where there is something to say.
  ///
  /// @param other the kit of the other language, where the hall has two
  public static Optional<Region> of(Kit first, Optional<Kit> other, ForStaff staff) {
    if (staff.equals(ForStaff.NOTHING)) {
      return Optional.empty();
    }
    // A low panel has no room to say it twice.
    Optional<Kit> second = first.metrics().landscape() ? Optional.empty() : other;
    var band = new VBox(first.px(4));
    band.setId("staff");
    band.getStyleClass().add("staff");
    band.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(first.px(4), first.px(10)));
    band.setMinHeight(Region.USE_PREF_SIZE);
    staff.messages().stream()
        .findFirst()
        .ifPresent(message ->
            band.getChildren().add(message(first, second, message, staff.messages().size() - 1)));
    staff.strangerAs().ifPresent(id -> band.getChildren().add(stranger(first, second, id)));
    // Touching it begins no visit.
    band.setOnMouseClicked(MouseEvent::consume);
    return Optional.of(band);
  }

  private static Region message(Kit kit, Optional<Kit> second, ForStaff.Message message, int more) {
    var words = new VBox(kit.px(1), kit.bold(Role.CAPTION, kit.say("staff.title")));
    words.getChildren().add(kit.text(Role.BODY, kit.say(message.text()), "staff-text"));
    second.ifPresent(
        other -> words.getChildren().add(other.text(Role.CAPTION, other.say(message.text()))));
    if (more > 0) {
      words.getChildren().add(kit.text(Role.CAPTION, kit.count("staff.more", more)));
    }
    var seen =
        kit.button(
            "staff-seen",
            kit.say("staff.seen"),
            Icon.CHECK,
            new Event.MessageSeen(message.id()),
            "secondary");
    seen.setAccessibleText(kit.say("staff.seen.spoken"));
    seen.setMinWidth(Region.USE_PREF_SIZE);
    return kit.row(6, Kit.grow(words), seen);
  }

  private static Region stranger(Kit kit, Optional<Kit> second, String id) {
    var words = new VBox(kit.px(1), kit.text(Role.BODY, kit.say("staff.stranger"), "staff-text"));
    second.ifPresent(
        other -> words.getChildren().add(other.text(Role.CAPTION, other.say("staff.stranger"))));
    words.getChildren().add(kit.text(Role.CAPTION, kit.say("staff.terminal", id)));
    words.setId("staff-stranger");
    return kit.row(4, Icon.INFO.draw(kit.metrics().icon(Role.BODY)), Kit.grow(words));
  }
}
