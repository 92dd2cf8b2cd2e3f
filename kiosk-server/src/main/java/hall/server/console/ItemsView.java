// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.catalogue.Composition;
import hall.server.catalogue.ItemFile;
import hall.server.catalogue.ServiceItem;
import hall.server.lint.Finding;
import java.util.ArrayList;
import java.util.List;

/// The items as they are shown: what is published, and what is not and why.
///
/// @param remarked items that are published although something is worth looking at
public record ItemsView(
    List<Line> published, List<Checked> refused, List<Line> remarked, Offers offers) {

  /// An item that is published.
  public record Line(ServiceItem item, List<Remark> remarks) {}

  /// A document and what its check found.
  ///
  /// @param defects what no rule has words for: schema and form
  public record Checked(String file, boolean valid, List<Remark> remarks, List<String> defects) {}

  /// What a rule found.
  public record Remark(String what, String remedy, String where, boolean refuses) {

    static Remark of(Finding finding, Words words) {
      return new Remark(
          finding.what(words), finding.remedy(words), finding.where(), finding.rule().refuses());
    }
  }

  static ItemsView of(List<ItemFile> files, Offers offers, Words words) {
    List<Line> published = new ArrayList<>();
    List<Checked> refused = new ArrayList<>();
    for (ItemFile file : files) {
      switch (file) {
        case ItemFile.Valid valid -> published.add(new Line(valid.item(), remarks(file, words)));
        case ItemFile.Invalid invalid -> refused.add(checked(invalid, words));
      }
    }
    return new ItemsView(
        published,
        refused,
        published.stream().filter(line -> !line.remarks().isEmpty()).toList(),
        offers);
  }

  static Checked checked(ItemFile file, Words words) {
    return switch (file) {
      case ItemFile.Valid valid ->
          new Checked(valid.file(), true, remarks(valid, words), List.of());
      case ItemFile.Invalid invalid ->
          new Checked(invalid.file(), false, remarks(invalid, words), unspoken(invalid));
    };
  }

  /// A life event; where its parts contradict each other, that is said by itself.
  static Checked composed(Composition made, Words words) {
    Checked checked = checked(made.checked(), words);
    return made.tears().isEmpty()
        ? checked
        : new Checked(checked.file(), false, checked.remarks(), List.of());
  }

  private static List<Remark> remarks(ItemFile file, Words words) {
    return file.findings().stream().map(finding -> Remark.of(finding, words)).toList();
  }

  /// The findings stand among the defects too, in English.
  private static List<String> unspoken(ItemFile.Invalid invalid) {
    return invalid.defects().stream()
        .filter(defect ->
            invalid.findings().stream()
                .noneMatch(finding ->
                    finding.rule().refuses() && defect.startsWith(finding.where() + ": ")))
        .toList();
  }
}
