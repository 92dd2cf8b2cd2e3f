// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.home;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Service;
import hall.kiosk.journey.Terminal;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What a service is called and what it is for, or why it cannot begin now.
///
/// @param many whether there are so many that height is scarce
record ServiceTile(Kit kit, boolean many) {

  Region of(Service service, Terminal terminal) {
    var word = service.name().toLowerCase(Locale.ROOT);
    var title = kit.say("service." + word);
    var hindrance = service.hindrance(terminal);
    var more = hindrance.map(kit::say).orElseGet(() -> kit.say(more(service, terminal)));
    var icon = hindrance.isPresent() ? Icon.WARNING : Icon.of(service);
    var words = new VBox(kit.px(1), kit.bold(beside() ? Role.LEAD : Role.DISPLAY, title));
    words.getChildren().add(kit.text(Role.CAPTION, more, "muted"));
    var content = beside() ? kit.row(4) : new VBox(kit.px(4));
    content.getChildren().addAll(emblem(icon), Kit.grow(words));
    var spoken = hindrance.isPresent() ? title + " " + more : title;
    var press =
        new Press(
            kit,
            "service-" + word,
            spoken,
            () -> kit.emit().accept(new Event.StartService(service)),
            Kit.grow(content));
    press.setAlignment(Pos.TOP_LEFT);
    press.setDisable(hindrance.isPresent());
    return press.roomy(kit);
  }

  /// What it is, and what one needs for it.
  private static String more(Service service, Terminal terminal) {
    boolean phone = terminal.loginApp().isPresent();
    return switch (service) {
      case APPLY -> phone ? "service.apply.more.login" : "service.apply.more";
      case PROGRESS -> phone ? "service.progress.more.login" : "service.progress.more";
      default -> "service." + service.name().toLowerCase(Locale.ROOT) + ".more";
    };
  }

  /// Where height is scarce, the picture stands beside the words.
  private boolean beside() {
    return many || kit.metrics().tight() || kit.metrics().low();
  }

  private Region emblem(Icon icon) {
    double size =
        kit.px(
            (beside() ? 18 : kit.metrics().landscape() ? 24 : 34)
                * Math.max(0.7, kit.metrics().picture()));
    var emblem = new StackPane(icon.draw(size * 0.66));
    emblem.getStyleClass().add("emblem");
    emblem.setMinSize(size, size);
    emblem.setMaxSize(size, size);
    return emblem;
  }
}
