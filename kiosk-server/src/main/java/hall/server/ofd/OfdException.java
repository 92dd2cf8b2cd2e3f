// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

/// A document that is not taken.
public final class OfdException extends Exception {
  private static final long serialVersionUID = 1;

  /// What is wrong with it.
  public enum Why {
    /// It is no OFD that can be read.
    UNREADABLE,
    /// It is larger, or makes more work, than a document of a hall does.
    TOO_LARGE,
    /// Something on a page can't be drawn as it has to look.
    UNDRAWABLE
  }

  private final Why why;

  OfdException(Why why, String detail) {
    super(detail);
    this.why = why;
  }

  static OfdException unreadable(String detail) {
    return new OfdException(Why.UNREADABLE, detail);
  }

  static OfdException tooLarge(String detail) {
    return new OfdException(Why.TOO_LARGE, detail);
  }

  static OfdException undrawable(String detail) {
    return new OfdException(Why.UNDRAWABLE, detail);
  }

  public Why why() {
    return why;
  }
}
