// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.ServiceItem.Necessity;
import hall.kiosk.journey.ServiceItem.Source;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// What a citizen complains about or suggests, as far as it is written.
///
/// @param named whether it goes with the name on the card
/// @param phone to call back; empty for none
/// @param home where somebody is asked to come to help; of a visit alone
/// @param key its name at the server, from the first try to send it on
public record Grievance(
    Sort sort, String text, boolean named, String phone, HomeVisit home, Optional<UUID> key) {

  /// Where the visit keeps the pages that go with it; no material is called so.
  public static final String PAGES = "#complaint";

  private static final int MOST_PAGES = 3;

  /// In characters.
  public static final int LONGEST_TEXT = 500;

  /// What it is about.
  public enum Sort {
    /// 投诉
    COMPLAINT,
    /// 建议
    SUGGESTION,
    /// 办不成事
    UNRESOLVED,
    /// 上门帮办
    VISIT
  }

  /// Somebody of the hall shall come home, for what was just told of an item.
  static Grievance helpWith(LocalText item, Language language) {
    var wish = new LocalText("想办：" + item.zhCn() + "。", "I need: " + item.en() + ". ");
    return about(Sort.VISIT)
        .saying(wish.in(language))
        .asking(new HomeVisit(Address.NONE, Optional.empty(), true));
  }

  static Grievance about(Sort sort) {
    return new Grievance(sort, "", false, "", HomeVisit.NOWHERE, Optional.empty());
  }

  /// Whoever writes something else sends something else.
  Grievance saying(String words) {
    int end = Math.min(words.codePointCount(0, words.length()), LONGEST_TEXT);
    return new Grievance(
        sort,
        words.substring(0, words.offsetByCodePoints(0, end)),
        named,
        phone,
        home,
        Optional.empty());
  }

  Grievance as(boolean withName) {
    return new Grievance(sort, text, withName, phone, home, Optional.empty());
  }

  Grievance reachedAt(String number) {
    return new Grievance(sort, text, named, number, home, Optional.empty());
  }

  Grievance asking(HomeVisit there) {
    return new Grievance(sort, text, named, phone, there, Optional.empty());
  }

  Grievance known(UUID as) {
    return new Grievance(sort, text, named, phone, home, Optional.of(as));
  }

  /// The same words, sent as another one.
  Grievance anew() {
    return new Grievance(sort, text, named, phone, home, Optional.empty());
  }

  /// As a paper to scan.
  public static Material papers() {
    return new Material(
        PAGES,
        new LocalText("要附上的材料", "Pages to go with it"),
        new LocalText(
            "最多 3 页，能说明情况就行。只给办理的人看，不公开。",
            "Up to 3 pages that show what happened. Only those who deal with it see them."),
        Necessity.OPTIONAL,
        Source.SCAN,
        MOST_PAGES,
        OptionalInt.empty());
  }

  /// Whether there is something to send.
  public boolean said() {
    return !text.isBlank();
  }

  public boolean atHome() {
    return sort == Sort.VISIT;
  }

  /// Whether a number can be called; none at all is fine too, unless somebody is to come.
  public boolean reachable() {
    return phone.isEmpty() ? !atHome() : phone.matches("1[3-9][0-9]{9}|0[0-9]{9,11}");
  }

  /// Never the words.
  @Override
  public String toString() {
    return "Grievance[%s]".formatted(sort);
  }
}
