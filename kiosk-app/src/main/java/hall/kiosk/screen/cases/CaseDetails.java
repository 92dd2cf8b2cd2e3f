// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.cases;

import hall.kiosk.journey.OwnCase;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.RateCard;
import hall.kiosk.screen.kit.Shown;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One case: where it stands, what is asked of the citizen, and what happened.
record CaseDetails(Kit kit, CaseWords words) {
  private static final int GROUP = 4;

  List<Region> of(OwnCase one) {
    var blocks = new ArrayList<Region>();
    blocks.add(kit.bold(Role.TITLE, kit.say(one.item())));
    blocks.add(standing(one));
    one.reason()
        .ifPresent(
            reason -> blocks.add(Note.of(kit, Note.Kind.INFO, kit.say("case.reason"), reason)));
    if (one.mayEvaluate()) {
      blocks.add(RateCard.of(kit, one.number()));
    }
    asked(one, blocks);
    owed(one, blocks);
    trail(one, blocks);
    blocks.add(facts(one));
    return blocks;
  }

  private Region standing(OwnCase one) {
    var lines = new ArrayList<>(List.of(words.meaning(one)));
    words.due(one).ifPresent(lines::add);
    words.delivered(one).ifPresent(lines::add);
    return Note.of(kit, kind(one), words.icon(one), words.standing(one), lines);
  }

  private static Note.Kind kind(OwnCase one) {
    return switch (one.standing()) {
      case CORRECTING -> Note.Kind.WARM;
      case GRANTED, DELIVERED -> Note.Kind.GOOD;
      case RECEIVED, ACCEPTED, REVIEWING, REFUSED, DENIED, OTHER -> Note.Kind.INFO;
    };
  }

  private void asked(OwnCase one, List<Region> blocks) {
    headed(
        "case.asked",
        one.asked().stream()
            .map(each -> card(Icon.PEN, kit.say(each.name()), each.problem(), each.remedy()))
            .toList(),
        blocks);
  }

  private void owed(OwnCase one, List<Region> blocks) {
    headed(
        "case.owed",
        one.owed().stream()
            .map(each ->
                card(
                    Icon.PAPER,
                    kit.say(each.name()),
                    each.due()
                        .map(day -> kit.say("case.owed.by", words.day(day)))
                        .orElseGet(() -> kit.say("case.owed.asked"))))
            .toList(),
        blocks);
  }

  private void trail(OwnCase one, List<Region> blocks) {
    headed(
        "case.trail",
        one.trail().stream()
            .map(each ->
                card(
                    Icon.CHECK,
                    words.standing(each.standing()),
                    each.byRule() && each.standing() == OwnCase.Standing.ACCEPTED
                        ? kit.say("case.by-rule", words.minute(each.at()))
                        : words.minute(each.at())))
            .toList(),
        blocks);
  }

  /// The heading stays with its first line where the page ends.
  private void headed(String heading, List<Region> rows, List<Region> blocks) {
    if (!rows.isEmpty()) {
      blocks.add(kit.column(3, kit.bold(Role.LEAD, kit.say(heading)), rows.getFirst()));
      blocks.addAll(rows.subList(1, rows.size()));
    }
  }

  private Region card(Icon icon, String title, String... lines) {
    var texts = new VBox(kit.px(0.5), kit.bold(Role.BODY, title));
    for (var line : lines) {
      texts.getChildren().add(kit.text(Role.BODY, line));
    }
    var row = kit.row(4, icon.draw(kit.metrics().icon(Role.LEAD)), Kit.grow(texts));
    row.setAlignment(Pos.TOP_LEFT);
    row.getStyleClass().add("card");
    row.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    return row;
  }

  private Region facts(OwnCase one) {
    var shown = Shown.grouped(one.number(), GROUP, GROUP);
    var number = kit.text(Role.BODY, kit.say("case.number", shown));
    Shown.speakNumber(kit, number, kit.say("receipt.case-number"), one.number());
    var facts =
        kit.column(
            1,
            kit.bold(Role.LEAD, kit.say("case.facts")),
            kit.text(Role.BODY, kit.say("case.department", kit.say(one.department()))),
            kit.text(Role.BODY, kit.say("case.received-at", words.minute(one.received()))));
    one.lifeEvent()
        .ifPresent(of ->
            facts.getChildren().add(kit.text(Role.BODY, kit.say("case.life-event", kit.say(of)))));
    facts.getChildren().add(number);
    return facts;
  }
}
