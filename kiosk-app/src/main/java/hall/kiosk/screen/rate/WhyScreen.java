// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.rate;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Rating;
import hall.kiosk.journey.Rating.Reason;
import hall.kiosk.journey.RatingStep;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.keyboard.TextTurn;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Shown;
import hall.kiosk.screen.kit.Spoken;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/// The mark that was given, reasons to tick and words to add for those who want, and the way to
/// send it.
final class WhyScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private final TextTurn typing;
  private RatingStep.Why shown;

  WhyScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    shown = step(state);
    frame = new Frame(kit, "rate-why", state, kit.headline("rate.why"));
    typing = new TextTurn(kit, frame, this::show);
    show();
  }

  private static RatingStep.Why step(State.Visiting state) {
    return (RatingStep.Why) ((Stage.Rate) state.stage()).step();
  }

  private void show() {
    var draft = shown.draft();
    var blocks = new ArrayList<Region>();
    if (shown.failed()) {
      blocks.add(
          Note.of(
              kit,
              Note.Kind.BAD,
              Icon.WARNING,
              kit.say("complain.failed"),
              List.of(kit.say("rate.failed.more"))));
    }
    var mark =
        kit.row(
            3,
            MarkScreen.face(draft.mark()).draw(kit.metrics().icon(Role.LEAD)),
            Kit.grow(kit.bold(Role.LEAD, kit.say("rate.mark." + draft.mark()))));
    blocks.add(kit.column(2, mark, kit.text(Role.BODY, kit.say("rate.why.more"), "muted")));
    int columns = kit.metrics().landscape() && !kit.metrics().tight() ? 2 : 1;
    var reasons = Reason.of(draft.mark()).stream().map(this::reason).toList();
    for (int i = 0; i < reasons.size(); i += columns) {
      blocks.add(
          new Tiles(columns, kit.gap(), reasons.subList(i, Math.min(i + columns, reasons.size()))));
    }
    blocks.add(words(draft));
    frame.pages(blocks);
    frame
        .footer()
        .proceed(kit.say(shown.failed() ? "complain.send-again" : "rate.send"))
        .back(() -> kit.emit().accept(new Event.Back()))
        .enable(true);
  }

  private Press reason(Reason reason) {
    boolean ticked = shown.draft().reasons().contains(reason);
    var say = kit.say("rate.reason." + reason.word());
    var press =
        Press.line(
            kit,
            "reason-" + reason.word(),
            say,
            ticked ? Icon.CIRCLE_CHECK : Icon.CIRCLE,
            () -> kit.emit().accept(new Event.TickReason(reason)));
    press.setChosen(ticked);
    if (ticked) {
      var told = kit.say("form.chosen", say);
      press.setAccessibleText(told);
      Spoken.personal(press, say, told);
    }
    return press;
  }

  private Region words(Rating draft) {
    var type =
        Press.line(
            kit,
            "rate-type",
            kit.say(draft.words().isBlank() ? "rate.type" : "rate.type.more"),
            Icon.PEN,
            this::type);
    if (draft.words().isBlank()) {
      return type;
    }
    return kit.column(3, Shown.written(kit, draft.words(), ""), type);
  }

  private void type() {
    typing.begin(
        "entry-rating",
        kit.say("rate.why"),
        shown.draft().words(),
        Rating.LONGEST_WORDS,
        text -> kit.emit().accept(new Event.SayWhy(text)));
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    if (!step(state).equals(shown)) {
      shown = step(state);
      if (!typing.on()) {
        show();
      }
    }
  }

  @Override
  public void close() {
    typing.close();
  }
}
