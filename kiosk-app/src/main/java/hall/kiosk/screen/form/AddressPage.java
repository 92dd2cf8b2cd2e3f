// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.Address;
import hall.kiosk.journey.Division;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.screen.keyboard.EntryBox;
import hall.kiosk.screen.keyboard.Keyboard;
import hall.kiosk.screen.keyboard.Typing;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.PageBar;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Spoken;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// An address: its divisions picked from the largest down, then street and door typed.
public final class AddressPage implements AnswerPage, Typing {

  private static final int LEVELS = 4;
  private static final int LONGEST_DETAIL = 100;

  private final Kit kit;
  private final Field field;
  private final List<Division> largest;
  private final Consumer<Address> changed;
  private final Runnable onDone;
  private final StackPane root = new StackPane();
  private final EntryBox box;
  private Optional<Keyboard> keyboard = Optional.empty();
  private Address address;

  /// @param before what is answered so far
  /// @param changed told after every tap and key, when the page shows it
  public AddressPage(
      Kit kit, Field field, Address before, Consumer<Address> changed, Runnable onDone) {
    this.kit = kit;
    this.field = field;
    this.changed = changed;
    this.onDone = onDone;
    largest = field.divisions();
    address = before;
    int lines = kit.metrics().tight() ? 1 : 2;
    box = new EntryBox(kit, "entry-" + field.id(), kit.say("address.detail"), lines);
    root.setAlignment(Pos.TOP_LEFT);
    root.setMinHeight(0);
    show();
  }

  private void show() {
    keyboard.ifPresent(Keyboard::close);
    keyboard = Optional.empty();
    var asked = AnswerPage.asked(kit, field);
    if (!address.divisions().isEmpty()) {
      asked.getChildren().add(address.located() ? located() : picked());
    }
    root.getChildren().setAll(address.located() ? typing(asked) : choosing(asked));
  }

  /// Each division that is picked; a tap on one picks it anew.
  private Region picked() {
    var all = new ArrayList<Press>();
    for (var division : address.divisions()) {
      int level = all.size();
      all.add(again("level-" + level, kit.say(division.name()), level));
    }
    return new Tiles(cramped() ? 1 : 2, kit.gap(), all);
  }

  /// Large text on a panel of about 5:4, where two names side by side would break within words.
  private boolean cramped() {
    return kit.metrics().narrow() && kit.metrics().tight();
  }

  /// All in one, so that the keyboard has room; a tap opens the last one.
  private Region located() {
    var names =
        address.divisions().stream()
            .map(division -> kit.say(division.name()))
            .collect(Collectors.joining(kit.language() == Language.ZH_CN ? "" : ", "));
    return again("located", names, address.divisions().size() - 1);
  }

  private Press again(String id, String name, int level) {
    var again =
        new Press(
            kit,
            id,
            kit.say("date.again", name),
            () -> goTo(address.upTo(level)),
            Kit.grow(kit.bold(Role.BODY, name)),
            Icon.PEN.draw(kit.metrics().icon(Role.BODY)));
    return Spoken.personal(
        again, kit.say("date.again", kit.say("voice.filled")), again.getAccessibleText());
  }

  private Region typing(VBox asked) {
    var keys = new Keyboard(kit, this);
    keyboard = Optional.of(keys);
    box.show(address.detail());
    asked.getChildren().add(box);
    return AnswerPage.layout(kit, asked, keys.root(), 0.46);
  }

  private Region choosing(VBox asked) {
    int level = Math.min(address.divisions().size(), LEVELS - 1);
    asked.getChildren().add(kit.bold(Role.BODY, kit.say("address.pick." + level)));
    int columns = cramped() ? 1 : kit.metrics().landscape() || kit.metrics().picture() < 1 ? 2 : 3;
    var tiles = address.next(largest).stream().map(this::tile).toList();
    var rows = new ArrayList<Region>();
    for (int from = 0; from < tiles.size(); from += columns) {
      var row = tiles.subList(from, Math.min(from + columns, tiles.size()));
      rows.add(new Tiles(columns, kit.gap(), row));
    }
    var paged = new PageBar(kit).over(rows);
    if (kit.metrics().landscape()) {
      paged.setPrefWidth(kit.metrics().widthPx() * (cramped() ? 0.55 : 0.46));
      var row = new HBox(kit.px(5), Kit.grow(asked), paged);
      row.setAlignment(Pos.TOP_LEFT);
      return row;
    }
    VBox.setVgrow(paged, Priority.ALWAYS);
    asked.setMinHeight(Region.USE_PREF_SIZE);
    return new VBox(kit.px(4), asked, paged);
  }

  private Press tile(Division division) {
    var name = kit.say(division.name());
    var label = kit.bold(Role.BODY, name);
    var tile =
        new Press(kit, "pick-" + division.code(), name, () -> goTo(address.into(division)), label);
    tile.setAlignment(Pos.CENTER);
    return tile;
  }

  private void goTo(Address next) {
    address = next;
    show();
    changed.accept(address);
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public void type(String more) {
    int longest = field.maxLength().orElse(LONGEST_DETAIL);
    int length = address.detail().codePointCount(0, address.detail().length());
    if (length < longest) {
      retype(address.detail() + more);
    }
  }

  @Override
  public void backspace() {
    var detail = address.detail();
    if (!detail.isEmpty()) {
      retype(detail.substring(0, detail.offsetByCodePoints(detail.length(), -1)));
    }
  }

  private void retype(String detail) {
    box.show(detail);
    address = address.withDetail(detail);
    changed.accept(address);
  }

  @Override
  public void done() {
    onDone.run();
  }

  /// Once its divisions are picked; before, there is only the way back.
  @Override
  public boolean answered() {
    return keyboard.isPresent();
  }

  @Override
  public void finish() {
    keyboard.ifPresentOrElse(Keyboard::finish, this::done);
  }

  @Override
  public void close() {
    address = Address.NONE;
    box.show("");
    keyboard.ifPresent(Keyboard::close);
    root.getChildren().setAll(List.of());
  }
}
