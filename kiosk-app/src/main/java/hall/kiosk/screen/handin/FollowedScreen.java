// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.handin;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.GrievanceProgress;
import hall.kiosk.journey.GrievanceProgress.Standing;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Written;
import hall.kiosk.screen.cases.CaseTrail;
import hall.kiosk.screen.cases.CaseWords;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.layout.Region;

/// How far a complaint is, and its answer, for whoever showed the slip; never what it says.
public final class FollowedScreen implements Screen {
  /// What has words here; a later server may do more.
  private static final Set<String> DEEDS =
      Set.of(
          "accept",
          "decline",
          "forward",
          "supervise",
          "answer",
          "send",
          "transfer",
          "complete",
          "return",
          "appoint",
          "visit",
          "fail");

  private final Kit kit;
  private final Frame frame;
  private final CaseWords words;
  private final CaseTrail trail;

  public FollowedScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    words = new CaseWords(kit);
    trail = new CaseTrail(kit, words);
    frame = new Frame(kit, "followed", state, kit.say("followed.title"));
    frame.footer().proceed("finish", kit.say("cases.finish"), new Event.Finish());
    frame.pages(blocks(((Stage.Followed) state.stage()).progress()));
  }

  private List<Region> blocks(GrievanceProgress progress) {
    var blocks = new ArrayList<Region>();
    blocks.add(standing(progress));
    progress
        .answer()
        .ifPresent(answer ->
            blocks.add(
                Note.of(
                    kit,
                    Note.Kind.INFO,
                    kit.say(
                        switch (progress.standing()) {
                          case DECLINED -> "followed.reason";
                          case FAILED -> "followed.failed.reason";
                          case VISITED -> "followed.outcome";
                          default -> "followed.answer";
                        }),
                    answer)));
    blocks.addAll(
        trail.headed(
            kit.say("followed.trail"),
            progress.trail().stream()
                .filter(passed -> DEEDS.contains(passed.deed()))
                .map(passed ->
                    trail.card(
                        Icon.CHECK,
                        kit.say("followed.deed." + passed.deed()),
                        words.minute(passed.at())))
                .toList()));
    blocks.add(facts(progress));
    blocks.add(Note.of(kit, Note.Kind.INFO, Icon.LOCK, kit.say("followed.bearer"), List.of()));
    return blocks;
  }

  private Region standing(GrievanceProgress progress) {
    var word = "followed." + progress.standing().name().toLowerCase(Locale.ROOT);
    var lines = new ArrayList<>(List.of(kit.say(word + ".more")));
    progress
        .due()
        .map(day -> due(progress, Written.day(day, kit.language())))
        .ifPresent(lines::add);
    var note = note(progress.standing(), kit.say(word), lines);
    note.setId(word.replace('.', '-'));
    return note;
  }

  private Region note(Standing standing, String title, List<String> lines) {
    return switch (standing) {
      case ANSWERED, VISITED -> Note.of(kit, Note.Kind.GOOD, Icon.CIRCLE_CHECK, title, lines);
      case DECLINED, TRANSFERRED, FAILED, OTHER ->
          Note.of(kit, Note.Kind.INFO, Icon.INFO, title, lines);
      case RECEIVED, ACCEPTED, FORWARDED, SUPERVISED, SENDING, APPOINTED ->
          Note.of(kit, Note.Kind.INFO, Icon.CLOCK, title, lines);
    };
  }

  private String due(GrievanceProgress progress, String day) {
    var what =
        switch (progress.standing()) {
          case RECEIVED -> "followed.accept";
          case APPOINTED -> "followed.visit";
          default -> "followed.reply";
        };
    return kit.say(progress.late() ? what + ".over" : what, day);
  }

  private Region facts(GrievanceProgress progress) {
    var facts = kit.column(1);
    facts.getChildren().add(number("followed.number", progress.number()));
    progress
        .hotlineNumber()
        .ifPresent(one -> facts.getChildren().add(number("followed.hotline", one)));
    progress.caseEnding().ifPresent(one -> facts.getChildren().add(number("followed.case", one)));
    boolean helper =
        switch (progress.standing()) {
          case APPOINTED, VISITED, FAILED -> true;
          default -> false;
        };
    progress
        .unit()
        .ifPresent(unit ->
            facts
                .getChildren()
                .add(
                    kit.text(
                        Role.BODY, kit.say(helper ? "followed.helper" : "followed.unit", unit))));
    facts
        .getChildren()
        .add(kit.text(Role.BODY, kit.say("followed.since", words.minute(progress.received()))));
    return facts;
  }

  private Region number(String says, String number) {
    var title = kit.say(says);
    var line = kit.text(Role.BODY, kit.say("followed.numbered", title, number));
    Shown.speakNumber(kit, line, title, number);
    return line;
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    // Nothing on it changes while it stands.
  }
}
