// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.FormRules;
import hall.kiosk.journey.FormRules.Problem;
import hall.kiosk.journey.Question;
import hall.kiosk.journey.Visit;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.PageBar;
import hall.kiosk.screen.kit.Paged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.Region;

/// Questions one below the other, as far as they are asked now, page by page.
final class QuestionList {

  private final Kit kit;
  private final FormPages pages;
  private final Paged paged;

  /// By path; a question that comes back finds its block again.
  private final Map<String, FieldBlock> blocks = new HashMap<>();

  QuestionList(Kit kit, FormPages pages) {
    this.kit = kit;
    this.pages = pages;
    paged = PageBar.plain(kit);
  }

  Paged paged() {
    return paged;
  }

  /// @param before what stands above the questions
  /// @param after what stands below
  void update(
      Visit visit,
      List<Question> asked,
      Map<Question, Problem> problems,
      List<? extends Region> before,
      List<? extends Region> after) {
    var all = new ArrayList<Region>(before);
    for (var question : asked) {
      if (!FormRules.answeredByCard(question.field(), visit)) {
        var block =
            blocks.computeIfAbsent(question.path(), path -> FieldBlock.of(kit, question, pages));
        block.update(visit, problems);
        all.addAll(block.regions());
      }
    }
    all.addAll(after);
    paged.setBlocks(all);
  }

  /// Turns to a question and opens what answers it.
  void jump(String path) {
    var block = blocks.get(path);
    if (block != null) {
      paged.reveal(block.head());
      block.activate();
    }
  }
}
