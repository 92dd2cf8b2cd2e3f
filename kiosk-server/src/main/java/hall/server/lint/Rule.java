// SPDX-License-Identifier: Apache-2.0
package hall.server.lint;

import java.util.Locale;

/// What is looked at before an item is published. Its words are `lint_…`, what is wrong, and
/// `lintdo_…`, what to do about it.
public enum Rule {
  /// 兜底材料: "other materials", "and so on".
  CATCH_ALL_MATERIAL(true),
  /// The same in what is said about a material.
  CATCH_ALL_GUIDANCE(false),
  MATERIAL_TWICE(true),
  /// 容缺后补 without a day until when.
  SUPPLEMENT_DAYS_MISSING(true),
  /// 电子证照 for what is not scanned, or of which only paper is taken.
  LICENCE_FOR_NO_PAPER(true),
  BASIS_MISSING(true),
  /// A basis that names no law.
  BASIS_VAGUE(false),
  PROMISE_BEYOND_LAW(true),
  /// 即办 or 承诺, and the promised days say the other.
  KIND_DIFFERS(false),
  /// 涉密.
  CLASSIFIED(true),
  CODE_SHAPE(true),
  IMPLEMENTATION_SHAPE(true),
  /// The 33 characters of a 业务办理项 stand where the item's 31 belong.
  IMPLEMENTATION_OF_PART(true),
  IMPLEMENTATION_DIFFERS(true),
  /// The check character of the credit code (GB 32100) is not the one that follows from it.
  CREDIT_CODE(false),
  /// It begins with 99, which no catalogue of the country uses.
  CODE_INVENTED(false),
  REFERENCE_NAME(true),
  REFERENCE_TYPE(true),
  REFERENCE_BASIS(true),
  REFERENCE_UNKNOWN(false);

  private final boolean refuses;

  Rule(boolean refuses) {
    this.refuses = refuses;
  }

  /// Whether an item that breaks it is not published; otherwise it is only said.
  public boolean refuses() {
    return refuses;
  }

  /// The end of its words' keys.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
