// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.FormRules;
import hall.kiosk.journey.Question;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Written;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Spoken;
import hall.kiosk.screen.kit.Tiles;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A day picked in large steps: decade, year, month, day. Only days that can stand are offered.
final class DatePage implements AnswerPage {

  private static final int LIFETIME = 120;
  private static final int FORESIGHT = 10;

  /// So many years stand on one page without a step by decades.
  private static final int FEW_YEARS = 15;

  private final Kit kit;
  private final String path;
  private final Runnable onAnswer;
  private final Runnable onDone;
  private final DateParts parts;
  private final LocalDate earliest;
  private final LocalDate latest;
  private final Label step;
  private final StackPane grid = new StackPane();
  private final Region root;
  private Optional<LocalDate> chosen;

  DatePage(Kit kit, Question question, Visit visit, Runnable onAnswer, Runnable onDone) {
    this.kit = kit;
    this.path = question.path();
    this.onAnswer = onAnswer;
    this.onDone = onDone;
    var days = question.field().days();
    var today = visit.today();
    earliest = days.earliest().map(day -> day.on(today)).orElse(today.minusYears(LIFETIME));
    latest = days.latest().map(day -> day.on(today)).orElse(today.plusYears(FORESIGHT));
    chosen = FormRules.day(visit.answers().getOrDefault(path, ""));
    parts = new DateParts(kit, this::askYear, this::askMonth, this::askDay);
    step = kit.bold(Role.BODY, "");
    var asked = AnswerPage.asked(kit, question.field());
    asked.getChildren().addAll(parts.root(), limits(days.earliest().isPresent()), step);
    grid.setAlignment(Pos.BOTTOM_LEFT);
    grid.setMinHeight(Region.USE_PREF_SIZE);
    root = AnswerPage.layout(kit, asked, grid, 0.5);
    chosen.ifPresentOrElse(day -> askDay(YearMonth.from(day)), this::askYear);
  }

  private Label limits(boolean both) {
    var last = Written.day(latest, kit.language());
    return kit.text(
        Role.CAPTION,
        both
            ? kit.say("date.between", Written.day(earliest, kit.language()), last)
            : kit.say("date.latest", last),
        "muted");
  }

  private void askYear() {
    parts.show(Optional.empty(), Optional.empty(), Optional.empty());
    if (latest.getYear() - earliest.getYear() < FEW_YEARS) {
      years(earliest.getYear(), latest.getYear());
      return;
    }
    step.setText(kit.say("date.pick.decade"));
    int first = earliest.getYear() / 10;
    offer(
        kit.metrics().landscape() ? 4 : 3,
        first,
        latest.getYear() / 10,
        decade -> kit.say("date.decade", decade * 10),
        decade -> years(decade * 10, decade * 10 + 9),
        -1);
  }

  private void years(int from, int to) {
    step.setText(kit.say("date.pick.year"));
    offer(
        kit.metrics().landscape() ? 4 : 3,
        Math.max(from, earliest.getYear()),
        Math.min(to, latest.getYear()),
        year -> kit.say("date.year", year),
        this::askMonth,
        chosen.map(LocalDate::getYear).orElse(-1));
  }

  private void askMonth(int year) {
    parts.show(Optional.of(year), Optional.empty(), Optional.empty());
    step.setText(kit.say("date.pick.month"));
    offer(
        kit.metrics().landscape() ? 4 : 3,
        year == earliest.getYear() ? earliest.getMonthValue() : 1,
        year == latest.getYear() ? latest.getMonthValue() : 12,
        month -> DateParts.month(kit, month),
        month -> askDay(YearMonth.of(year, month)),
        chosen.filter(day -> day.getYear() == year).map(LocalDate::getMonthValue).orElse(-1));
  }

  private void askDay(YearMonth month) {
    var here = chosen.filter(day -> YearMonth.from(day).equals(month));
    parts.show(
        Optional.of(month.getYear()),
        Optional.of(month.getMonthValue()),
        here.map(LocalDate::getDayOfMonth));
    step.setText(here.isPresent() ? kit.say("date.picked") : kit.say("date.pick.day"));
    boolean first = month.equals(YearMonth.from(earliest));
    boolean last = month.equals(YearMonth.from(latest));
    offer(
        kit.metrics().landscape() || kit.metrics().low() ? 7 : 6,
        first ? earliest.getDayOfMonth() : 1,
        last ? latest.getDayOfMonth() : month.lengthOfMonth(),
        String::valueOf,
        day -> pick(month.atDay(day)),
        here.map(LocalDate::getDayOfMonth).orElse(-1));
  }

  private void pick(LocalDate day) {
    chosen = Optional.of(day);
    kit.emit().accept(new Event.Answer(path, day.toString()));
    onAnswer.run();
    askDay(YearMonth.from(day));
  }

  private void offer(
      int columns, int from, int to, IntFunction<String> words, IntConsumer then, int marked) {
    var tiles =
        IntStream.rangeClosed(from, to)
            .mapToObj(number -> tile(number, words.apply(number), then, number == marked))
            .toList();
    grid.getChildren().setAll(new Tiles(columns, kit.gap(), tiles));
  }

  private Press tile(int number, String words, IntConsumer then, boolean marked) {
    var label = kit.bold(Role.BODY, words);
    label.setAlignment(Pos.CENTER);
    var tile = new Press(kit, "pick-" + number, words, () -> then.accept(number), label);
    tile.setAlignment(Pos.CENTER);
    tile.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(2.4), kit.px(1)));
    tile.setMinSize(kit.px(13), kit.px(13));
    tile.setChosen(marked);
    if (marked) {
      tile.setAccessibleText(kit.say("form.chosen", words));
    }
    return Spoken.personal(tile, words, tile.getAccessibleText());
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public boolean answered() {
    return chosen.isPresent();
  }

  @Override
  public void finish() {
    onDone.run();
  }

  @Override
  public void close() {
    chosen = Optional.empty();
    parts.show(Optional.empty(), Optional.empty(), Optional.empty());
    grid.getChildren().setAll(List.of(new VBox()));
  }
}
