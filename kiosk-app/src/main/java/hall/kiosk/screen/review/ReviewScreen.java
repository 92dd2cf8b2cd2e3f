// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.review;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Licence;
import hall.kiosk.journey.Masking;
import hall.kiosk.journey.Question;
import hall.kiosk.journey.Questions;
import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.ServiceItem.Part;
import hall.kiosk.journey.Signature;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Written;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.PageBar;
import hall.kiosk.screen.kit.Paged;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Shown;
import hall.kiosk.screen.kit.Strokes;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// All answers, materials and the signature once more, masked.
public final class ReviewScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private final Paged paged;
  private boolean failed;

  public ReviewScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame =
        new Frame(
            kit,
            "review",
            state,
            kit.say("review.title"),
            kit.say(
                state.visit().handIn().isPresent() ? "review.papers" : "review.sentence",
                kit.say(state.visit().item().name())));
    failed = failed(state);
    paged = PageBar.plain(kit);
    paged.setBlocks(blocks(state.visit()));
    frame.show(paged);
    frame
        .footer()
        .turn(paged, kit.say("review.submit"), () -> kit.emit().accept(new Event.Proceed()));
  }

  private static boolean failed(State.Visiting state) {
    return ((Stage.Review) state.stage()).storeFailed();
  }

  private List<Region> blocks(Visit visit) {
    var blocks = new ArrayList<Region>();
    if (failed) {
      blocks.add(
          Note.of(kit, Note.Kind.BAD, kit.say("review.failed"), kit.say("review.failed.more")));
    }
    var answers =
        Questions.asked(visit.item(), visit.answers()).stream()
            .filter(question -> visit.answers().containsKey(question.path()))
            .map(question -> answer(visit, question))
            .toList();
    var materials =
        visit.item().toScan().stream().map(material -> material(visit, material)).toList();
    visit.principal().ifPresent(_ -> blocks.addAll(people(visit)));
    var parts = visit.item().parts().stream().map(this::part).toList();
    blocks.addAll(headed(kit.count("review.parts", parts.size()), parts));
    blocks.addAll(headed(kit.say("review.answers"), answers));
    blocks.addAll(headed(kit.say("review.materials"), materials));
    if (visit.handIn().isEmpty()) {
      blocks.add(kit.column(3, kit.bold(Role.LEAD, kit.say("review.signature")), signature(visit)));
    } else if (visit.pages().values().stream().allMatch(List::isEmpty)) {
      blocks.add(
          Note.of(kit, Note.Kind.WARM, kit.say("review.nothing"), kit.say("review.nothing.more")));
    }
    return blocks;
  }

  /// Who acts for whom (代办).
  private List<Region> people(Visit visit) {
    var agent = visit.card().displayName();
    var principal = visit.applicantName();
    var own = line(kit.say("review.agent"), Masking.name(agent));
    Shown.speak(kit, own, kit.say("review.agent"), agent);
    var other = line(kit.say("review.principal"), Masking.name(principal));
    Shown.speak(kit, other, kit.say("review.principal"), principal);
    return headed(kit.say("review.agency"), List.of(other, own));
  }

  /// The heading stays with its first line where the page ends.
  private List<Region> headed(String heading, List<Region> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    var all = new ArrayList<>(lines);
    all.set(0, kit.column(3, kit.bold(Role.LEAD, heading), lines.getFirst()));
    return all;
  }

  /// What becomes a case of its own, and whose.
  private Region part(Part part) {
    int days = part.promisedWorkingDays();
    var department = kit.say(part.department().name());
    return line(
        kit.say(part.name()),
        days == 0
            ? kit.say("item.more.at-once", department)
            : kit.say("item.more", department, kit.count("days", days)));
  }

  /// What is asked of a member of a group stands below the member's name.
  private Region answer(Visit visit, Question question) {
    var field = question.field();
    var answer = visit.answers().getOrDefault(question.path(), "");
    var line = line(kit.say(field.label()), Shown.answer(field, answer, kit.language()));
    Shown.speak(kit, line, field, answer);
    if (!question.inGroup()) {
      return line;
    }
    var id = Question.outermost(question.path());
    var asked = Questions.of(visit.item(), visit.answers(), id, question.member());
    return asked.getFirst().equals(question)
        ? kit.column(1, kit.bold(Role.BODY, member(visit, id, question.member())), line)
        : line;
  }

  private String member(Visit visit, String id, int member) {
    return visit.item().form().stream()
        .filter(field -> field.id().equals(id))
        .map(group -> Written.member(group, member, kit.language()))
        .findFirst()
        .orElse("");
  }

  private Region material(Visit visit, Material material) {
    int pages = visit.pagesOf(material.id()).size();
    var kept = visit.reuse().takenFor(material.id());
    if (kept.isPresent()) {
      return line(
          kit.say(material.name()),
          kit.say("review.reused", Written.day(kept.get().handedIn(), kit.language())));
    }
    var told =
        Licence.of(visit.pagesOf(material.id())).isPresent()
            ? kit.say("licence.review")
            : pages > 0
                ? kit.count("pages", pages)
                : visit.later().contains(material.id()) ? later(material) : kit.say("review.none");
    return line(kit.say(material.name()), told);
  }

  private String later(Material material) {
    return material.supplementDays().isPresent()
        ? kit.say("review.later.days", material.supplementDays().getAsInt())
        : kit.say("review.later");
  }

  private Region line(String label, String value) {
    var name = kit.text(Role.BODY, label, "muted");
    double width = kit.metrics().widthPx() * (kit.metrics().landscape() ? 0.3 : 0.4);
    name.setMinWidth(width);
    name.setMaxWidth(width);
    var row = new HBox(kit.px(4), name, Kit.grow(kit.bold(Role.BODY, value)));
    row.setAlignment(Pos.TOP_LEFT);
    row.getStyleClass().add("line");
    row.setStyle("-fx-padding: %.0fpx 0;".formatted(kit.px(1)));
    row.setMinHeight(Region.USE_PREF_SIZE);
    return row;
  }

  private Region signature(Visit visit) {
    double width = kit.metrics().widthPx() * (kit.metrics().landscape() ? 0.22 : 0.5);
    var pad = new Pane();
    pad.setMinSize(width, width * Signature.HEIGHT);
    pad.setMaxSize(width, width * Signature.HEIGHT);
    pad.getStyleClass().add("pad");
    pad.setAccessibleText(kit.say("review.signature"));
    pad.getChildren().setAll(Strokes.of(visit.signature().strokes(), width));
    return new HBox(pad);
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
    if (failed(state) != failed) {
      failed = failed(state);
      paged.setBlocks(blocks(state.visit()));
      paged.first();
    }
  }
}
