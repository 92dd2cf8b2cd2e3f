// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A version of an item, or of a life event, on its way into the catalogue.
///
/// @param version that of a life event counts its own changes alone
/// @param source the file that it was drawn from; empty for what was drawn in the console
/// @param effectiveOn from which day on it is published; null before anybody asked for it
public record Draft(
    long id,
    Kind kind,
    String implementationCode,
    int version,
    String document,
    String source,
    State state,
    String drawnBy,
    OffsetDateTime drawnAt,
    @Nullable String note,
    @Nullable LocalDate effectiveOn,
    @Nullable String requestedBy,
    @Nullable String decidedBy) {

  /// What its document is.
  public enum Kind {
    /// By `service-item.schema.json`.
    ITEM,
    /// 一件事, by `chain.schema.json`: an item is made of its parts.
    EVENT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /// How far it is.
  ///
  /// | now | event | next |
  /// |---|---|---|
  /// | | drawn | draft |
  /// | draft | drawn anew | draft |
  /// | draft | requested, a second person is wanted | waiting |
  /// | draft | requested, none is | approved |
  /// | waiting | another person approves | approved |
  /// | waiting | sent back | draft |
  /// | draft, waiting | given up | discarded |
  ///
  /// An approved one is published from its day on and never changes.
  public enum State {
    DRAFT,
    WAITING,
    APPROVED,
    DISCARDED;

    /// As it stands in the database and in keys of words.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /// Whether it still is on its way.
  public boolean open() {
    return state == State.DRAFT || state == State.WAITING;
  }
}
