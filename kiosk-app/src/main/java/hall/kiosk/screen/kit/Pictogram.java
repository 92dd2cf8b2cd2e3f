// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// Drawings that show where the card and the paper go, on a grid of 400 by 240.
public final class Pictogram {

  private static final double WIDTH = 400;
  private static final double HEIGHT = 240;

  private Pictogram() {}

  /// The card is laid flat on the reader below the screen.
  public static Region layCard(double width) {
    return draw(
        width,
        path("pic-body", "M40 150 L360 150 L390 220 L10 220 Z"),
        path("pic-line", "M118 165 L282 165 L298 207 L102 207 Z"),
        path(
            "pic-paper",
            "M120 30 H280 A8 8 0 0 1 288 38 V122 A8 8 0 0 1 280 130 H120 A8 8 0 0 1 112 122 V38 A8 8 0 0 1 120 30 Z"),
        path(
            "pic-dark",
            "M248 52 A14 14 0 1 0 248 80 A14 14 0 1 0 248 52 M224 112 C226 82 270 82 272 112 Z"),
        path("pic-line", "M130 56 H200 M130 78 H190 M130 108 H206"),
        path("pic-arrow", "M330 60 V132 M308 110 L330 134 L352 110"));
  }

  /// The paper is laid into the scanner, printed side up.
  public static Region layPaper(double width) {
    return draw(
        width,
        path("pic-paper", "M128 14 H244 L272 42 V150 H128 Z"),
        path("pic-line", "M244 14 V42 H272 M150 60 H250 M150 84 H250 M150 108 H226"),
        path("pic-body", "M60 140 H340 L372 176 V222 H28 V176 Z"),
        path("pic-dark", "M96 146 H304 L312 158 H88 Z"),
        path("pic-line", "M28 178 H372 M320 200 H348"),
        path("pic-arrow", "M340 30 V112 M318 90 L340 114 L362 90"));
  }

  /// What to take home.
  public static Region takeAll(double width) {
    return draw(
        width,
        path(
            "pic-body",
            "M24 90 H196 A8 8 0 0 1 204 98 V190 A8 8 0 0 1 196 198 H24 A8 8 0 0 1 16 190 V98 A8 8 0 0 1 24 90 Z"),
        path(
            "pic-dark",
            "M160 112 A14 14 0 1 0 160 140 A14 14 0 1 0 160 112 M136 172 C138 142 182 142 184 172 Z"),
        path("pic-line", "M36 118 H106 M36 140 H96 M36 170 H112"),
        path("pic-paper", "M244 20 H340 L368 48 V198 H244 Z"),
        path("pic-line", "M340 20 V48 H368 M264 74 H348 M264 98 H348 M264 122 H330 M264 160 H310"));
  }

  private static Region draw(double width, Node... shapes) {
    var group = new Group(shapes);
    double scale = width / WIDTH;
    group.getTransforms().add(new Scale(scale, scale));
    group.setManaged(false);
    var box = new StackPane(group);
    box.setMinSize(width, HEIGHT * scale);
    box.setMaxSize(width, HEIGHT * scale);
    box.setMouseTransparent(true);
    return box;
  }

  private static SVGPath path(String style, String content) {
    var path = new SVGPath();
    path.setContent(content);
    path.getStyleClass().add(style);
    return path;
  }
}
