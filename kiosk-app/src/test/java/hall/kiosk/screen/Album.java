// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;

/// Pictures of screens in a folder, and the page that shows them.
final class Album implements AutoCloseable {

  /// Every word can still be read.
  private static final double SIZE = 0.5;

  /// So many pictures may wait for the disk.
  private static final int WAITING = 16;

  private final Path folder;
  private final ExecutorService writers =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final Semaphore room = new Semaphore(WAITING);
  private final AtomicInteger pictures = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();

  Album(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
  }

  int pictures() {
    return pictures.get();
  }

  /// Takes a picture now and writes it in the background.
  void keep(Path name, Stagecraft stage) throws InterruptedException {
    var picture =
        Toolkit.on(() -> {
          var parameters = new SnapshotParameters();
          parameters.setTransform(new Scale(SIZE, SIZE));
          return stage.scene.getRoot().snapshot(parameters, null);
        });
    room.acquire();
    writers.execute(() -> {
      try {
        write(folder.resolve(name), picture);
        pictures.incrementAndGet();
      } catch (IOException e) {
        failures.incrementAndGet();
        throw new UncheckedIOException(e);
      } finally {
        room.release();
      }
    });
  }

  private static void write(Path file, WritableImage image) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, width, height, pixels, 0, width);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    if (!ImageIO.write(picture, "png", file.toFile())) {
      throw new IOException("this JDK can't write PNG");
    }
  }

  /// Writes the page that shows these views.
  void index(Collection<String> views) throws IOException {
    try (var in = Album.class.getResourceAsStream("gallery.html")) {
      var page = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      var names = views.stream().map(view -> '"' + view + '"').collect(Collectors.joining(","));
      var panels =
          Samples.PANELS.keySet().stream()
              .map(panel -> '"' + panel + '"')
              .collect(Collectors.joining(","));
      Files.writeString(
          folder.resolve("index.html"),
          page.replace("/* views */", names).replace("/* panels */", panels));
    }
  }

  @Override
  public void close() throws IOException {
    writers.close();
    if (failures.get() > 0) {
      throw new IOException(failures.get() + " pictures could not be written");
    }
  }
}
