// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.kiosk.journey.Language;
import hall.kiosk.journey.Questions;
import hall.kiosk.journey.ServiceItem.FieldType;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Visit.Colours;
import hall.kiosk.journey.Visit.Look;
import hall.kiosk.journey.Visit.TextSize;
import hall.kiosk.screen.kit.Paged;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every sample state in every text size, theme and language on every panel, and with all controls
/// low; page by page, with every keyboard opened.
///
/// Measures A1 to A4, A7, A8, A10 and A11; time-outs (A5) and second strikes (A6) have tests of
/// their own.
class LayoutTest {

  private static final Inks INKS = new Inks();
  private static final Set<String> SCREENS = new HashSet<>();
  private static int variants;
  private static int passed;

  static Stream<Arguments> looks() {
    var all = new ArrayList<Arguments>();
    for (var panel : Samples.PANELS.keySet()) {
      for (var language : Language.values()) {
        for (var size : TextSize.values()) {
          for (var colours : Colours.values()) {
            all.add(Arguments.of(panel, new Look(language, size, colours, false)));
          }
          // The theme with the longest name stands for all: a theme changes colours and its name.
          all.add(Arguments.of(panel, new Look(language, size, Colours.BLACK_ON_WHITE, true)));
        }
      }
    }
    return all.stream();
  }

