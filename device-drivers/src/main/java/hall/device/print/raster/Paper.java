// SPDX-License-Identifier: Apache-2.0
package hall.device.print.raster;

import java.util.Optional;
import java.util.regex.Pattern;

/// A sheet by its self-describing name (PWG 5101.1 section 5), such as `iso_a4_210x297mm`.
///
/// @param widthMm100 in hundredths of a millimetre
/// @param heightMm100 in hundredths of a millimetre
public record Paper(String name, int widthMm100, int heightMm100) {

  private static final Pattern NAME =
      Pattern.compile(
          "[a-z]+_[a-z0-9.-]+_([0-9]{1,4}(?:\\.[0-9]{1,4})?)x([0-9]{1,4}(?:\\.[0-9]{1,4})?)(mm|in)");
  private static final int LARGEST = 130_000;

  /// Empty for a name that gives no size or none that a desk printer could take.
  public static Optional<Paper> of(String name) {
    var matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double unit = matcher.group(3).equals("mm") ? 100 : 2540;
    long width = Math.round(Double.parseDouble(matcher.group(1)) * unit);
    long height = Math.round(Double.parseDouble(matcher.group(2)) * unit);
    return width < 1000 || height < 1000 || width > LARGEST || height > LARGEST
        ? Optional.empty()
        : Optional.of(new Paper(name, (int) width, (int) height));
  }

  int pixels(int mm100, int dpi) {
    return Math.round(mm100 * (float) dpi / 2540);
  }
}
