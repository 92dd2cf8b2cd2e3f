// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.notice;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Handout;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.ServiceItem.Part;
import hall.kiosk.journey.ServiceItem.Source;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.HandoutRow;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.PageBar;
import hall.kiosk.screen.kit.Paged;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.StepList;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// 一次性告知: time, cost, who may apply and every material, before anything is asked.
public final class NoticeScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private final Paged paged;
  private final List<HandoutRow> takeAlong;

  public NoticeScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    // Everything is told before anybody says for whom it is.
    var item = state.visit().chosen().orElseThrow();
    frame = new Frame(kit, "notice", state, kit.say(item.name()));
    paged = PageBar.plain(kit);
    takeAlong = HandoutRow.all(kit, state, Handout.NOTICE, Handout.AUTHORISATION);
    paged.setBlocks(blocks(item));
    frame.show(paged);
    frame
        .footer()
        .turn(paged, kit.say("notice.begin"), () -> kit.emit().accept(new Event.Proceed()));
  }

  private List<Region> blocks(ServiceItem item) {
    var blocks = new ArrayList<Region>();
    blocks.add(facts(item));
    takeAlong.getFirst().offered().ifPresent(blocks::add);
    parts(item, blocks);
    int number = 1;
    for (var line : item.notice()) {
      blocks.add(StepList.line(kit, number++, kit.say(line)));
    }
    var materials = new ArrayList<Region>();
    for (var material : item.materials()) {
      if (material.source() != Source.FORM) {
        materials.add(material(item, material));
      }
    }
    if (!materials.isEmpty()) {
      var first = materials.removeFirst();
      blocks.add(kit.column(3, kit.bold(Role.LEAD, kit.say("notice.materials")), first));
      blocks.addAll(materials);
    }
    takeAlong.stream().skip(1).forEach(row -> row.offered().ifPresent(blocks::add));
    blocks.add(
        kit.column(
            1,
            kit.bold(Role.LEAD, kit.say("notice.who")),
            kit.text(Role.BODY, kit.say(item.acceptCondition()))));
    if (item.basis().size() == 1) {
      // Beside each other they take no more room than the first alone.
      blocks.add(kit.row(4, Kit.grow(basis(item)), visit()));
    } else {
      blocks.add(kit.row(4, visit()));
      // The laws of several parts together are more than a small page holds.
      blocks.add(basis(item));
      item.basis().stream().skip(1).map(this::law).forEach(blocks::add);
    }
    return blocks;
  }

  /// What a life event is made of: whose each part is, how long it takes, and when it applies.
  private void parts(ServiceItem item, List<Region> blocks) {
    var cards = new ArrayList<Region>(item.parts().stream().map(part -> part(item, part)).toList());
    if (!cards.isEmpty()) {
      boolean all = item.parts().stream().allMatch(part -> part.when().isEmpty());
      var heading =
          kit.bold(Role.LEAD, kit.say(all ? "notice.parts" : "notice.parts.most", cards.size()));
      blocks.add(kit.column(3, heading, cards.removeFirst()));
      blocks.addAll(cards);
    }
  }

  private Region part(ServiceItem item, Part part) {
    int days = part.promisedWorkingDays();
    var department = kit.say(part.department().name());
    var words =
        new VBox(
            kit.px(0.5),
            kit.bold(Role.BODY, kit.say(part.name())),
            kit.text(
                Role.CAPTION,
                days == 0
                    ? kit.say("item.more.at-once", department)
                    : kit.say("item.more", department, kit.count("days", days)),
                "muted"));
    part.when()
        .ifPresent(when -> words.getChildren().add(kit.text(Role.BODY, only(item.told(when)))));
    return card(Icon.DEPARTMENT, words);
  }

  private String only(ServiceItem.Condition condition) {
    var answers = condition.answers().stream().map(kit::say).toList();
    return kit.say(
        "notice.part.only",
        kit.say(condition.question()),
        String.join(kit.say("notice.part.or"), answers));
  }

  private Region card(Icon icon, VBox words) {
    var row = kit.row(4, icon.draw(kit.metrics().icon(Role.LEAD)), Kit.grow(words));
    row.getStyleClass().add("card");
    row.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    return row;
  }

  private Region facts(ServiceItem item) {
    var limits = item.limits();
    var facts =
        List.of(
            fact(
                Icon.CLOCK,
                "notice.time",
                limits.promisedWorkingDays() == 0
                    ? kit.say("notice.at-once")
                    : kit.count("days", limits.promisedWorkingDays())),
            fact(Icon.CIRCLE_CHECK, "notice.fee", kit.say(item.fee())),
            fact(
                Icon.DEPARTMENT,
                item.isLifeEvent() ? "notice.lead" : "notice.department",
                kit.say(item.department().name())),
            fact(
                Icon.PERSON,
                "notice.visits",
                limits.visits() == 0
                    ? kit.say("notice.no-visits")
                    : kit.count("visits", limits.visits())));
    return new Tiles(kit.metrics().columns() == 4 ? 4 : 2, kit.px(3), facts);
  }

  private Region fact(Icon icon, String title, String value) {
    var words =
        new VBox(kit.text(Role.CAPTION, kit.say(title), "muted"), kit.bold(Role.BODY, value));
    var row = kit.row(3, icon.draw(kit.metrics().icon(Role.LEAD)), Kit.grow(words));
    row.getStyleClass().add("card");
    row.setStyle("-fx-padding: %.0fpx;".formatted(kit.px(3)));
    return row;
  }

  private Region material(ServiceItem item, Material material) {
    boolean had = material.source() == Source.IDENTITY;
    var need =
        kit.say(
            had
                ? "need.had"
                : switch (material.necessity()) {
                  case REQUIRED -> "need.required";
                  case OPTIONAL -> "need.optional";
                  case SUPPLEMENT_LATER -> "need.later";
                });
    var words =
        new VBox(
            kit.px(0.5),
            kit.bold(
                Role.BODY,
                kit.say(
                    "notice.material",
                    kit.say(material.name()),
                    material.agentOnly() ? kit.say("need.agent") : need)),
            kit.text(Role.CAPTION, kit.say(material.guidance()), "muted"));
    var with = item.onlyWith(material).stream().map(part -> kit.say(part.name())).toList();
    if (!with.isEmpty()) {
      words
          .getChildren()
          .add(
              1,
              kit.text(
                  Role.BODY,
                  kit.say("notice.material.only", String.join(kit.say("notice.part.or"), with))));
    }
    return card(had ? Icon.CHECK : Icon.PAPER, words);
  }

  /// For whoever cannot come: somebody of the hall helps at home.
  private Region visit() {
    var ask =
        kit.button(
            "notice-visit",
            kit.say("notice.visit"),
            Icon.RESIDENCE,
            new Event.AskVisit(),
            "secondary");
    ask.setMinWidth(Region.USE_PREF_SIZE);
    return ask;
  }

  private Region basis(ServiceItem item) {
    var box = kit.column(1, kit.bold(Role.BODY, kit.say("notice.basis")));
    item.basis().stream().limit(1).map(this::law).forEach(box.getChildren()::add);
    return box;
  }

  private Region law(String line) {
    return kit.text(Role.CAPTION, line, "muted");
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public int place() {
    return paged.place();
  }

  @Override
  public void resume(int place) {
    paged.resume(place);
  }

  @Override
  public void update(State.Visiting state) {
    // What was told does not change while it is read; the printer may.
    takeAlong.forEach(row -> row.update(state));
  }
}
