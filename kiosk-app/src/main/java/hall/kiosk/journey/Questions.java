// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.FieldType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Which questions a form asks, given what was answered so far.
///
/// A group's own answer is how many members it has; without one it has as few as it may.
public final class Questions {

  private Questions() {}

  /// Everything that is asked now, in order; a group is followed by what is asked of its members.
  public static List<Question> asked(ServiceItem item, Map<String, String> answers) {
    var all = new ArrayList<Question>();
    ask(item.form(), "", answers, Map.of(), all);
    return all;
  }

  /// What is asked now of the form itself, without the members of its groups.
  public static List<Question> outer(ServiceItem item, Map<String, String> answers) {
    return asked(item, answers).stream().filter(question -> !question.inGroup()).toList();
  }

  /// What is asked now of one member of a group.
  public static List<Question> of(
      ServiceItem item, Map<String, String> answers, String group, int member) {
    var prefix = Question.path(group, member, "");
    return asked(item, answers).stream()
        .filter(question -> question.path().startsWith(prefix))
        .toList();
  }

  /// @param outer the answers that the fields around these have
  private static void ask(
      List<Field> fields,
      String prefix,
      Map<String, String> answers,
      Map<String, String> outer,
      List<Question> into) {
    var known = new HashMap<>(outer);
    for (var field : fields) {
      if (field.when().filter(when -> !when.holds(known)).isEmpty()) {
        var path = prefix + field.id();
        into.add(new Question(path, field));
        known.put(field.id(), answers.getOrDefault(path, ""));
        if (field.type() == FieldType.GROUP) {
          for (int member = 0; member < members(field, answers); member++) {
            ask(field.fields(), Question.path(path, member, ""), answers, known, into);
          }
        }
      }
    }
  }

  /// How many members a group has.
  public static int members(Field group, Map<String, String> answers) {
    var count = answers.get(group.id());
    return count == null ? least(group) : Integer.parseInt(count);
  }

  /// How many members a group needs.
  public static int least(Field group) {
    return Math.max(group.minimum().orElse(0), group.required() ? 1 : 0);
  }

  /// The answers to what is asked; an answer to anything else is forgotten.
  static Map<String, String> kept(ServiceItem item, Map<String, String> answers) {
    var asked =
        asked(item, answers).stream().map(Question::path).collect(Collectors.toUnmodifiableSet());
    return answers.entrySet().stream()
        .filter(answer -> asked.contains(answer.getKey()))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// The answers with one more member.
  static Map<String, String> withMember(Field group, Map<String, String> answers) {
    var more = new HashMap<>(answers);
    more.put(group.id(), String.valueOf(members(group, answers) + 1));
    return more;
  }

  /// The answers without a member; those after it move up.
  static Map<String, String> withoutMember(Field group, int member, Map<String, String> answers) {
    int members = members(group, answers);
    var fewer = new HashMap<>(answers);
    fewer.put(group.id(), String.valueOf(members - 1));
    for (int to = member; to < members; to++) {
      for (var field : group.fields()) {
        var from = answers.get(Question.path(group.id(), to + 1, field.id()));
        var path = Question.path(group.id(), to, field.id());
        if (from == null) {
          fewer.remove(path);
        } else {
          fewer.put(path, from);
        }
      }
    }
    return fewer;
  }
}
