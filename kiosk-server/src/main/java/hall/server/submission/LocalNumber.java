// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import java.util.regex.Pattern;

/// The number that a terminal gives a submission before the server knows it: `ZC-yyyyMMdd-` and ten
/// random letters or digits, which nobody guesses.
public final class LocalNumber {
  private static final Pattern FORM = Pattern.compile("ZC-\\d{8}-[0-9A-Z]{10}");

  private LocalNumber() {}

  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
