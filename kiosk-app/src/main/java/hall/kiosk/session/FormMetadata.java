// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.kiosk.journey.Question;
import hall.kiosk.journey.Questions;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.FieldType;
import hall.kiosk.journey.Visit;
import java.util.List;
import java.util.Map;

/// The answers as they are sent: a text by field id, a group as an array with one object a member.
final class FormMetadata {

  private FormMetadata() {}

  static ObjectNode of(Visit visit) {
    var form = JsonNodeFactory.instance.objectNode();
    var answers = visit.answers();
    for (var question : Questions.outer(visit.item(), answers)) {
      if (question.field().type() == FieldType.GROUP) {
        members(visit, question.field(), form);
      } else {
        put(question, answers, form);
      }
    }
    return form;
  }

  private static void members(Visit visit, Field group, ObjectNode form) {
    var array = form.putArray(group.id());
    for (int member = 0; member < Questions.members(group, visit.answers()); member++) {
      var object = array.addObject();
      List<Question> asked = Questions.of(visit.item(), visit.answers(), group.id(), member);
      asked.forEach(question -> put(question, visit.answers(), object));
    }
  }

  private static void put(Question question, Map<String, String> answers, ObjectNode into) {
    var answer = answers.get(question.path());
    if (answer != null) {
      into.put(question.field().id(), answer);
    }
  }
}
