// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Service;
import hall.kiosk.journey.ServiceItem.Theme;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// Line drawings on a grid of 24 by 24, so that no state is told by colour alone (A7).
public enum Icon {
  BACK("M15 5 L8 12 L15 19"),
  NEXT("M9 5 L16 12 L9 19"),
  UP("M5 15 L12 8 L19 15"),
  LEAVE("M13 4 H5 V20 H13 M10 12 H20 M16.5 8.5 L20 12 L16.5 15.5"),
  CHECK("M4.5 12.5 L10 18 L19.5 7"),
  CIRCLE_CHECK("M12 3 A9 9 0 1 0 12 21 A9 9 0 1 0 12 3 M7.5 12.3 L10.8 15.5 L16.5 9"),
  CIRCLE("M12 3 A9 9 0 1 0 12 21 A9 9 0 1 0 12 3"),
  WARNING("M12 3.5 L21.5 20 H2.5 Z M12 9.5 V14 M12 16.6 V17"),
  INFO("M12 3 A9 9 0 1 0 12 21 A9 9 0 1 0 12 3 M12 11 V16.5 M12 7.4 V7.8"),
  CLOCK("M12 3 A9 9 0 1 0 12 21 A9 9 0 1 0 12 3 M12 7 V12 L15.5 14"),
  LANGUAGE(
      "M12 3 A9 9 0 1 0 12 21 A9 9 0 1 0 12 3 M3 12 H21 M12 3 C7 8 7 16 12 21 M12 3 C17 8 17 16 12 21"),
  TEXT_SIZE("M3 19 L8.5 5 L14 19 M5 14.5 H12 M15 19 L18 11 L21 19 M16 16.5 H20"),
  CONTRAST("M12 3 A9 9 0 1 0 12 21 A9 9 0 1 0 12 3 M12 3 V21 M15 5 V19 M18 7.5 V16.5"),
  VOICE(
      "M3 9.5 V14.5 H7 L12 19 V5 L7 9.5 Z M15.5 9 A4.2 4.2 0 0 1 15.5 15 M18 6.5 A7.8 7.8 0 0 1 18 17.5"),
  LOUDER("M3 9.5 V14.5 H7 L12 19 V5 L7 9.5 Z M18.5 8.5 V15.5 M15 12 H22"),
  SOFTER("M3 9.5 V14.5 H7 L12 19 V5 L7 9.5 Z M15 12 H22"),
  QUIET("M3 9.5 V14.5 H7 L12 19 V5 L7 9.5 Z M15.5 9 L21.5 15 M21.5 9 L15.5 15"),
  SEARCH("M10.5 4 A6.5 6.5 0 1 0 10.5 17 A6.5 6.5 0 1 0 10.5 4 M15.3 15.3 L20.5 20.5"),
  CARD(
      "M3 6 H21 V18 H3 Z M13.5 9.5 H18 M13.5 12.5 H18 M8 8.7 A1.7 1.7 0 1 0 8 12.1 A1.7 1.7 0 1 0 8 8.7 M5 15.5 C5.5 13.4 10.5 13.4 11 15.5"),
  PAPER("M6 3 H15 L19 7 V21 H6 Z M15 3 V7 H19 M9 11.5 H16 M9 14.5 H16 M9 17.5 H13"),
  SCANNER("M3 14 H21 V20 H3 Z M6 14 L4.5 6 H19.5 L18 14 M7 17 H13"),
  PRINTER("M7 8 V3 H17 V8 M4 8 H20 V16 H17 M7 16 H4 V8 M7 13 H17 V21 H7 Z"),
  TICKET("M7 3 H17 V20 L15 18.5 L13.5 20 L12 18.5 L10.5 20 L9 18.5 L7 20 Z M10 7.5 H14 M10 11 H14"),
  PEN("M4 20 L5 15.5 L16 4.5 L19.5 8 L8.5 19 Z M13.5 7 L17 10.5"),
  DELETE(
      "M4 6.5 H20 M9 6.5 V3.5 H15 V6.5 M6 6.5 L7 20.5 H17 L18 6.5 M10 10.5 V16.5 M14 10.5 V16.5"),
  TURN("M19.5 12 A7.5 7.5 0 1 1 16.5 6 M16.8 2 V6.3 H12.5"),
  AGAIN("M5 12 A7 7 0 0 1 17.5 7.5 M18 3.5 V8 H13.5 M19 12 A7 7 0 0 1 6.5 16.5 M6 20.5 V16 H10.5"),
  STAR(
      "M12 3.5 L14.6 9.2 L20.8 9.9 L16.2 14.1 L17.5 20.2 L12 17.1 L6.5 20.2 L7.8 14.1 L3.2 9.9 L9.4 9.2 Z"),
  GRIN(
      "M12 3 A9 9 0 1 0 12 21 A9 9 0 1 0 12 3 M9 8.5 V10 M15 8.5 V10 M7 12.5 C8.2 18.5 15.8 18.5 17 12.5 Z"),
  SMILE(
      "M12 3 A9 9 0 1 0 12 21 A9 9 0 1 0 12 3 M9 8.5 V10 M15 8.5 V10 M8 14 C9.5 17 14.5 17 16 14"),
  CALM_FACE("M12 3 A9 9 0 1 0 12 21 A9 9 0 1 0 12 3 M9 8.5 V10 M15 8.5 V10 M8.5 15 H15.5"),
  FROWN(
      "M12 3 A9 9 0 1 0 12 21 A9 9 0 1 0 12 3 M9 8.5 V10 M15 8.5 V10 M8 16.5 C9.5 13.5 14.5 13.5 16 16.5"),
  UPSET(
      "M12 3 A9 9 0 1 0 12 21 A9 9 0 1 0 12 3 M9 8.5 V10 M15 8.5 V10 M7 17 C8.2 11.5 15.8 11.5 17 17 Z"),
  EYE(
      "M2 12 C5.5 6 18.5 6 22 12 C18.5 18 5.5 18 2 12 Z M12 8.8 A3.2 3.2 0 1 0 12 15.2 A3.2 3.2 0 1 0 12 8.8"),
  PLUS("M12 4 V20 M4 12 H20"),
  COIN(
      "M12 3 A9 9 0 1 0 12 21 A9 9 0 1 0 12 3 M8 6.5 L12 11.5 L16 6.5 M12 11.5 V18 M8 12 H16 M8 15 H16"),
  SEALED(
      "M6 3 H14 L18 7 V12 M6 3 V21 H11 M9 8 H12 M9 12 H14 M16 13.5 A3 3 0 1 0 16 19.5 A3 3 0 1 0 16 13.5 M14.5 19 V22.5 L16 21.5 L17.5 22.5 V19"),
  SPEAK("M4 5 H20 V16 H11 L6.5 20 V16 H4 Z M8 9 H16 M8 12 H13"),
  MINUS("M4 12 H20"),
  COPY("M8 3 H16 L20 7 V17 H8 Z M16 3 V7 H20 M8 7 H4 V21 H16 V17"),
  CALENDAR(
      "M4 6 H20 V20 H4 Z M4 10.5 H20 M8.5 3.5 V8 M15.5 3.5 V8 M8 14.5 H8.5 M12 14.5 H12.5 M16 14.5 H16.5"),
  LOCK("M6 11 H18 V20 H6 Z M8.5 11 V8 A3.5 3.5 0 0 1 15.5 8 V11"),
  PERSON("M12 4 A4 4 0 1 0 12 12 A4 4 0 1 0 12 4 M4.5 20.5 C5 14 19 14 19.5 20.5"),
  PHONE("M5 4 H9 L11 9 L8.5 11 C9.5 13.2 10.8 14.5 13 15.5 L15 13 L20 15 V19 C12 21 3 12 5 4"),
  TOOL(
      "M15.5 3.5 A5.2 5.2 0 0 0 10.6 10.4 L3.5 17.5 L6.5 20.5 L13.6 13.4 A5.2 5.2 0 0 0 20.5 8.5 L17 11 L13 7 Z"),
  SAVE("M4 4 H17 L20 7 V20 H4 Z M8 4 V9 H15 V4 M7.5 20 V14 H16.5 V20"),
  SEND("M3 12 H17 M11.5 6.5 L17 12 L11.5 17.5 M21 4 V20"),
  BACKSPACE("M8.5 5 H21 V19 H8.5 L2.5 12 Z M12 9 L17 15 M17 9 L12 15"),
  SHIFT("M12 4 L20 12.5 H16 V20 H8 V12.5 H4 Z"),
  LIFE_EVENTS(
      "M5 9.2 A2.8 2.8 0 1 0 5 14.8 A2.8 2.8 0 1 0 5 9.2 M12 9.2 A2.8 2.8 0 1 0 12 14.8 A2.8 2.8 0 1 0 12 9.2 M19 9.2 A2.8 2.8 0 1 0 19 14.8 A2.8 2.8 0 1 0 19 9.2 M7.8 12 H9.2 M14.8 12 H16.2"),
  BUSINESS("M4 10 V20 H20 V10 M2.5 10 L5 4 H19 L21.5 10 Z M9.5 20 V14 H14.5 V20"),
  INSURANCE(
      "M12 3 L20 6 V12 C20 16.5 16.5 19.5 12 21.5 C7.5 19.5 4 16.5 4 12 V6 Z M12 8 V15 M8.5 11.5 H15.5"),
  RESIDENCE("M3 11.5 L12 4 L21 11.5 M5.5 10 V20 H18.5 V10 M10 20 V14.5 H14 V20"),
  ASSISTANCE(
      "M12 20 C4 14 3 10.5 4.5 8 C6.5 4.8 10.5 5.5 12 8.5 C13.5 5.5 17.5 4.8 19.5 8 C21 10.5 20 14 12 20 Z"),
  FAMILY(
      "M8 4 A3 3 0 1 0 8 10 A3 3 0 1 0 8 4 M16.5 8.5 A2.3 2.3 0 1 0 16.5 13 A2.3 2.3 0 1 0 16.5 8.5 M2.5 20 C3 12.5 13 12.5 13.5 20 M14 15.8 C17 14.8 20.5 16 21 20"),
  ELDERLY(
      "M9.5 3.5 A2.3 2.3 0 1 0 9.5 8 A2.3 2.3 0 1 0 9.5 3.5 M9 10.5 L8 15.5 L11 17 L11.5 21 M8 15.5 L5.5 21 M9 10.5 L13 13.5 L16 13 M16 12 V21"),
  DISABILITY(
      "M10 3 A1.8 1.8 0 1 0 10 6.6 A1.8 1.8 0 1 0 10 3 M10 8.5 V14 H15.5 L18.5 20 M10 10.8 H15 M8 11.5 A5 5 0 1 0 14 18"),
  PROPERTY("M5 21 V3 H15 V21 M15 9 H20 V21 M3 21 H21.5 M8 7 H12 M8 11 H12 M8 15 H12"),
  DEPARTMENT("M3 9 L12 3.5 L21 9 Z M5 9 V18 M9.7 9 V18 M14.3 9 V18 M19 9 V18 M3 20.5 H21");

