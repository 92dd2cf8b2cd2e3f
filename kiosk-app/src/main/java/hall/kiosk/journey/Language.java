// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

/// The languages of the hall.
public enum Language {
  ZH_CN("zh-CN"),
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /// The BCP 47 tag.
  public String tag() {
    return tag;
  }

  public Language other() {
    return this == ZH_CN ? EN : ZH_CN;
  }
}
