// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.number;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Lines;
import hall.kiosk.journey.Lines.Line;
import hall.kiosk.journey.Lines.Standing;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Visit;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Which windows there are, how many wait there, and who has priority.
public final class WindowsScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private Optional<State.Visiting> shown = Optional.empty();

  public WindowsScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "windows", state, kit.say("windows.title"), kit.say("windows.sentence"));
    update(state);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    if (shown.filter(before -> same(before, state)).isPresent()) {
      return;
    }
    shown = Optional.of(state);
    var at = (Stage.Windows) state.stage();
    var blocks = new ArrayList<Region>();
    at.problem().ifPresent(why -> blocks.add(Note.of(kit, Note.Kind.WARM, kit.say(why))));
    if (at.lines().isEmpty()) {
      blocks.add(Note.of(kit, Note.Kind.INFO, Icon.CLOCK, kit.say("windows.asking"), List.of()));
    } else {
      blocks.addAll(lines(state, at.lines().get(), at.disabled()));
    }
    frame.pages(blocks);
  }

  private static boolean same(State.Visiting before, State.Visiting now) {
    return before.stage().equals(now.stage()) && before.terminal().equals(now.terminal());
  }

  private List<Region> lines(State.Visiting state, Lines lines, boolean disabled) {
    var blocks = new ArrayList<Region>();
    if (!lines.live()) {
      blocks.add(
          Note.of(
              kit,
              Note.Kind.WARM,
              lines
                  .since()
                  .map(since -> kit.say("windows.away.since", since))
                  .orElseGet(() -> kit.say("windows.away"))));
    } else if (lines.all().isEmpty()) {
      blocks.add(Note.of(kit, Note.Kind.INFO, kit.say("windows.none")));
    }
    if (!lines.all().isEmpty()) {
      int columns = kit.metrics().landscape() ? 2 : 1;
      for (int i = 0; i < lines.all().size(); i += columns) {
        var row = lines.all().subList(i, Math.min(i + columns, lines.all().size()));
        blocks.add(
            new Tiles(columns, kit.gap(), row.stream().map(line -> tile(line, lines)).toList()));
      }
      blocks.addAll(priority(state, lines, disabled));
    }
    return blocks;
  }

  private Region tile(Line line, Lines lines) {
    var title = line.prefix() + "  " + kit.say(line.name());
    var more = line.standing() == Standing.OPEN ? waiting(line, lines) : closed(line);
    var icon = line.standing() == Standing.OPEN ? Icon.TICKET : Icon.CLOCK;
    var words =
        new VBox(kit.px(0.5), kit.bold(Role.LEAD, title), kit.text(Role.CAPTION, more, "muted"));
    var press =
        new Press(
            kit,
            "line-" + line.prefix().toLowerCase(Locale.ROOT),
            title + " " + more,
            () -> kit.emit().accept(new Event.ChooseLine(line.groupId())),
            icon.draw(kit.metrics().icon(Role.LEAD)),
            Kit.grow(words));
    press.setDisable(line.standing() != Standing.OPEN);
    return press.roomy(kit);
  }

  private String waiting(Line line, Lines lines) {
    var ahead =
        line.waiting().isPresent() ? kit.count("windows.waiting", line.waiting().getAsInt()) : "";
    if (!lines.live()) {
      return ahead;
    }
    return line.minutes().isPresent()
        ? kit.say("windows.both", ahead, kit.count("windows.minutes", line.minutes().getAsInt()))
        : kit.say("windows.both", ahead, kit.say("windows.minutes.unknown"));
  }

  private String closed(Line line) {
    return switch (line.standing()) {
      case NOT_YET ->
          line.opens()
              .map(from -> kit.say("windows.not-yet", from))
              .orElseGet(() -> kit.say("windows.closed-today"));
      case NO_MORE -> kit.say("windows.no-more");
      case CLOSED_TODAY -> kit.say("windows.closed-today");
      case NO_NUMBERS -> kit.say("windows.no-numbers");
      case OPEN -> throw new IllegalArgumentException("an open line is not closed");
    };
  }

  private List<Region> priority(State.Visiting state, Lines lines, boolean disabled) {
    var blocks = new ArrayList<Region>();
    var label = kit.say("windows.disabled");
    var mark = (disabled ? Icon.CIRCLE_CHECK : Icon.CIRCLE).draw(kit.metrics().icon(Role.BODY));
    var press =
        new Press(
            kit,
            "say-disabled",
            disabled ? kit.say("form.chosen", label) : label,
            () -> kit.emit().accept(new Event.SayDisabled(!disabled)),
            mark,
            Kit.grow(kit.text(Role.BODY, label)));
    press.setChosen(disabled);
    int age = lines.all().getFirst().priorityAge();
    var heading = kit.bold(Role.LEAD, kit.say("windows.priority"));
    blocks.add(kit.column(3, heading, press));
    if (old(state.visit(), age)) {
      blocks.add(Note.of(kit, Note.Kind.GOOD, kit.say("windows.elderly.given", age)));
    } else if (mayShowCard(state)) {
      blocks.add(
          kit.button(
              "show-card",
              kit.say("windows.elderly", age),
              Icon.CARD,
              new Event.ShowCard(),
              "secondary"));
    }
    return blocks;
  }

  private static boolean mayShowCard(State.Visiting state) {
    return state.visit().identity().isEmpty() && state.terminal().identifies();
  }

  private static boolean old(Visit visit, int age) {
    return visit.age().orElse(-1) >= age;
  }
}
