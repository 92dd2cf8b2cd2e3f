// SPDX-License-Identifier: Apache-2.0
package hall.server.exchange;

import hall.server.Words;
import java.util.List;

/// Something in a workbook that cannot be taken.
///
/// @param sheet empty where it is the file itself
/// @param row as the program that shows the sheet counts, from 1; 0 for the whole sheet
/// @param column its heading; empty for the whole row
/// @param word the end of the key of its sentence, `misfit_…`
/// @param details what fills the sentence's blanks
public record Misfit(String sheet, int row, String column, String word, List<String> details) {

  static Misfit of(String sheet, int row, String column, String word, String... details) {
    return new Misfit(sheet, row, column, word, List.of(details));
  }

  /// Place and sentence.
  public String line(Words words) {
    String where =
        sheet.isEmpty()
            ? ""
            : row == 0
                ? words.say("misfit_at_sheet", sheet, column)
                : words.say("misfit_at_row", sheet, Integer.toString(row), column);
    return where + words.say("misfit_" + word, details.toArray());
  }
}
