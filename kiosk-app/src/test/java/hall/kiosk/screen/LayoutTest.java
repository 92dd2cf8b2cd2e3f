// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.kiosk.journey.Language;
import hall.kiosk.journey.Questions;
import hall.kiosk.journey.ServiceItem.FieldType;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Visit.Look;
import hall.kiosk.journey.Visit.TextSize;
import hall.kiosk.screen.kit.Paged;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every sample state in every look on both panels, page by page, with every keyboard opened.
class LayoutTest {

  static Stream<Arguments> looks() {
    var all = new ArrayList<Arguments>();
    for (var panel : List.of(Samples.PORTRAIT, Samples.LANDSCAPE)) {
      for (var language : Language.values()) {
        for (var size : TextSize.values()) {
          for (boolean highContrast : new boolean[] {false, true}) {
            all.add(
                Arguments.of(
                    panel.widthPx() > panel.heightPx() ? "landscape" : "portrait",
                    panel,
                    new Look(language, size, highContrast)));
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("looks")
  void everythingCanBeReadAndTapped(String name, Panel panel, Look look) {
    var stage = Stagecraft.on(panel);
    var problems = new ArrayList<String>();
    for (var sample : SampleStates.all(look).entrySet()) {
      stage.show(sample.getValue());
      measure(stage, panel, look, sample.getKey(), problems);
      pages(stage, panel, look, sample.getKey(), problems);
      if (stage.node("page-page2").isPresent()) {
        stage.show(sample.getValue());
        stage.tap("page-page2");
        measure(stage, panel, look, sample.getKey() + " looked at", problems);
        pages(stage, panel, look, sample.getKey() + " looked at", problems);
        stage.tap("proceed");
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
      boolean turned =
          Toolkit.on(() ->
              stage.all().stream()
                  .filter(Paged.class::isInstance)
                  .map(Paged.class::cast)
                  .anyMatch(Paged::forward));
      if (!turned) {
        return;
      }
      stage.settle();
      measure(stage, panel, look, name + " page " + page, problems);
    }
    problems.add(name + ": never ends");
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
        for (var step : List.of("pick-198", "pick-1986", "pick-5")) {
          if (stage.node(step).isPresent()) {
            stage.tap(step);
            measure(stage, panel, look, sample.getKey() + " " + step, problems);
          }
        }
        if (stage.node("key-s").isPresent()) {
          stage.tap("key-s");
          measure(stage, panel, look, sample.getKey() + " pinyin " + field.id(), problems);
        }
      }
    }
  }

  private static void measure(
      Stagecraft stage, Panel panel, Look look, String name, List<String> problems) {
    double capital = look.textSize() == TextSize.LARGEST ? 7.3 : 4.8;
    boolean rest = name.startsWith("attract") || name.startsWith("out-of-service");
    double contrast = look.highContrast() && !rest ? 7 : 4.5;
    var found =
        Toolkit.on(() -> new Ruler(stage, panel, rest ? 4.8 : capital, contrast).problems());
    found.forEach(problem -> problems.add(name + ": " + problem));
  }
}
