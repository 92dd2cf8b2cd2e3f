// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import java.util.Locale;

/// How the two sides differ about a case, or about a complaint.
public enum GapSort {
  /// Neither side says that the platform has it, though its day is over.
  NOT_FORWARDED,
  /// The platform has it, and this server never got a receipt that it could believe.
  NO_RECEIPT,
  /// The platform said that it has it, and does not have it.
  MISSING_UPSTREAM,
  /// The platform has a case that this server did not hand on under that day.
  MISSING_HERE,
  /// Number or documents are not those of the receipt.
  DIFFERS,
  /// The platform has it more than once.
  TWICE,
  /// The platform did not tell what it has of a day, so nobody knows.
  NOT_COMPARED,
  /// The platform decided what does not go with where the case stands here.
  CONTRADICTS,
  /// The platform decided something that cannot be done as it was told.
  UNCLEAR,
  /// The hotline 12345 speaks of a complaint that is not here.
  HOTLINE_UNKNOWN,
  /// The hotline speaks of a complaint under another number than it gave.
  HOTLINE_DIFFERS,
  /// What the hotline did does not go with where the complaint stands here.
  HOTLINE_CONTRADICTS,
  /// The hotline told what nobody can do anything with.
  HOTLINE_UNCLEAR;

  /// Whether each word of the platform finds it anew, and no comparison of a day does.
  boolean isTold() {
    return switch (this) {
      case CONTRADICTS,
          UNCLEAR,
          HOTLINE_UNKNOWN,
          HOTLINE_DIFFERS,
          HOTLINE_CONTRADICTS,
          HOTLINE_UNCLEAR ->
          true;
      case NOT_FORWARDED,
          NO_RECEIPT,
          MISSING_UPSTREAM,
          MISSING_HERE,
          DIFFERS,
          TWICE,
          NOT_COMPARED ->
          false;
    };
  }

  /// Whether it is about a complaint that the hotline 12345 spoke of.
  public boolean isOfHotline() {
    return name().startsWith("HOTLINE");
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static GapSort of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
