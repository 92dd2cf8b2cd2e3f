// SPDX-License-Identifier: Apache-2.0
package hall.server.lint;

import hall.server.Words;
import java.util.List;

/// One thing that the check of an item found.
///
/// @param where the place in the item's document, as `$.materials[2].name`
/// @param details what fills the blanks of the rule's sentence
public record Finding(Rule rule, String where, List<String> details) {

  static Finding of(Rule rule, String where, Object... details) {
    return new Finding(rule, where, List.of(details).stream().map(String::valueOf).toList());
  }

  /// What is wrong.
  public String what(Words words) {
    return words.say("lint_" + rule.word(), details.toArray());
  }

  /// What to do about it.
  public String remedy(Words words) {
    return words.say("lintdo_" + rule.word(), details.toArray());
  }

  /// All of it in one line.
  public String line(Words words) {
    return where + ": " + what(words) + " " + remedy(words);
  }
}
