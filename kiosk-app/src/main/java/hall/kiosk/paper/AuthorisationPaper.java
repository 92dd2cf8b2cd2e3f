// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import hall.kiosk.journey.Language;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.ServiceItem;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;

/// 授权委托书: a blank form on A4, for the item alone; who acts for whom is written in by hand.
public final class AuthorisationPaper {

  private static final float SIZE = 12.5f;
  private static final float HEAD = 14.5f;

  private AuthorisationPaper() {}

  /// A PDF.
  ///
  /// @throws IllegalArgumentException for an item that no agent may apply for
  public static byte[] a4(LocalText hall, ServiceItem item, Language language) throws IOException {
    var words = Words.in(language);
    var by =
        item.agent()
            .orElseThrow(() -> new IllegalArgumentException("no agent may apply for it"))
            .name()
            .toLowerCase(Locale.ROOT);
    try (var sheet = new Sheet(words.get("authorisation.title"), language.tag())) {
      sheet.centred(words.get("authorisation.title"), 21);
      sheet.rule();
      row(sheet, words, "item", item.name().in(language) + " " + item.code());
      row(sheet, words, "department", item.department().name().in(language));
      row(sheet, words, "place", hall.in(language));
      for (var who : new String[] {"principal", "agent"}) {
        sheet.heading(words.get("authorisation." + who), HEAD);
        blanks(sheet, words, "name", "phone");
        blanks(sheet, words, "id-number");
      }
      sheet.heading(words.get("authorisation.scope"), HEAD);
      for (int i = 1; i <= 3; i++) {
        sheet.text(words.get("authorisation.scope." + i), SIZE);
      }
      blanks(sheet, words, "scope.other");
      sheet.text(words.get("authorisation.limit"), SIZE);
      sheet.heading(words.get("authorisation.validity"), HEAD);
      blanks(sheet, words, "from", "to");
      sheet.heading(words.get("authorisation.sign"), HEAD);
      blanks(sheet, words, "principal.signature", "date");
      blanks(sheet, words, "agent.signature", "date");
      sheet.rule();
      sheet.text(words.get("authorisation.bring." + by), SIZE);
      return sheet.bytes();
    }
  }

  private static void row(Sheet sheet, Words words, String label, String value) throws IOException {
    sheet.row(words.get("authorisation." + label), value, SIZE, Sheet.WIDTH - 110);
  }

  private static void blanks(Sheet sheet, Words words, String... labels) throws IOException {
    sheet.blanks(
        SIZE,
        Stream.of(labels).map(label -> words.get("authorisation." + label)).toArray(String[]::new));
  }
}