  @AfterAll
  static void tell() {
    System.out.printf(
        "A1-A11: %d of %d screen variants passed (%d screens, their pages and keyboards"
            + " x %d text sizes x %d themes x %d languages x %d panels, and low reach;"
            + " %d looks measured by their pixels; A5 and A6 in tests of their own, A9 not here)%n",
        passed,
        variants,
        SCREENS.size(),
        TextSize.values().length,
        Colours.values().length,
        Language.values().length,
        Samples.PANELS.size(),
        INKS.painted());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("looks")
  void everythingCanBeReadAndTapped(String shape, Look look) {
    var panel = Objects.requireNonNull(Samples.PANELS.get(shape));
    var stage = Stagecraft.on(panel);
    var problems = new ArrayList<String>();
    for (var sample : SampleStates.all(look).entrySet()) {
      SCREENS.add(sample.getKey());
      stage.show(sample.getValue());
      while (turned(stage, Paged::back)) {
        // What is told anew stays at its page: each sample begins at its first.
      }
      measure(stage, panel, look, sample.getKey(), problems);
      pages(stage, panel, look, sample.getKey(), problems);
      if (stage.node("page-page2").isPresent()) {
        stage.tap("page-page2");
        measure(stage, panel, look, sample.getKey() + " looked at", problems);
        pages(stage, panel, look, sample.getKey() + " looked at", problems);
        stage.tap("proceed");
      }
      for (var opens :
          List.of(
              "purpose-type",
              "complain-type",
              "complain-phone",
              "where-type",
              "rate-type",
              "help-type")) {
        if (Toolkit.on(() -> stage.scene.lookup("#" + opens) != null)) {
          while (stage.node(opens).isEmpty() && turned(stage, Paged::back)) {
            // Until it stands there.
          }
          stage.tap(opens);
          measure(stage, panel, look, sample.getKey() + " " + opens, problems);
          for (var step : List.of("pick-990100000000", "pick-990101000000", "located")) {
            if (stage.node(step).isPresent()) {
              stage.tap(step);
              measure(stage, panel, look, sample.getKey() + " " + step, problems);
            }
          }
          stage.show(SampleStates.REST);
          stage.show(sample.getValue());
        }
      }
      if (sample.getKey().startsWith("form-") && sample.getKey().endsWith("-filled")) {
        editors(stage, panel, look, sample, problems);
      }
    }
    assertEquals("", String.join("\n", problems));
  }

  private static void pages(
      Stagecraft stage, Panel panel, Look look, String name, List<String> problems) {
    for (int page = 2; page < 20; page++) {
      if (!turned(stage, Paged::forward)) {
        return;
      }
      measure(stage, panel, look, name + " page " + page, problems);
    }
    problems.add(name + ": never ends");
  }

  private static boolean turned(Stagecraft stage, Predicate<Paged> turn) {
    boolean turned =
        Toolkit.on(() ->
            stage.all().stream()
                .filter(Paged.class::isInstance)
                .map(Paged.class::cast)
                .anyMatch(turn));
    if (turned) {
      stage.settle();
    }
    return turned;
  }

  private static void editors(
      Stagecraft stage,
      Panel panel,
      Look look,
      java.util.Map.Entry<String, State> sample,
      List<String> problems) {
    var visiting = (State.Visiting) sample.getValue();
    for (var field : visiting.visit().item().form()) {
      if (field.options().isEmpty()
          && field.prefill().isEmpty()
          && Questions.outer(visiting.visit().item(), visiting.visit().answers()).stream()
              .anyMatch(question -> question.field().equals(field))) {
        stage.show(new State.Idle(1, visiting.terminal()));
        stage.show(visiting);
        boolean group = field.type() == FieldType.GROUP;
        var opens = group ? "member-" + field.id() + "-0" : "field-" + field.id();
        for (int page = 0; page < 9 && stage.node(opens).isEmpty(); page++) {
          stage.tap("proceed");
        }
        stage.tap(opens);
        if (group) {
          measure(stage, panel, look, sample.getKey() + " member", problems);
          pages(stage, panel, look, sample.getKey() + " member", problems);
          continue;
        }
        if (stage.node("key-done").isEmpty() && stage.node("part-year").isEmpty()) {
          problems.add(sample.getKey() + ": no keyboard for " + field.id());
        }
        measure(stage, panel, look, sample.getKey() + " typing " + field.id(), problems);
        for (var step :
            List.of("pick-198", "pick-1986", "pick-5", "located", "level-1", "level-0")) {
          if (stage.node(step).isPresent()) {
            stage.tap(step);
            measure(stage, panel, look, sample.getKey() + " " + step, problems);
          }
        }
        if (stage.node("key-s").isPresent()) {
          stage.tap("key-s");
          measure(stage, panel, look, sample.getKey() + " pinyin " + field.id(), problems);
          otherWays(stage, panel, look, sample.getKey() + " " + field.id(), problems);
        }
      }
    }
  }

  /// Drawing, then strokes: a keyboard is the same wherever it stands in a form, so that one stands
  /// for all of them in other colours.
  private static void otherWays(
      Stagecraft stage, Panel panel, Look look, String name, List<String> problems) {
    if (look.colours() == Colours.CALM || look.lowReach()) {
      if (stage.node("key-way").isEmpty()) {
        stage.tap("key-mode");
      }
      for (var way : List.of("drawing", "strokes")) {
        stage.tap("key-way");
        if (stage.node("key-stroke-h").isPresent()) {
          stage.tap("key-stroke-h");
        }
        measure(stage, panel, look, name + " " + way, problems);
      }
    }
  }

  private static void measure(
      Stagecraft stage, Panel panel, Look look, String name, List<String> problems) {
    boolean rest = Stream.of("attract", "out-of-service", "maintenance").anyMatch(name::startsWith);
    double capital = look.textSize() == TextSize.LARGEST && !rest ? 7.3 : 4.8;
    var found =
        Toolkit.on(() -> {
          var all = new ArrayList<>(new Ruler(stage, panel, capital).problems());
          all.addAll(INKS.problems(stage, rest ? Colours.CALM : look.colours()));
          all.addAll(Cues.problems(stage.seen()));
          all.addAll(Order.problems(stage, panel, look.lowReach() && !rest));
          return all;
        });
    found.forEach(problem -> problems.add(name + ": " + problem));
    variants++;
    passed += found.isEmpty() ? 1 : 0;
  }
}
