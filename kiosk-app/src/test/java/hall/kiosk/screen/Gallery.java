// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Visit.Look;
import hall.kiosk.journey.Visit.TextSize;
import hall.kiosk.screen.kit.ChineseInput;
import hall.kiosk.screen.kit.TapGuard;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Paints every sample state to a PNG, to be looked at: `--out DIR [--only PART]`.
final class Gallery {

  /// Half-typed pinyin needs something to offer.
  private static final ChineseInput CHINESE =
      new ChineseInput() {
        @Override
        public List<String> candidates(String pinyin) {
          return List.of("示范", "是", "十", "市", "时间", "事", "使用", "世界", "师", "实施", "式");
        }

        @Override
        public void forget() {
          // Knows nothing.
        }
      };

  private final Path out;
  private final String only;

  /// What a form opens.
  private static final List<String> PAGES =
      List.of(
          "field-phone",
          "field-scope",
          "field-premises",
          "field-bank-card",
          "field-home-address",
          "field-own-income",
          "field-since",
          "member-household-0",
          "member-family-members-0");

  private Gallery(Path out, String only) {
    this.out = out;
    this.only = only;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var given = List.of(arguments);
    var out = Path.of(given.get(given.indexOf("--out") + 1));
    Files.createDirectories(out);
    var only = given.contains("--only") ? given.get(given.indexOf("--only") + 1) : "";
    var gallery = new Gallery(out, only);
    gallery.paint("zh", Samples.PORTRAIT, new Look(Language.ZH_CN, TextSize.NORMAL, false));
    gallery.paint("en", Samples.PORTRAIT, new Look(Language.EN, TextSize.NORMAL, false));
    gallery.paint(
        "zh-largest", Samples.PORTRAIT, new Look(Language.ZH_CN, TextSize.LARGEST, false));
    gallery.paint("en-largest", Samples.PORTRAIT, new Look(Language.EN, TextSize.LARGEST, true));
    gallery.paint("zh-wide", Samples.LANDSCAPE, new Look(Language.ZH_CN, TextSize.NORMAL, false));
    gallery.paint("en-wide", Samples.LANDSCAPE, new Look(Language.EN, TextSize.LARGEST, false));
    Platform.exit();
  }

  private void paint(String set, Panel panel, Look look) throws IOException, InterruptedException {
    for (var sample : SampleStates.all(look).entrySet()) {
      var name = set + "-" + sample.getKey();
      if (name.contains(only)) {
        save(name, panel, sample.getValue(), scene -> {});
      }
      if (sample.getKey().equals("materials-tidied") && (name + "-page").contains(only)) {
        save(name + "-page", panel, sample.getValue(), scene -> tap(scene, "page-page2"));
      }
      if (sample.getKey().startsWith("form-") && !sample.getKey().contains("problems")) {
        for (var field : PAGES) {
          var typed = name + "-" + field;
          if (typed.contains(only)) {
            save(typed, panel, sample.getValue(), scene -> type(scene, field));
          }
        }
      }
    }
  }

  private static void tap(Scene scene, String id) {
    Taps.tap(scene.lookup("#" + id));
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  private static void type(Scene scene, String page) {
    var box = scene.lookup("#" + page);
    if (box != null) {
      Taps.tap(box);
      for (var key :
          List.of("key-s", "key-h", "key-i", "key-1", "key-3", "pick-198", "pick-1986")) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        Optional.<Node>ofNullable(scene.lookup("#" + key)).ifPresent(Taps::tap);
      }
    }
  }

  private void save(String name, Panel panel, State state, Consumer<Scene> act)
      throws IOException, InterruptedException {
    var glass =
        Toolkit.on(() -> {
          Consumer<Event> nowhere = event -> {};
          return new Glass(
              panel, nowhere, Samples::page, Optional.of(CHINESE), new TapGuard(System::nanoTime));
        });
    var scene =
        Toolkit.on(() -> {
          var made = new Scene(glass.root(), panel.widthPx(), panel.heightPx());
          made.setUserAgentStylesheet(Glass.styleSheet());
          glass.show(state);
          return made;
        });
    for (int pass = 0; pass < 3; pass++) {
      Toolkit.on(() -> {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return true;
      });
    }
    Toolkit.on(() -> {
      act.accept(scene);
      return true;
    });
    if (name.contains("materials")) {
      TimeUnit.MILLISECONDS.sleep(400);
    }
    var picture = Toolkit.on(() -> scene.snapshot(null));
    ImageIO.write(buffered(picture), "png", out.resolve(name + ".png").toFile());
    System.out.println(name);
  }

  private static BufferedImage buffered(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    var buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    buffered.setRGB(0, 0, width, height, pixels, 0, width);
    return buffered;
  }
}
