// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.acting;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Handout;
import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.ServiceItem.PrincipalBy;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.HandoutRow;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// For oneself, or for somebody else (代办), and what an agent has to bring besides.
public final class ActingScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private boolean reads;
  private boolean prints;

  public ActingScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "acting", state, kit.headline("acting.title"));
    frame.footer().withoutProceed();
    reads = reads(state);
    prints = prints(state);
    frame.pages(blocks(state));
  }

  private static boolean reads(State.Visiting state) {
    return state.terminal().works(Peripheral.ID_CARD_READER);
  }

  private static boolean prints(State.Visiting state) {
    return state.terminal().works(Peripheral.PRINTER);
  }

  private List<Region> blocks(State.Visiting state) {
    var item = state.visit().chosen().orElseThrow();
    var blocks = new ArrayList<Region>();
    blocks.add(press("self", Icon.PERSON, new Event.ActForSelf()));
    var card = press("card", Icon.CARD, new Event.ActForOther(PrincipalBy.CARD));
    card.setDisable(!reads);
    blocks.add(card);
    if (item.agent().equals(Optional.of(PrincipalBy.COPY))) {
      blocks.add(press("copy", Icon.PAPER, new Event.ActForOther(PrincipalBy.COPY)));
    }
    var besides =
        item.materials().stream()
            .filter(Material::agentOnly)
            .map(material -> kit.say(material.name()))
            .collect(Collectors.joining(kit.say("acting.and")));
    if (!besides.isEmpty()) {
      blocks.add(Note.of(kit, Note.Kind.INFO, kit.say("acting.besides"), besides));
      HandoutRow.all(kit, state, Handout.AUTHORISATION)
          .forEach(row -> row.offered().ifPresent(blocks::add));
    }
    return blocks;
  }

  private Press press(String word, Icon icon, Event event) {
    var title = kit.say("acting." + word);
    var head = kit.bold(Role.LEAD, title);
    head.setMaxWidth(Double.MAX_VALUE);
    var text =
        new VBox(
            kit.px(1), head, kit.text(Role.BODY, kit.say("acting." + word + ".more"), "muted"));
    return new Press(
            kit,
            "acting-" + word,
            title,
            () -> kit.emit().accept(event),
            icon.draw(kit.metrics().icon(Role.DISPLAY)),
            Kit.grow(text),
            Icon.NEXT.draw(kit.metrics().icon(Role.LEAD)))
        .roomy(kit);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    if (reads(state) != reads || prints(state) != prints) {
      reads = reads(state);
      prints = prints(state);
      frame.pages(blocks(state));
    }
  }
}
