// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import hall.kiosk.journey.FormRules;
import hall.kiosk.journey.Money;
import hall.kiosk.journey.Question;
import hall.kiosk.journey.Questions;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.FieldType;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Written;
import java.io.IOException;
import java.util.function.Predicate;

/// The answers of a form on paper, in full: a line each, a group member by member.
final class FormLines {

  private static final float SIZE = 12;

  private FormLines() {}

  /// @param wanted which questions of the form stand on this paper
  static void write(Sheet sheet, Visit visit, Predicate<Field> wanted) throws IOException {
    for (var question : Questions.outer(visit.item(), visit.answers())) {
      if (!wanted.test(question.field())) {
        continue;
      }
      if (question.field().type() == FieldType.GROUP) {
        group(sheet, visit, question.field());
      } else {
        line(sheet, visit, question);
      }
    }
  }

  private static void group(Sheet sheet, Visit visit, Field group) throws IOException {
    sheet.gap(4);
    for (int member = 0; member < Questions.members(group, visit.answers()); member++) {
      var label = group.label().in(visit.language());
      var who = Written.member(group, member, visit.language());
      sheet.text(label + " · " + who, SIZE);
      for (var question : Questions.of(visit.item(), visit.answers(), group.id(), member)) {
        line(sheet, visit, question);
      }
      sheet.gap(4);
    }
  }

  private static void line(Sheet sheet, Visit visit, Question question) throws IOException {
    var field = question.field();
    var answer = visit.answers().getOrDefault(question.path(), "");
    var written =
        FormRules.answeredByCard(field, visit)
            ? answer
            : Written.answer(field, answer, visit.language());
    boolean amount = field.type() == FieldType.MONEY && Money.amount(answer).isPresent();
    sheet.row(
        field.label().in(visit.language()),
        amount ? written + "（" + Money.capitals(answer) + "）" : written,
        SIZE,
        Sheet.WIDTH - 110);
  }
}
