// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.Language;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Spoken;
import hall.kiosk.screen.kit.Tiles;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Year, month and day as far as they are picked; a tap on one picks it anew.
final class DateParts {

  private final Kit kit;
  private final Runnable askYear;
  private final IntConsumer askMonth;
  private final Consumer<YearMonth> askDay;
  private final StackPane root = new StackPane();

  DateParts(Kit kit, Runnable askYear, IntConsumer askMonth, Consumer<YearMonth> askDay) {
    this.kit = kit;
    this.askYear = askYear;
    this.askMonth = askMonth;
    this.askDay = askDay;
    root.setMinHeight(Region.USE_PREF_SIZE);
  }

  Region root() {
    return root;
  }

  static String month(Kit kit, int month) {
    return kit.language() == Language.ZH_CN
        ? kit.say("date.month", month)
        : Month.of(month).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  void show(Optional<Integer> year, Optional<Integer> month, Optional<Integer> day) {
    var all = new ArrayList<Press>();
    all.add(
        part(
            "part-year",
            year.map(number -> kit.say("date.year", number)),
            "date.part.year",
            askYear,
            year.isEmpty()));
    all.add(
        part(
            "part-month",
            month.map(number -> month(kit, number)),
            "date.part.month",
            () -> year.ifPresent(askMonth::accept),
            year.isPresent() && month.isEmpty()));
    all.add(
        part(
            "part-day",
            day.map(number -> kit.say("date.day", number)),
            "date.part.day",
            () -> year.ifPresent(y -> month.ifPresent(m -> askDay.accept(YearMonth.of(y, m)))),
            month.isPresent()));
    all.get(1).setDisable(year.isEmpty());
    all.get(2).setDisable(month.isEmpty());
    root.getChildren().setAll(new Tiles(3, kit.gap(), all));
  }

  private Press part(
      String id, Optional<String> picked, String name, Runnable ask, boolean asking) {
    var words = picked.orElseGet(() -> kit.say(name));
    var label = picked.isPresent() ? kit.bold(Role.LEAD, words) : kit.text(Role.LEAD, words);
    var spoken = picked.map(text -> kit.say("date.again", text)).orElse(words);
    var press = new Press(kit, id, spoken, ask, label);
    press.setAlignment(Pos.CENTER);
    if (picked.isPresent() && kit.metrics().picture() > 0.8 && !kit.metrics().landscape()) {
      press.getChildren().add(Icon.PEN.draw(kit.metrics().icon(Role.BODY)));
    }
    press.setChosen(asking);
    var others =
        picked.isPresent()
            ? kit.say("date.again", kit.say(name) + " " + kit.say("voice.filled"))
            : words;
    return Spoken.personal(press, others, spoken);
  }
}
