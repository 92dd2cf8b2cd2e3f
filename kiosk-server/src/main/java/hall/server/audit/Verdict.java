// SPDX-License-Identifier: Apache-2.0
package hall.server.audit;

/// What a verification of the audit comes to.
public sealed interface Verdict {
  /// Every entry is as it was written; `head` is the hash of the last one, worth keeping elsewhere.
  record Intact(long entries, String head) implements Verdict {}

  /// The first entry at which the chain is broken.
  record Broken(long entry, Reason reason) implements Verdict {}

  /// How a chain can be broken.
  enum Reason {
    /// The entry is not there.
    MISSING("missing"),
    /// The entry is not what was hashed.
    CHANGED("changed"),
    /// The entry does not follow the one before it.
    MISPLACED("misplaced"),
    /// The entry goes beyond the head or before the first: no server wrote it.
    ADDED("added"),
    /// The entry is the last one, and the head knows another hash.
    HEAD_DIFFERS("head-differs");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /// The word in the contract.
    public String word() {
      return word;
    }
  }
}
