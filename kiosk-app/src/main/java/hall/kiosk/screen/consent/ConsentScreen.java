// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.consent;

import hall.kiosk.journey.CopyJob.Original;
import hall.kiosk.journey.CopyStep;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.PageBar;
import hall.kiosk.screen.kit.Paged;
import hall.kiosk.screen.kit.Screen;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.layout.Region;

/// What is scanned, what for, how long it is kept, and that no is an answer too: for an item, for
/// pages that go with a complaint, or for a copy.
public final class ConsentScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private final Paged paged;
  private boolean refused;

  public ConsentScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "consent", state, kit.headline("consent.title"));
    paged = PageBar.plain(kit);
    frame.show(paged);
    refused = refused(state);
    show(state);
  }

  private static boolean refused(State.Visiting state) {
    return state.stage() instanceof Stage.Consenting(var no) && no;
  }

  private void show(State.Visiting state) {
    paged.setBlocks(blocks(state));
    if (refused) {
      frame
          .footer()
          .proceed(kit.say("consent.reconsider"), () -> kit.emit().accept(new Event.Back()))
          .back(() -> kit.emit().accept(new Event.Back()));
    } else {
      frame
          .footer()
          .turn(paged, kit.say("consent.agree"), () -> kit.emit().accept(new Event.Proceed()));
    }
  }

  private List<Region> blocks(State.Visiting state) {
    return switch (state.stage()) {
      case Stage.Complain _ ->
          lines(
              Icon.SEND,
              kit.say("complain.papers.what"),
              kit.say("complain.papers.why"),
              kit.say("complain.papers.kept"),
              kit.say("complain.papers.no"));
      case Stage.Copy(CopyStep.Agree(var job)) ->
          lines(
              Icon.PRINTER,
              kit.say(
                  job.original() == Original.DOCUMENT ? "copy.agree.papers" : "copy.agree.card"),
              kit.say("copy.agree.why"),
              kit.say("copy.agree.kept"),
              kit.say("copy.agree.no"));
      default -> refused ? kindly(state.visit().item()) : asked(state.visit().item());
    };
  }

  /// @param use what becomes of the images
  private List<Region> lines(Icon use, String what, String why, String kept, String no) {
    return List.of(
        line(Icon.SCANNER, "consent.what", what),
        line(use, "consent.why", why),
        line(Icon.CLOCK, "consent.kept", kept),
        line(Icon.INFO, "consent.no", no),
        refusal());
  }

  private Region refusal() {
    var refuse =
        kit.button("refuse", kit.say("consent.refuse"), Icon.BACK, new Event.Refuse(), "secondary");
    refuse.setMaxWidth(Double.MAX_VALUE);
    return refuse;
  }

  private List<Region> asked(ServiceItem item) {
    var between = kit.language() == Language.ZH_CN ? "、" : ", ";
    var papers =
        item.toScan().stream()
            .map(material -> kit.say(material.name()))
            .collect(Collectors.joining(between));
    var department = kit.say(item.department().name());
    return lines(
        Icon.SEND,
        papers,
        kit.say("consent.why.more", kit.say(item.name()), department),
        kit.say("consent.kept.more", department),
        kit.say("consent.no.more"));
  }

  private Region line(Icon icon, String title, String words) {
    var text = kit.column(1, kit.bold(Role.LEAD, kit.say(title)), kit.text(Role.BODY, words));
    var row = kit.row(4, icon.draw(kit.metrics().icon(Role.LEAD)), Kit.grow(text));
    row.setMinHeight(Region.USE_PREF_SIZE);
    return row;
  }

  private List<Region> kindly(ServiceItem item) {
    return List.of(
        Note.of(
            kit,
            Note.Kind.INFO,
            kit.say("consent.refused"),
            kit.say("consent.refused.more", kit.say(item.department().name())),
            kit.say("consent.refused.then")));
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
    if (refused(state) != refused) {
      refused = refused(state);
      show(state);
      paged.first();
    }
  }
}
