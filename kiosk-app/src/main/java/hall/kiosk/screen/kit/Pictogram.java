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

  /// The phone is held before the window that reads codes.
  public static Region holdPhone(double width) {
    return draw(
        width,
        path("pic-body", "M250 40 H372 V222 H250 Z"),
        path("pic-dark", "M270 92 H352 V160 H270 Z"),
        path("pic-line", "M270 190 H352"),
        path(
            "pic-paper",
            "M52 30 H140 A10 10 0 0 1 150 40 V200 A10 10 0 0 1 140 210 H52 A10 10 0 0 1 42 200 V40 A10 10 0 0 1 52 30 Z"),
        path(
            "pic-line",
            "M66 84 H92 V110 H66 Z M102 84 H128 V110 H102 Z M66 120 H92 V146 H66 Z M102 120 H112 V130 H102 Z M118 136 H128 V146 H118 Z M82 194 H110"),
        path("pic-arrow", "M166 126 H234 M212 104 L236 126 L212 148"));
  }

  /// The card is lifted off the reader.
  public static Region takeCard(double width) {
    return draw(
        width,
        path("pic-body", "M40 150 L360 150 L390 220 L10 220 Z"),
        path(
            "pic-paper",
            "M112 118 H288 A8 8 0 0 1 296 126 L306 196 A8 8 0 0 1 298 204 H102 A8 8 0 0 1 94 196 L104 126 A8 8 0 0 1 112 118 Z"),
        path(
            "pic-dark",
            "M256 134 A12 12 0 1 0 256 158 A12 12 0 1 0 256 134 M234 190 C236 164 278 164 282 190 Z"),
        path("pic-line", "M126 140 H206 M122 162 H196 M118 186 H206"),
        path("pic-arrow", "M200 96 V20 M172 48 L200 18 L228 48"));
  }

  /// The paper is taken out of the scanner.
  public static Region takePaper(double width) {
    return draw(
        width,
        path("pic-paper", "M96 44 H224 L252 72 V150 H96 Z"),
        path("pic-line", "M224 44 V72 H252 M118 84 H220 M118 110 H228"),
        path("pic-body", "M40 140 H320 L352 176 V222 H8 V176 Z"),
        path("pic-dark", "M76 146 H284 L292 158 H68 Z"),
        path("pic-line", "M8 178 H352 M300 200 H328"),
        path("pic-arrow", "M326 116 V34 M298 62 L326 32 L354 62"));
  }

  /// The ticket is pulled out of the printer's mouth.
  public static Region takeTicket(double width) {
    return draw(
        width,
        path("pic-body", "M60 20 H340 A10 10 0 0 1 350 30 V112 H50 V30 A10 10 0 0 1 60 20 Z"),
        path("pic-dark", "M104 84 H296 V98 H104 Z"),
        path(
            "pic-paper",
            "M124 92 H276 V214 L263 204 L251 214 L238 204 L225 214 L213 204 L200 214 "
                + "L187 204 L175 214 L162 204 L149 214 L137 204 L124 214 Z"),
        path("pic-line", "M144 118 H256 M144 142 H256 M144 166 H220"),
        path("pic-arrow", "M330 130 V206 M302 178 L330 208 L358 178"));
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
