// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.Address;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.FormRules;
import hall.kiosk.journey.FormRules.Problem;
import hall.kiosk.journey.Question;
import hall.kiosk.journey.Questions;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.Region;

/// The questions of an item, page by page; a text is typed, a day picked and a member of a group
/// filled in on a page of its own.
public final class FormScreen implements Screen, FormPages {

  private final Kit kit;
  private final Frame frame;
  private final QuestionList list;
  private final Region known;
  private final ProblemList problemList;
  private State.Visiting state;
  private Optional<AnswerPage> page = Optional.empty();
  private Optional<MemberPage> member = Optional.empty();

  private Optional<Awaited> awaited = Optional.empty();

  private boolean askedToGoOn;

  /// A member that is asked for and not there yet.
  private record Awaited(Question group, int member) {}

  public FormScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    this.state = state;
    var item = state.visit().item();
    frame = new Frame(kit, "form", state, kit.headline("form.title", kit.say(item.name())));
    list = new QuestionList(kit, this);
    known =
        state.visit().applicantCard().isPresent()
            ? CardBlock.of(kit, state.visit())
            : Note.of(
                kit, Note.Kind.INFO, kit.say("form.for-other"), kit.say("form.for-other.more"));
    problemList = new ProblemList(kit, this::jump);
    showList();
    update(state);
  }

  private void showList() {
    frame.show(list.paged());
    frame
        .footer()
        .turn(
            list.paged(),
            kit.say("footer.next"),
            () -> {
              askedToGoOn = true;
              kit.emit().accept(new Event.Proceed());
            });
  }

  @Override
  public void answer(Question question) {
    var answer = state.visit().answers().getOrDefault(question.path(), "");
    var opened =
        switch (question.field().type()) {
          case DATE -> new DatePage(kit, question, state.visit(), this::ready, this::closePage);
          case ADDRESS -> address(question, answer);
          case TEXT, PHONE, NUMBER, DIGITS, MONEY ->
              new Editor(kit, question, answer, this::closePage);
          case CHOICE, GROUP -> throw new IllegalStateException("answered on the list itself");
        };
    page = Optional.of(opened);
    frame.show(opened.root());
    frame.footer().proceed(kit.say("form.done"), opened::finish).back(opened::finish);
    ready();
  }

  private AnswerPage address(Question question, String answer) {
    var field = question.field();
    return new AddressPage(
        kit,
        field,
        Address.read(answer, field.divisions()),
        address -> {
          kit.emit().accept(new Event.Answer(question.path(), address.kept()));
          ready();
        },
        this::closePage);
  }

  /// Nobody is done before there is an answer; the way back is always there.
  private void ready() {
    page.ifPresent(opened -> frame.footer().enable(opened.answered()));
  }

  private void closePage() {
    page.ifPresent(AnswerPage::close);
    page = Optional.empty();
    member.ifPresentOrElse(this::show, this::showList);
  }

  @Override
  public void member(Question group, int index) {
    var opened = new MemberPage(kit, group, index, this, this::closeMember);
    member = Optional.of(opened);
    opened.update(state.visit(), problems());
    show(opened);
  }

  private void show(MemberPage opened) {
    frame.show(opened.paged());
    frame.footer().turn(opened.paged(), kit.say("form.done"), this::closeMember);
    frame
        .footer()
        .back(() -> {
          if (!opened.paged().back()) {
            closeMember();
          }
        });
  }

  private void closeMember() {
    member = Optional.empty();
    showList();
  }

  /// Opens it as soon as it is there.
  @Override
  public void newMember(Question group) {
    int index = Questions.members(group.field(), state.visit().answers());
    kit.emit().accept(new Event.AddMember(group.path()));
    awaited = Optional.of(new Awaited(group, index));
  }

  private void openAwaited() {
    var there =
        awaited.filter(
            one -> Questions.members(one.group().field(), state.visit().answers()) > one.member());
    if (there.isPresent()) {
      awaited = Optional.empty();
      member(there.get().group(), there.get().member());
    }
  }

  private void jump(Question question) {
    if (question.inGroup()) {
      var id = Question.outermost(question.path());
      Questions.outer(state.visit().item(), state.visit().answers()).stream()
          .filter(outer -> outer.path().equals(id))
          .forEach(group -> member(group, question.member()));
      member.ifPresent(opened -> opened.jump(question.path()));
    } else {
      list.jump(question.path());
    }
  }

  private Map<Question, Problem> problems() {
    boolean show = ((Stage.Form) state.stage()).showProblems();
    return show ? FormRules.problems(state.visit()) : Map.of();
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public int place() {
    return list.paged().place();
  }

  @Override
  public void resume(int place) {
    list.paged().resume(place);
  }

  @Override
  public void update(State.Visiting now) {
    state = now;
    var visit = now.visit();
    var problems = problems();
    var before = new ArrayList<Region>(problemList.of(visit, problems));
    before.add(known);
    list.update(visit, Questions.outer(visit.item(), visit.answers()), problems, before, List.of());
    member.ifPresent(opened -> opened.update(visit, problems));
    if (askedToGoOn && !problems.isEmpty()) {
      askedToGoOn = false;
      list.paged().first();
    }
    openAwaited();
  }

  @Override
  public void close() {
    page.ifPresent(AnswerPage::close);
  }
}
