// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.PageRef;
import java.io.ByteArrayInputStream;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A scanned page, decoded to the size that is shown, off the JavaFX thread.
public final class PagePicture {

  private final ImageView view = new ImageView();
  private final StackPane box = new StackPane(view);
  private boolean closed;

  /// The page within a box of this size at most.
  public PagePicture(Kit kit, PageRef page, double width, double height) {
    double scale = Math.min(width / page.widthPx(), height / page.heightPx());
    boolean lying = page.quarters() % 2 == 1;
    view.setRotate(90 * page.quarters());
    box.setMinSize(page.widthPx() * scale, page.heightPx() * scale);
    box.setMaxSize(page.widthPx() * scale, page.heightPx() * scale);
    box.getStyleClass().add("picture");
    box.setMouseTransparent(true);
    var images = kit.images();
    Thread.ofVirtual()
        .name("page-picture")
        .start(() ->
            load(images.apply(page.image().id()), lying ? height : width, lying ? width : height));
  }

  private void load(byte[] jpeg, double width, double height) {
    if (jpeg.length == 0) {
      return;
    }
    var image = new Image(new ByteArrayInputStream(jpeg), width, height, true, true);
    Platform.runLater(() -> {
      if (!closed) {
        view.setImage(image);
      }
    });
  }

  public Region root() {
    return box;
  }

  /// Lets go of the pixels.
  public void close() {
    closed = true;
    view.setImage(null);
  }
}
