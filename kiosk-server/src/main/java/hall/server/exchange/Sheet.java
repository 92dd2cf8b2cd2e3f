// SPDX-License-Identifier: Apache-2.0
package hall.server.exchange;

import java.util.List;

/// A sheet as text.
///
/// @param headings of its columns
public record Sheet(String name, List<String> headings, List<Row> rows) {

  /// A row that is not empty; an empty cell is an empty text.
  ///
  /// @param number as the program that shows the sheet counts, from 1
  public record Row(int number, List<String> cells) {}
}
