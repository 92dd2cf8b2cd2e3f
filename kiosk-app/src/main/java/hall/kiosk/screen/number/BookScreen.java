// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.number;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Timetable;
import hall.kiosk.journey.Timetable.Own;
import hall.kiosk.journey.Timetable.Slot;
import hall.kiosk.journey.Timetable.Windows;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Tiles;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The times that the citizen holds, and the way to another one: windows, day, time.
public final class BookScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private Optional<Stage.Booking> shown = Optional.empty();

  public BookScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "booking", state, kit.say("booking.title"), kit.say("booking.sentence"));
    update(state);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var at = (Stage.Booking) state.stage();
    if (shown.filter(at::equals).isPresent()) {
      return;
    }
    shown = Optional.of(at);
    var blocks = new ArrayList<Region>();
    at.problem().ifPresent(why -> blocks.add(Note.of(kit, Note.Kind.WARM, kit.say(why))));
    switch (at.said()) {
      case NOTHING -> {}
      case BOOKED -> blocks.add(done("booking.booked"));
      case CANCELLED -> blocks.add(done("booking.cancelled"));
    }
    if (at.table().isEmpty()) {
      blocks.clear();
      blocks.add(Note.of(kit, Note.Kind.INFO, Icon.CLOCK, kit.say("booking.asking"), List.of()));
    } else {
      blocks.addAll(table(at, at.table().get()));
    }
    frame.pages(List.of(at.group(), at.day()), blocks);
  }

  private Region done(String key) {
    return Note.of(kit, Note.Kind.GOOD, Icon.CIRCLE_CHECK, kit.say(key), List.of());
  }

  private List<Region> table(Stage.Booking at, Timetable table) {
    var windows = at.group().flatMap(table::find);
    if (windows.isPresent()) {
      return at.day().map(day -> times(windows.get(), day)).orElseGet(() -> days(windows.get()));
    }
    var blocks = new ArrayList<Region>();
    int number = 0;
    for (var own : table.own()) {
      blocks.add(own(own, number++, at.cancelling().equals(Optional.of(own.id()))));
    }
    var tiles =
        table.windows().stream()
            .<Region>map(each ->
                tile(
                    "book-" + each.prefix().toLowerCase(Locale.ROOT),
                    kit.say(each.name()),
                    "",
                    new Event.PickWindows(each.groupId()),
                    true))
            .toList();
    if (!tiles.isEmpty()) {
      blocks.addAll(headed(kit.say("booking.another"), tiles, kit.metrics().landscape() ? 2 : 1));
    } else if (at.problem().isEmpty()) {
      blocks.add(Note.of(kit, Note.Kind.INFO, kit.say("booking.none")));
    }
    return blocks;
  }

  private Region own(Own own, int number, boolean cancelling) {
    var when = day(own.startsAt().toLocalDate()) + "  " + time(own.startsAt());
    var words =
        new VBox(
            kit.px(0.5), kit.bold(Role.LEAD, when), kit.text(Role.BODY, kit.say(own.windows())));
    if (!own.open()) {
      words.getChildren().add(kit.text(Role.BODY, kit.say("booking.later"), "muted"));
    }
    var arrive =
        kit.button(
            "arrive-" + number,
            kit.say("booking.arrive"),
            Icon.TICKET,
            new Event.Arrive(own.id()),
            "secondary");
    // Whoever does not see the card has to hear which booking a button is of.
    arrive.setAccessibleText(kit.say("booking.arrive") + "  " + when);
    var back =
        kit.button(
            "give-back-" + number,
            kit.say(cancelling ? "booking.cancel.sure" : "booking.cancel"),
            Icon.DELETE,
            new Event.GiveBack(own.id()),
            "secondary");
    back.setAccessibleText(
        kit.say(cancelling ? "booking.cancel.sure" : "booking.cancel") + "  " + when);
    var buttons = own.open() ? List.of(arrive, back) : List.of(back);
    var card = new VBox(kit.px(3), words, new Tiles(buttons.size(), kit.gap(), buttons));
    card.getStyleClass().add("card");
    card.setStyle("-fx-padding: %.0fpx;".formatted(kit.px(4)));
    return card;
  }

  private List<Region> days(Windows windows) {
    var tiles =
        windows.days().stream()
            .<Region>map(day -> {
              int free = windows.on(day).stream().mapToInt(Slot::free).sum();
              return tile(
                  "day-" + day,
                  day(day),
                  free > 0 ? kit.count("booking.free", free) : kit.say("booking.full"),
                  new Event.PickDay(day),
                  free > 0);
            })
            .toList();
    return headed(kit.say("booking.day", kit.say(windows.name())), tiles, kit.metrics().columns());
  }

  private List<Region> times(Windows windows, LocalDate day) {
    var tiles =
        windows.on(day).stream()
            .<Region>map(slot ->
                tile(
                    "time-" + time(slot.startsAt()).replace(":", ""),
                    time(slot.startsAt()),
                    slot.free() > 0
                        ? kit.count("booking.free", slot.free())
                        : kit.say("booking.full"),
                    new Event.PickTime(slot.startsAt()),
                    slot.free() > 0))
            .toList();
    return headed(kit.say("booking.time", day(day)), tiles, kit.metrics().columns());
  }

  /// The heading stays with its first row where the page ends.
  private List<Region> headed(String heading, List<Region> tiles, int columns) {
    var rows = new ArrayList<Region>();
    for (int i = 0; i < tiles.size(); i += columns) {
      var row =
          new Tiles(columns, kit.gap(), tiles.subList(i, Math.min(i + columns, tiles.size())));
      rows.add(i == 0 ? kit.column(3, kit.bold(Role.LEAD, heading), row) : row);
    }
    return rows;
  }

  private Region tile(String id, String title, String more, Event event, boolean open) {
    var words = new VBox(kit.px(0.5), kit.bold(Role.LEAD, title));
    if (!more.isEmpty()) {
      words.getChildren().add(kit.text(Role.CAPTION, more, "muted"));
    }
    var press =
        new Press(
            kit, id, (title + " " + more).strip(), () -> kit.emit().accept(event), Kit.grow(words));
    press.setDisable(!open);
    return press;
  }

  private String day(LocalDate day) {
    boolean chinese = kit.language() == Language.ZH_CN;
    return day.format(
        chinese
            ? DateTimeFormatter.ofPattern("M月d日 EEE", Locale.CHINA)
            : DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH));
  }

  private static String time(LocalDateTime at) {
    return at.format(DateTimeFormatter.ofPattern("HH:mm"));
  }
}
