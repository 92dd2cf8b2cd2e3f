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
import javafx.scene.layout.Region;

/// One case: where it stands, what is asked of the citizen, and what happened.
record CaseDetails(Kit kit, CaseWords words, CaseTrail trail) {
  private static final int GROUP = 4;

  CaseDetails(Kit kit, CaseWords words) {
    this(kit, words, new CaseTrail(kit, words));
  }

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
    blocks.addAll(trail.of(one.progress()));
    blocks.add(facts(one));
    return blocks;
  }

  private Region standing(OwnCase one) {
    var lines = new ArrayList<>(List.of(words.meaning(one)));
    words.due(one.progress()).ifPresent(lines::add);
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
    blocks.addAll(
        trail.headed(
            kit.say("case.asked"),
            one.asked().stream()
                .map(each ->
                    trail.card(Icon.PEN, kit.say(each.name()), each.problem(), each.remedy()))
                .toList()));
  }

  private void owed(OwnCase one, List<Region> blocks) {
    blocks.addAll(
        trail.headed(
            kit.say("case.owed"),
            one.owed().stream()
                .map(each ->
                    trail.card(
                        Icon.PAPER,
                        kit.say(each.name()),
                        each.due()
                            .map(day -> kit.say("case.owed.by", words.day(day)))
                            .orElseGet(() -> kit.say("case.owed.asked"))))
                .toList()));
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
    words.agency(one).ifPresent(line -> facts.getChildren().add(kit.text(Role.BODY, line)));
    facts.getChildren().add(number);
    return facts;
  }
}
