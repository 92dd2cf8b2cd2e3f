// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import java.util.List;
import java.util.Locale;

/// Why parts make no whole, at one place of a life event.
///
/// @param part the implementation code of the part that it is found at; empty for all together
/// @param about what the sort says it of: ids of questions and papers, places, answers
public record Tear(String path, Sort sort, String part, List<String> about) {

  /// What tears parts asunder.
  public enum Sort {
    NOT_PUBLISHED("%s is not published"),
    TWICE("%s stands twice"),
    TOO_MANY_VERSIONS("the versions of the parts come to %s, more than 999"),
    FOR_NOBODY("there is nobody whom all parts are for"),
    QUESTION_DIFFERS("%s differs from the field of an earlier part in %s"),
    PAPER_DIFFERS("the material %s is another paper than that of an earlier part"),
    NO_SUCH_ANSWER("the part has no choice of this name that always offers %2$s"),
    NO_SUCH_QUESTIONS("there are no two such questions"),
    NOT_ALWAYS_ANSWERED("%2$s is not always answered"),
    ASKS_SOMETHING_ELSE("%2$s asks for something else"),
    NO_SUCH_CONDITION("the event asks no choice %s"),
    NO_CONDITION_ANSWER("%1$s is never answered with %2$s"),
    ASKS_ITSELF("%s is asked only by the part that depends on it"),
    ASKED_TOO_LATE("%1$s is asked after %2$s, which depends on it"),
    NEVER_APPLIES("%s never has the answer that the part depends on"),
    NONE_ALWAYS("every part depends on an answer, so that none may be left");

    private final String english;

    Sort(String english) {
      this.english = english;
    }

    /// As it stands in keys of words.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// As it stands in a log.
  String line() {
    return path + ": " + sort.english.formatted(about.toArray());
  }
}
