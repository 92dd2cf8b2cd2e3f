// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.complain;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.Grievance.Sort;
import hall.kiosk.journey.GrievanceStep;
import hall.kiosk.journey.Masking;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A choice between a few large answers, none of which is better than the others.
final class PickScreen implements Screen {

  private final Frame frame;
  private final Function<State.Visiting, List<Region>> choices;

  private PickScreen(
      Kit kit,
      String name,
      State.Visiting state,
      String title,
      Function<State.Visiting, List<Region>> choices) {
    this.choices = choices;
    frame = new Frame(kit, name, state, kit.say(title), kit.headline(title + ".more"));
    update(state);
  }

  /// What is it about?
  static Screen sorts(Kit kit, State.Visiting state) {
    return new PickScreen(
        kit,
        "complain",
        state,
        "complain.title",
        now ->
            Stream.of(
                    Optional.of(sort(kit, Icon.WARNING, Sort.COMPLAINT)),
                    Optional.of(sort(kit, Icon.STAR, Sort.SUGGESTION)),
                    Optional.of(sort(kit, Icon.INFO, Sort.UNRESOLVED)),
                    Optional.of(sort(kit, Icon.RESIDENCE, Sort.VISIT)),
                    follow(kit, now))
                .<Region>flatMap(Optional::stream)
                .toList());
  }

  /// How far is what was said before?
  private static Optional<Press> follow(Kit kit, State.Visiting state) {
    return state.terminal().readsCodes()
        ? Optional.of(
            press(
                kit,
                "complain-follow",
                Icon.SEARCH,
                "complain.follow",
                new Event.FollowComplaint()))
        : Optional.empty();
  }

  private static Press sort(Kit kit, Icon icon, Sort sort) {
    var word = sort.name().toLowerCase(Locale.ROOT);
    return press(kit, "complain-" + word, icon, "complain." + word, new Event.ComplainOf(sort));
  }

  /// With the name or without?
  static Screen names(Kit kit, State.Visiting state) {
    return new PickScreen(
        kit,
        "complain-who",
        state,
        draft(state).atHome() ? "complain.who.visit" : "complain.who",
        now -> List.of(anonymous(kit, now), named(kit, now)));
  }

  private static Grievance draft(State.Visiting state) {
    return ((GrievanceStep.Who) ((Stage.Complain) state.stage()).step()).draft();
  }

  private static String kind(State.Visiting state, String words) {
    return draft(state).atHome() ? words + ".visit" : words;
  }

  private static Press anonymous(Kit kit, State.Visiting state) {
    return press(
        kit,
        "complain-anonymous",
        Icon.LOCK,
        kind(state, "complain.anonymous"),
        new Event.ComplainAs(false));
  }

  private static Press named(Kit kit, State.Visiting state) {
    var known = state.visit().identity();
    var press =
        press(
            kit,
            "complain-named",
            Icon.CARD,
            kind(state, "complain.named"),
            new Event.ComplainAs(true));
    known.ifPresent(card ->
        more(
            kit,
            press,
            kit.say(kind(state, "complain.named.as"), Masking.name(card.displayName()))));
    if (known.isEmpty() && !state.terminal().identifies()) {
      more(kit, press, kit.say(kind(state, "complain.named.not-now")));
      press.setDisable(true);
    }
    return press;
  }

  private static void more(Kit kit, Press press, String line) {
    var words = (VBox) press.getChildren().get(1);
    words.getChildren().set(1, kit.text(Role.BODY, line, "muted"));
  }

  private static Press press(Kit kit, String id, Icon icon, String words, Event event) {
    var title = kit.say(words);
    var text =
        new VBox(
            kit.px(1),
            kit.bold(Role.LEAD, title),
            kit.text(Role.BODY, kit.say(words + ".more"), "muted"));
    return new Press(
            kit,
            id,
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
    frame.pages(choices.apply(state));
  }
}
