// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

/// What came of opening the pinyin entry; a kiosk without it still offers letters and handwriting
/// on paper, so nothing here is thrown.
public sealed interface PinyinOpening {

  /// Pinyin entry works; the receiver closes it.
  record Opened(RimePinyin pinyin) implements PinyinOpening {}

  /// Pinyin entry does not work.
  ///
  /// @param reason what an operator has to look at
  /// @param detail for the operator's log, in English, free of anything typed
  record Unavailable(Reason reason, String detail) implements PinyinOpening {}

  /// What an operator has to look at.
  enum Reason {
    /// Package `librime1` is not installed, or native access is denied.
    LIBRARY_MISSING,
    /// Package `rime-data-pinyin-simp` is not installed.
    TABLE_MISSING,
    /// The work folder cannot be written.
    FOLDER_UNUSABLE,
    /// librime has one state a process, and somebody else in this process holds it.
    ALREADY_OPEN,
    /// librime did not accept the schema or the table.
    REFUSED
  }
}
