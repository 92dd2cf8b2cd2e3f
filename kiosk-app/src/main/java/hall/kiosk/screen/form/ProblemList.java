// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.FormRules.Problem;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.FieldType;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Press;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// Every problem at once (R13), each with a jump to its question.
final class ProblemList {

  private final Kit kit;
  private final Consumer<String> jump;
  private Map<String, Problem> last = Map.of();
  private List<Region> shown = List.of();

  ProblemList(Kit kit, Consumer<String> jump) {
    this.kit = kit;
    this.jump = jump;
  }

  List<Region> of(ServiceItem item, Map<String, Problem> problems) {
    if (!last.equals(problems)) {
      last = Map.copyOf(problems);
      shown = build(item, problems);
    }
    return shown;
  }

  private List<Region> build(ServiceItem item, Map<String, Problem> problems) {
    var all = new ArrayList<Region>();
    if (!problems.isEmpty()) {
      all.add(
          Note.of(
              kit,
              Note.Kind.WARM,
              kit.count("form.problems", problems.size()),
              kit.say("form.problems.more")));
    }
    for (var field : item.form()) {
      var problem = problems.get(field.id());
      if (problem != null) {
        all.add(line(field, problem));
      }
    }
    return all;
  }

  private Region line(Field field, Problem problem) {
    var text = kit.say("form.problem", kit.say(field.label()), words(kit, field, problem));
    var label = Kit.grow(kit.text(Role.BODY, text));
    var press =
        new Press(
            kit,
            "problem-" + field.id(),
            text,
            () -> jump.accept(field.id()),
            label,
            Icon.NEXT.draw(kit.metrics().icon(Role.BODY)));
    press.getStyleClass().add("wrong");
    return press;
  }

  static String words(Kit kit, Field field, Problem problem) {
    return switch (problem) {
      case MISSING ->
          kit.say(field.type() == FieldType.CHOICE ? "problem.option" : "problem.missing");
      case TOO_SHORT -> kit.say("problem.too-short", field.minLength().orElse(1));
      case TOO_LONG -> kit.say("problem.too-long", field.maxLength().orElse(200));
      case NOT_A_PHONE -> kit.say("problem.phone");
      case NOT_A_NUMBER -> kit.say("problem.number");
      case TOO_SMALL -> kit.say("problem.too-small", field.minimum().orElse(0));
      case TOO_LARGE -> kit.say("problem.too-large", field.maximum().orElse(0));
      case NOT_AN_OPTION -> kit.say("problem.option");
    };
  }
}