  private final String path;

  Icon(String path) {
    this.path = path;
  }

  /// The drawing at a size in pixels; its colour follows the style class `icon`.
  public Region draw(double size) {
    var shape = new SVGPath();
    shape.setContent(path);
    shape.getStyleClass().add("icon");
    shape.getTransforms().add(new Scale(size / 24, size / 24));
    shape.setManaged(false);
    var box = new StackPane(shape);
    box.setMinSize(size, size);
    box.setPrefSize(size, size);
    box.setMaxSize(size, size);
    box.setMouseTransparent(true);
    return box;
  }

  public static Icon of(Service service) {
    return switch (service) {
      case APPLY -> PAPER;
      case PROGRESS -> CLOCK;
      case HAND_IN -> SCANNER;
      case NUMBER -> TICKET;
      case BOOK -> CALENDAR;
      case COPY -> COPY;
      case ATTEST -> SEALED;
      case PAY -> COIN;
      case COMPLAIN -> SPEAK;
    };
  }

  public static Icon of(Theme theme) {
    return switch (theme) {
      case LIFE_EVENTS -> LIFE_EVENTS;
      case BUSINESS -> BUSINESS;
      case INSURANCE -> INSURANCE;
      case RESIDENCE -> RESIDENCE;
      case ASSISTANCE -> ASSISTANCE;
      case FAMILY -> FAMILY;
      case ELDERLY -> ELDERLY;
      case DISABILITY -> DISABILITY;
      case PROPERTY -> PROPERTY;
    };
  }
}
