// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Terminal;
import hall.kiosk.journey.Visit.Colours;
import hall.kiosk.journey.Visit.TextSize;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The hall's name, and how the citizen wants to read.
final class Header {

  private Header() {}

  static Region of(Kit kit, Terminal terminal) {
    var bar = new HBox(kit.gap(), Kit.grow(name(kit, terminal)));
    bar.setAlignment(Pos.CENTER_LEFT);
    if (terminal.languages().contains(kit.language().other())) {
      bar.getChildren()
          .add(
              control(
                  kit,
                  "language",
                  kit.say("header.language"),
                  kit.say("header.language.spoken"),
                  Icon.LANGUAGE,
                  new Event.SwitchLanguage()));
    }
    var size = kit.say(size(kit.look().textSize()));
    var colours = kit.say(colours(kit.look().colours()));
    bar.getChildren()
        .addAll(
            control(
                kit,
                "text-size",
                scarce(kit) ? capital(size) : kit.say("header.size", size),
                kit.say("header.size.spoken", size),
                Icon.TEXT_SIZE,
                new Event.SwitchTextSize()),
            control(
                kit,
                "contrast",
                colours,
                kit.say("header.contrast.spoken", colours),
                Icon.CONTRAST,
                new Event.SwitchContrast()));
    if (kit.reachesLow()) {
      bar.getChildren().add(reach(kit));
    }
    if (kit.speaks()) {
      bar.getChildren().add(voice(kit));
    }
    bar.getChildren()
        .add(
            control(
                kit,
                "help",
                kit.say("header.help"),
                kit.say("header.help.spoken"),
                Icon.SPEAK,
                new Event.OpenHelp()));
    bar.getChildren()
        .add(
            control(
                kit,
                "privacy",
                kit.say("header.privacy"),
                kit.say("header.privacy.spoken"),
                Icon.LOCK,
                new Event.OpenPrivacy()));
    bar.getStyleClass().add("header");
    bar.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(2.5), kit.px(5)));
    return bar;
  }

  /// Only where its words are not broken: the first screen has said it.
  private static Region name(Kit kit, Terminal terminal) {
    boolean breaksAnywhere = kit.language() == Language.ZH_CN;
    boolean some = breaksAnywhere && !kit.metrics().narrow() && kit.metrics().picture() == 1;
    boolean room = wide(kit) ? kit.look().textSize() != TextSize.LARGEST : some;
    return room
        ? new EvenLines(kit.bold(Role.CAPTION, kit.say(terminal.hall()), "on-head"))
        : new Region();
  }

  private static boolean wide(Kit kit) {
    return kit.metrics().landscape() && !kit.metrics().narrow();
  }

  /// Large text beside so many controls: an icon tells what its word is about.
  private static boolean scarce(Kit kit) {
    return !wide(kit) && kit.metrics().picture() < 0.8;
  }

  /// The first tap reads aloud; the next asks how.
  private static Button voice(Kit kit) {
    boolean on = kit.look().voice().on();
    return control(
        kit,
        "voice",
        kit.say(!on ? "header.voice" : scarce(kit) ? "header.voice.on.short" : "header.voice.on"),
        kit.say(on ? "header.voice.on.spoken" : "header.voice.spoken"),
        Icon.VOICE,
        on ? new Event.OpenVoice() : new Event.SwitchVoice());
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static Button reach(Kit kit) {
    boolean low = kit.look().lowReach();
    return control(
        kit,
        "reach",
        kit.say(low ? "header.reach.off" : "header.reach.on"),
        kit.say(low ? "header.reach.off.spoken" : "header.reach.on.spoken"),
        low ? Icon.UP : Icon.DISABILITY,
        new Event.SwitchReach());
  }

  private static String colours(Colours colours) {
    return switch (colours) {
      case CALM -> "colours.0";
      case BLACK_ON_WHITE -> "colours.1";
      case YELLOW_ON_BLACK -> "colours.2";
    };
  }

  private static String size(TextSize size) {
    return switch (size) {
      case NORMAL -> "size.0";
      case LARGE -> "size.1";
      case LARGER -> "size.2";
      case LARGEST -> "size.3";
    };
  }

  private static Button control(
      Kit kit, String id, String text, String spoken, Icon icon, Event event) {
    var button = kit.button(id, text, icon, event, "head-control");
    button.setFont(kit.metrics().font(Role.CAPTION, false));
    button.setGraphicTextGap(kit.px(0.5));
    button.setContentDisplay(kit.metrics().landscape() ? ContentDisplay.LEFT : ContentDisplay.TOP);
    button.setAccessibleText(spoken);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(1), kit.px(wide(kit) ? 2 : 1)));
    return button;
  }
}
