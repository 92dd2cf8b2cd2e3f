// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

/// What the citizen has agreed to apart from everything else (R30).
///
/// @param purpose what for
/// @param version of the words that were agreed to
public record Consent(String purpose, int version) {

  /// That papers are scanned, and the images sent with the application.
  public static final Consent IMAGES = new Consent("images", 1);

  /// That pages are scanned, and sent with a complaint.
  public static final Consent COMPLAINT = new Consent("complaint", 2);
}
