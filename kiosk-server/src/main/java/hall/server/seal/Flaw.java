// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import java.util.Locale;

/// Why a document is not printed.
public enum Flaw {
  /// It is nothing that can be read, or it is locked.
  UNREADABLE,
  TOO_LARGE,
  TOO_MANY_PAGES,
  UNSIGNED,
  /// A signature of a kind that is not known here.
  UNKNOWN_SIGNATURE,
  /// A signature leaves out more than itself.
  PARTLY_SIGNED,
  /// Something was added after the last signature.
  ADDED_TO,
  /// What was signed was something else.
  ALTERED,
  /// By today's measure anybody could have made the signature.
  WEAK,
  /// It does not say when it was signed, or not lately.
  NOT_FRESH,
  /// Nobody who is trusted vouches for the signer at that time.
  UNTRUSTED,
  /// The signer's certificate, or one above it, was taken back.
  REVOKED,
  /// Whether it was can't be told: a revocation list is missing or too old.
  REVOCATION_UNKNOWN,
  /// Its seal holds, but a page can't be drawn as it has to look.
  UNDRAWABLE,
  /// It is somebody else's.
  OTHER_PERSON,
  /// The platform itself sent other bytes than it says.
  OTHER_BYTES;

  /// A kebab-case word.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
