// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The smallest division (行政区划) that was picked at a terminal. It is not looked up: divisions
/// change, and a visit keeps those of its day.
///
/// @param code 12 digits
/// @param names from the largest division down to it, parted by strokes
public record Within(String code, String names) {

  private static final Pattern CODE = Pattern.compile("[0-9]{12}");
  private static final Pattern NAMES = Pattern.compile("[^|/]{1,30}(?:/[^|/]{1,30}){0,4}");

  public Within(@Nullable String code, @Nullable String names) {
    this.code = code == null ? "" : code;
    this.names = names == null ? "" : names;
  }

  boolean fine() {
    return CODE.matcher(code).matches() && NAMES.matcher(names).matches();
  }

  /// As it begins an address.
  public String written() {
    return names.replace("/", "");
  }

  /// Never where.
  @Override
  public String toString() {
    return "Within";
  }
}
