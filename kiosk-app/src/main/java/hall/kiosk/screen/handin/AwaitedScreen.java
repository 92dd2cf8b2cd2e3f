// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.handin;

import hall.kiosk.journey.AwaitedPaper;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.HandIn;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.journey.Written;
import hall.kiosk.screen.cases.CaseTrail;
import hall.kiosk.screen.cases.CaseWords;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Screen;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Which papers a case waits for, why and by when; where a receipt opened it, how far it is, and
/// nothing else of it.
public final class AwaitedScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private boolean scans;

  public AwaitedScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    boolean awaits = !state.visit().handIn().orElseThrow().papers().isEmpty();
    frame =
        new Frame(kit, "awaited", state, kit.say(awaits ? "awaited.title" : "awaited.progress"));
    scans = scans(state);
    show(state.visit().handIn().orElseThrow());
  }

  private static boolean scans(State.Visiting state) {
    return state.terminal().works(Peripheral.SCANNER);
  }

  private void show(HandIn waiting) {
    if (waiting.papers().isEmpty()) {
      frame.footer().proceed("finish", kit.say("cases.finish"), new Event.Finish());
    } else {
      frame.footer().proceed(kit.say("awaited.scan"));
      frame.footer().enable(scans);
    }
    frame.pages(blocks(waiting));
  }

  private List<Region> blocks(HandIn waiting) {
    var blocks = new ArrayList<Region>();
    var words = new CaseWords(kit);
    var head =
        kit.column(
            1,
            kit.bold(Role.LEAD, kit.say(waiting.item())),
            kit.text(Role.BODY, kit.say("case.department", kit.say(waiting.department()))),
            kit.text(
                Role.BODY,
                kit.say("awaited.stands", kit.say("case." + waiting.standing().word()))));
    waiting
        .progress()
        .flatMap(words::due)
        .ifPresent(due -> head.getChildren().add(kit.bold(Role.BODY, due)));
    blocks.add(head);
    if (!waiting.atTerminal()) {
      blocks.add(
          Note.of(
              kit, Note.Kind.WARM, kit.say("awaited.counter"), kit.say("awaited.counter.more")));
    } else if (waiting.papers().isEmpty()) {
      blocks.add(
          Note.of(kit, Note.Kind.GOOD, kit.say("awaited.none"), kit.say("awaited.none.more")));
    }
    waiting.papers().forEach(paper -> blocks.add(card(paper)));
    if (waiting.papers().size() > 1) {
      blocks.add(Note.of(kit, Note.Kind.INFO, kit.say("awaited.together")));
    }
    if (!scans && !waiting.papers().isEmpty()) {
      blocks.add(Note.of(kit, Note.Kind.BAD, kit.say("awaited.no-scanner")));
    }
    waiting.progress().ifPresent(progress -> blocks.addAll(new CaseTrail(kit, words).of(progress)));
    waiting.whole().ifPresent(whole -> blocks.addAll(others(whole, words)));
    if (waiting.receipt().isPresent()) {
      blocks.add(Note.of(kit, Note.Kind.INFO, Icon.LOCK, kit.say("awaited.bearer"), List.of()));
    }
    return blocks;
  }

  /// The cases of the same life event, which go their ways in their own departments.
  private List<Region> others(HandIn.Whole whole, CaseWords words) {
    var trail = new CaseTrail(kit, words);
    return trail.headed(
        kit.say("awaited.others", kit.say(whole.name())),
        whole.others().stream()
            .map(other -> {
              var lines =
                  new ArrayList<>(
                      List.of(
                          kit.say("case.department", kit.say(other.department())),
                          kit.say(
                              "awaited.stands",
                              kit.say("case." + other.progress().standing().word()))));
              words.due(other.progress()).ifPresent(lines::add);
              return trail.card(Icon.PAPER, kit.say(other.item()), lines.toArray(String[]::new));
            })
            .toList());
  }

  private Region card(AwaitedPaper paper) {
    var texts = new VBox(kit.px(0.5), kit.bold(Role.LEAD, kit.say(paper.name())));
    var why =
        switch (paper.why()) {
          case CORRECTION -> "awaited.correction";
          case PROMISE -> "awaited.promise";
        };
    texts
        .getChildren()
        .add(
            kit.bold(
                Role.BODY,
                paper
                    .due()
                    .map(day -> kit.say(why + ".by", Written.day(day, kit.language())))
                    .orElseGet(() -> kit.say(why))));
    paper
        .problem()
        .ifPresent(
            words -> texts.getChildren().add(kit.text(Role.BODY, kit.say("awaited.why", words))));
    texts
        .getChildren()
        .add(kit.text(Role.BODY, paper.remedy().orElseGet(() -> kit.say(paper.guidance()))));
    var row = kit.row(4, Icon.PAPER.draw(kit.metrics().icon(Role.LEAD)), Kit.grow(texts));
    row.setAlignment(Pos.TOP_LEFT);
    row.getStyleClass().add("card");
    row.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    row.setMinHeight(Region.USE_PREF_SIZE);
    return row;
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    if (scans(state) != scans) {
      scans = scans(state);
      show(state.visit().handIn().orElseThrow());
    }
  }
}
