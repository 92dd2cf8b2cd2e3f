// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.FormRules;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Masking;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.Prefill;
import hall.kiosk.journey.Written;
import hall.kiosk.screen.kit.Metrics.Role;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// An answer as others in the hall may see it: enough to recognise, too little to misuse (R30).
public final class Shown {

  /// So many signs of a number are read without a pause.
  private static final int GROUP = 4;

  private Shown() {}

  public static String answer(Field field, String answer, Language language) {
    if (field.prefill().isPresent()) {
      return fromCard(field.prefill().get(), answer, language);
    }
    return switch (field.type()) {
      case PHONE -> Masking.phone(answer);
      case DIGITS -> Masking.idNumber(answer);
      case TEXT -> text(answer);
      case ADDRESS -> Masking.address(Written.answer(field, answer, language));
      case DATE -> day(answer, language);
      case NUMBER, CHOICE, MONEY, GROUP -> Written.answer(field, answer, language);
    };
  }

  /// 1949年10月**日: a day is often a birthday.
  private static String day(String answer, Language language) {
    return FormRules.day(answer)
        .map(day -> Written.day(day, language))
        .map(text ->
            language == Language.ZH_CN
                ? text.replaceFirst("[0-9]+日$", "**日")
                : text.replaceFirst("^[0-9]+", "**"))
        .orElse("");
  }

  private static String fromCard(Prefill from, String answer, Language language) {
    return switch (from) {
      case NAME -> Masking.name(answer);
      case ID_NUMBER -> Masking.idNumber(answer);
      case ADDRESS -> Masking.address(answer);
      case BIRTH_DATE -> answer.length() < 4 ? "" : answer.substring(0, 4) + "-**-**";
      case SEX ->
          language == Language.ZH_CN
              ? answer
              : switch (answer) {
                case "男" -> "Male";
                case "女" -> "Female";
                default -> answer;
              };
    };
  }

  /// What is said of a node that shows an answer: others hear only whether there is one.
  public static void speak(Kit kit, Node node, Field field, String answer) {
    speak(kit, node, kit.say(field.label()), Written.answer(field, answer, kit.language()));
  }

  /// As [#speak(Kit, Node, Field, String)], of what has a name of its own.
  ///
  /// @param answer as it is written in full
  public static void speak(Kit kit, Node node, String label, String answer) {
    var pause = kit.language() == Language.ZH_CN ? "，" : ", ";
    boolean empty = answer.isBlank();
    Spoken.personal(
        node,
        label + pause + kit.say(empty ? "voice.not-filled" : "voice.filled"),
        label + pause + (empty ? kit.say("voice.not-filled") : answer));
  }

  /// What somebody wrote in own words, in a card.
  ///
  /// @param empty stands there while nothing was written
  public static Region written(Kit kit, String text, String empty) {
    boolean said = !text.isBlank();
    var words = said ? kit.text(Role.BODY, text) : kit.text(Role.BODY, empty, "muted");
    if (said) {
      speak(kit, words, kit.say("complain.said"), text);
    }
    return card(kit, words);
  }

  /// A card around something written.
  public static Region card(Kit kit, Node content) {
    var box = new VBox(content);
    box.getStyleClass().add("card");
    box.setStyle(kit.padding(3, 4));
    box.setMinHeight(Region.USE_PREF_SIZE);
    return box;
  }

  /// What is said of a node that shows a number under which others could ask: they hear only how it
  /// ends.
  public static void speakNumber(Kit kit, Node node, String title, String number) {
    var end = number.substring(Math.max(0, number.length() - GROUP));
    Spoken.personal(
        node,
        kit.say("voice.number.end", title, spelled(end)),
        kit.say("voice.number", title, spelled(number)));
  }

  /// Sign by sign, with a pause after each group.
  private static String spelled(String number) {
    var spelled = new StringBuilder();
    var signs = number.replace("-", "");
    for (int i = 0; i < signs.length(); i++) {
      spelled.append(i == 0 ? "" : i % GROUP == 0 ? ", " : " ").append(signs.charAt(i));
    }
    return spelled.toString();
  }

  /// The beginning of free text: a third of it, six characters at most.
  static String text(String answer) {
    int length = answer.codePointCount(0, answer.length());
    if (length == 0) {
      return "";
    }
    int keep = Math.clamp(length / 3, 1, 6);
    return answer.substring(0, answer.offsetByCodePoints(0, keep))
        + "*".repeat(Math.clamp(length - keep, 1, 6));
  }

  /// Digits in groups, so that they can be read aloud and compared.
  public static String grouped(String digits, int first, int then) {
    var grouped = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      if (i >= first && (i - first) % then == 0) {
        grouped.append(' ');
      }
      grouped.append(digits.charAt(i));
    }
    return grouped.toString();
  }
}
