// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes out of a text what points to a person, as far as a machine can: whoever publishes it reads
/// it once more.
public final class ComplaintMask {

  /// Telephone, identity-card, account and case numbers.
  private static final Pattern NUMBER = Pattern.compile("\\p{Nd}[\\p{Nd} \\-－]{5,}[\\p{Nd}XxＸｘ]");

  private ComplaintMask() {}

  /// The text without them.
  ///
  /// @param name of whoever complained
  public static String masked(String text, @Nullable String name) {
    String without = NUMBER.matcher(text).replaceAll("***");
    return name == null || name.isBlank() ? without : without.replace(name, "**");
  }
}
