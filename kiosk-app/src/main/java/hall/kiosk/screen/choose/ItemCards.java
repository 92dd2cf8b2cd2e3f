// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.choose;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.ServiceItem.Department;
import hall.kiosk.journey.ServiceItem.Theme;
import hall.kiosk.journey.Stage.Finder;
import hall.kiosk.journey.Terminal;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Groups and items as surfaces to tap.
final class ItemCards {

  private final Kit kit;

  ItemCards(Kit kit) {
    this.kit = kit;
  }

  static String words(Theme theme) {
    return "theme." + theme.name().toLowerCase(Locale.ROOT);
  }

  List<Region> themes(Terminal terminal) {
    var groups = new ArrayList<Region>();
    var often = terminal.oftenDone();
    if (!often.isEmpty()) {
      groups.add(
          card(
              "most-used",
              Icon.STAR,
              kit.say("choose.most-used"),
              kit.count("items", often.size()),
              new Event.Find(new Finder.MostUsed())));
    }
    terminal
        .catalogue()
        .byTheme()
        .forEach((theme, items) ->
            groups.add(
                card(
                    "theme-" + theme.name().toLowerCase(Locale.ROOT),
                    Icon.of(theme),
                    kit.say(words(theme)),
                    kit.count("items", items.size()),
                    new Event.Find(new Finder.ByTheme(Optional.of(theme))))));
    return groups;
  }

  List<Region> departments(Terminal terminal) {
    var groups = new ArrayList<Region>();
    terminal
        .catalogue()
        .byDepartment()
        .forEach((department, items) ->
            groups.add(
                card(
                    "department-" + department.id(),
                    Icon.DEPARTMENT,
                    kit.say(department.name()),
                    kit.count("items", items.size()),
                    new Event.Find(new Finder.ByDepartment(Optional.of(department.id()))))));
    return groups;
  }

  List<Region> of(Terminal terminal, Theme theme) {
    return of(
        terminal,
        terminal.catalogue().items().stream()
            .filter(item -> item.themes().contains(theme))
            .toList());
  }

  List<Region> of(Terminal terminal, String department) {
    return of(
        terminal,
        terminal.catalogue().items().stream()
            .filter(item -> item.department().id().equals(department))
            .toList());
  }

  List<Region> of(Terminal terminal, List<ServiceItem> items) {
    return items.stream().map(item -> item(terminal, item)).toList();
  }

  String name(Terminal terminal, String department) {
    return terminal.catalogue().items().stream()
        .map(ServiceItem::department)
        .filter(one -> one.id().equals(department))
        .map(Department::name)
        .map(kit::say)
        .findFirst()
        .orElse("");
  }

  private Region item(Terminal terminal, ServiceItem item) {
    var offered = terminal.offers(item);
    var card =
        card(
            "item-" + item.code(),
            item.themes().isEmpty() ? Icon.PAPER : Icon.of(item.themes().getFirst()),
            kit.say(item.name()),
            offered ? more(item) : kit.say("item.scanner"),
            new Event.ChooseItem(item.code()));
    card.setDisable(!offered);
    return card;
  }

  private String more(ServiceItem item) {
    var department = kit.say(item.department().name());
    int days = item.limits().promisedWorkingDays();
    return days == 0
        ? kit.say("item.more.at-once", department)
        : kit.say("item.more", department, kit.count("days", days));
  }

  private Press card(String id, Icon icon, String title, String more, Event event) {
    var emblem = new StackPane(icon.draw(kit.px(11)));
    emblem.getStyleClass().add("emblem");
    emblem.setMinSize(kit.px(18), kit.px(18));
    emblem.setMaxSize(kit.px(18), kit.px(18));
    var words =
        new VBox(kit.px(1), kit.bold(Role.LEAD, title), kit.text(Role.CAPTION, more, "muted"));
    var arrow = Icon.NEXT.draw(kit.metrics().icon(Role.LEAD));
    if (kit.metrics().tight() && (kit.metrics().low() || kit.metrics().narrow())) {
      // The words need the width.
      return new Press(kit, id, title, () -> kit.emit().accept(event), Kit.grow(words), arrow);
    }
    return new Press(kit, id, title, () -> kit.emit().accept(event), emblem, Kit.grow(words), arrow)
        .roomy(kit);
  }
}
