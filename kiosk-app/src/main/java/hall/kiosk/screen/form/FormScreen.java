// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.FormRules;
import hall.kiosk.journey.FormRules.Problem;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.PageBar;
import hall.kiosk.screen.kit.Paged;
import hall.kiosk.screen.kit.Screen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.Region;

/// The questions of an item, page by page; a text is typed on a page of its own.
public final class FormScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private final Paged paged;
  private final Map<String, FieldBlock> blocks = new LinkedHashMap<>();
  private final Region fromCard;
  private final ProblemList problemList;
  private State.Visiting state;
  private Optional<Editor> editor = Optional.empty();
  private boolean askedToGoOn;

  public FormScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    this.state = state;
    var item = state.visit().item();
    frame = new Frame(kit, "form", state, kit.say("form.title", kit.say(item.name())));
    paged = PageBar.plain(kit);
    fromCard = CardBlock.of(kit, state.visit());
    problemList = new ProblemList(kit, this::jump);
    for (var field : item.form()) {
      if (!FormRules.answeredByCard(field, state.visit())) {
        blocks.put(field.id(), FieldBlock.of(kit, field, () -> edit(field)));
      }
    }
    showList();
    update(state);
  }

  private void showList() {
    frame.show(paged);
    frame
        .footer()
        .turn(
            paged,
            kit.say("footer.next"),
            () -> {
              askedToGoOn = true;
              kit.emit().accept(new Event.Proceed());
            });
  }

  private void edit(Field field) {
    var opened = new Editor(kit, field, answer(field), this::closeEditor);
    editor = Optional.of(opened);
    frame.show(opened.root());
    frame.footer().proceed(kit.say("form.done"), opened::finish).back(opened::finish);
  }

  private void closeEditor() {
    editor.ifPresent(Editor::close);
    editor = Optional.empty();
    showList();
  }

  private void jump(String field) {
    var block = blocks.get(field);
    if (block != null) {
      paged.reveal(block.root());
      block.activate();
    }
  }

  private String answer(Field field) {
    return state.visit().answers().getOrDefault(field.id(), "");
  }

  @Override
  public Region root() {
    return frame.root();
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
  public void update(State.Visiting now) {
    state = now;
    boolean show = ((Stage.Form) now.stage()).showProblems();
    var item = now.visit().item();
    Map<String, Problem> problems =
        show ? FormRules.problems(item, now.visit().answers()) : Map.of();
    for (var field : item.form()) {
      var block = blocks.get(field.id());
      if (block != null) {
        block.update(answer(field), Optional.ofNullable(problems.get(field.id())));
      }
    }
    paged.setBlocks(listed(item, problems));
    if (askedToGoOn && !problems.isEmpty()) {
      askedToGoOn = false;
      paged.first();
    }
  }

  private List<Region> listed(ServiceItem item, Map<String, Problem> problems) {
    var all = new ArrayList<Region>(problemList.of(item, problems));
    all.add(fromCard);
    blocks.values().forEach(block -> all.add(block.root()));
    return all;
  }

  @Override
  public void close() {
    editor.ifPresent(Editor::close);
  }
}
