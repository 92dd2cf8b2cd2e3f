// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Language;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Visit.Colours;
import hall.kiosk.journey.Visit.Look;
import hall.kiosk.journey.Visit.TextSize;
import hall.kiosk.screen.kit.Paged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.image.ImageView;

/// Paints every sample state in every look on every panel to a PNG, with a page to look through:
/// `--out DIR [--only PART]`.
final class Gallery {

  /// Long enough for a page to be decoded on a busy machine.
  private static final int PATIENCE_MILLIS = 3_000;

  /// What a form opens.
  private static final List<String> OPENED =
      List.of(
          "field-phone",
          "field-scope",
          "field-own-income",
          "field-since",
          "member-household-0",
          "member-family-members-0");

  private final Album album;
  private final String only;
  private final TreeSet<String> views = new TreeSet<>();

  private Gallery(Album album, String only) {
    this.album = album;
    this.only = only;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var given = new ArrayList<>(List.of(arguments));
    var out = value(given, "--out");
    var only = value(given, "--only").orElse("");
    if (out.isEmpty() || !given.isEmpty()) {
      System.err.println("usage: ./kiosk gallery --out DIR [--only PART]");
      System.exit(64);
    }
    var folder = Path.of(out.orElseThrow());
    try (var album = new Album(folder)) {
      new Gallery(album, only).paint();
    }
    System.out.println("Open " + folder.resolve("index.html"));
    Platform.exit();
  }

  private static Optional<String> value(List<String> given, String option) {
    int at = given.indexOf(option);
    if (at < 0 || at + 1 >= given.size()) {
      return Optional.empty();
    }
    var value = given.get(at + 1);
    given.subList(at, at + 2).clear();
    return Optional.of(value);
  }

  private void paint() throws IOException, InterruptedException {
    for (var panel : Samples.PANELS.entrySet()) {
      var stage = Stagecraft.on(panel.getValue());
      for (var size : TextSize.values()) {
        for (var colours : Colours.values()) {
          for (var language : Language.values()) {
            paint(panel.getKey(), stage, new Look(language, size, colours, false));
          }
        }
        for (var language : Language.values()) {
          paint(panel.getKey(), stage, new Look(language, size, Colours.CALM, true));
        }
      }
      System.out.println(panel.getKey() + ": " + album.pictures() + " pictures so far");
    }
    album.index(views);
  }

  private void paint(String panel, Stagecraft stage, Look look) throws InterruptedException {
    var folder =
        "%s/%s%s/%s/%s"
            .formatted(
                panel,
                word(look.colours()),
                look.lowReach() ? "-low" : "",
                word(look.textSize()),
                look.language().tag());
    for (var sample : SampleStates.all(look).entrySet()) {
      if (sample.getKey().contains(only)) {
        stage.show(SampleStates.REST);
        stage.show(sample.getValue());
        keep(folder, stage, sample.getKey());
        // One theme's pages and keyboards stand for all: a theme changes colours alone.
        if (look.colours() == Colours.CALM) {
          more(folder, stage, sample);
        }
      }
    }
  }

  /// The further pages, and keyboards.
  private void more(String folder, Stagecraft stage, Map.Entry<String, State> sample)
      throws InterruptedException {
    for (int page = 2; turn(stage); page++) {
      stage.settle();
      keep(folder, stage, sample.getKey() + "-page-" + page);
    }
    if (sample.getKey().equals("materials-tidied")) {
      stage.tap("page-page2");
      keep(folder, stage, sample.getKey() + "-looked-at");
    }
    if (stage.node("help-type").isPresent()) {
      stage.tap("help-type");
      keep(folder, stage, sample.getKey() + "-typing");
    }
    if (sample.getKey().equals("complain-where")) {
      stage.show(SampleStates.REST);
      stage.show(sample.getValue());
      stage.tap("where-type");
      keep(folder, stage, "complain-where-picking");
      for (var code : List.of("990100000000", "990101000000", "990101001000")) {
        stage.tap("pick-" + code);
      }
      keep(folder, stage, "complain-where-typing");
    }
    if (sample.getKey().startsWith("form-") && sample.getKey().endsWith("-filled")) {
      for (var opened : OPENED) {
        stage.show(SampleStates.REST);
        stage.show(sample.getValue());
        if (open(stage, opened)) {
          keep(folder, stage, sample.getKey() + "-opens-" + opened);
          otherWays(folder, stage, sample.getKey() + "-opens-" + opened);
        }
      }
    }
  }

  /// Drawing, then strokes.
  private void otherWays(String folder, Stagecraft stage, String view) throws InterruptedException {
    if (stage.node("key-way").isEmpty() && stage.node("key-mode").isPresent()) {
      stage.tap("key-mode");
    }
    for (var way : List.of("-drawing", "-strokes")) {
      if (stage.node("key-way").isPresent()) {
        stage.tap("key-way");
        keep(folder, stage, view + way);
        if (stage.node("key-stroke-h").isPresent()) {
          stage.tap("key-stroke-h");
          keep(folder, stage, view + way + "-tapped");
        }
      }
    }
  }

  private static boolean turn(Stagecraft stage) {
    return Toolkit.on(() ->
        stage.all().stream()
            .filter(Paged.class::isInstance)
            .map(Paged.class::cast)
            .anyMatch(Paged::forward));
  }

  private static boolean open(Stagecraft stage, String id) {
    for (int page = 0; page < 9 && stage.node(id).isEmpty() && turn(stage); page++) {
      stage.settle();
    }
    if (stage.node(id).isEmpty()) {
      return false;
    }
    stage.tap(id);
    if (stage.node("key-s").isPresent()) {
      stage.tap("key-s");
    }
    return true;
  }

  private void keep(String folder, Stagecraft stage, String view) throws InterruptedException {
    for (int waited = 0; waited < PATIENCE_MILLIS && loading(stage); waited += 5) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    album.keep(Path.of(folder, view + ".png"), stage);
    views.add(view);
  }

  /// Whether a scanned page is still being decoded.
  private static boolean loading(Stagecraft stage) {
    return Toolkit.on(() ->
        stage.seen().stream()
            .anyMatch(node -> node instanceof ImageView view && view.getImage() == null));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
