// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// A case (办件) of the citizen who is here, as the server tells of it.
///
/// @param due the last day for the next step, the citizen's own while corrections are asked for
/// @param left working days until then, where a day is set; negative when it is over
/// @param overdue whether that day is over
/// @param reason why it was refused or not granted, as the department wrote it
/// @param asked what is to be corrected
/// @param owed what was promised for later
/// @param papers what can be handed in here now
/// @param atTerminal whether what is to be corrected can be handed in here
/// @param delivered how the result came; absent before
/// @param mayEvaluate whether it is decided and nobody has rated it
/// @param lifeEvent the name of the life event (一件事) that it was applied for with
/// @param agency that somebody applied for somebody else
public record OwnCase(
    String number,
    Standing standing,
    OffsetDateTime received,
    LocalText item,
    LocalText department,
    Optional<LocalDate> due,
    OptionalInt left,
    boolean overdue,
    Optional<String> reason,
    List<Asked> asked,
    List<Owed> owed,
    List<AwaitedPaper> papers,
    boolean atTerminal,
    Optional<Delivered> delivered,
    List<Passed> trail,
    boolean mayEvaluate,
    Optional<LocalText> lifeEvent,
    Optional<Agency> agency) {

  public OwnCase {
    asked = List.copyOf(asked);
    owed = List.copyOf(owed);
    papers = List.copyOf(papers);
    trail = List.copyOf(trail);
  }

  /// Where a case stands.
  public enum Standing {
    RECEIVED,
    CORRECTING,
    ACCEPTED,
    REFUSED,
    REVIEWING,
    GRANTED,
    DENIED,
    DELIVERED,
    /// A later server knows more than this terminal.
    OTHER;

    /// The word of the contract.
    public static Standing of(String word) {
      return List.of(values()).stream()
          .filter(standing -> standing.word().equals(word))
          .findFirst()
          .orElse(OTHER);
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One thing to correct, and how, as the department wrote it.
  public record Asked(LocalText name, String problem, String remedy) {}

  /// A paper that was promised, and by when.
  public record Owed(LocalText name, Optional<LocalDate> due) {}

  /// How the result came.
  ///
  /// @param way in the contract's word; a later server may know more
  /// @param tracking the courier and its number
  public record Delivered(String way, Optional<String> tracking) {}

  /// That somebody applied for somebody else (代办).
  ///
  /// @param asAgent whether the citizen who is here did so; else it was done for this citizen
  /// @param other the other one's name, masked
  public record Agency(boolean asAgent, String other) {}

  /// Where it has been, and since when.
  ///
  /// @param byRule whether the server put it there by a rule
  /// @param byPlatform whether the platform above decided it
  public record Passed(OffsetDateTime at, Standing standing, boolean byRule, boolean byPlatform) {}

  /// How far it is.
  public CaseProgress progress() {
    return new CaseProgress(standing, due, left, overdue, trail);
  }

  /// Whether the next step is the citizen's.
  public boolean waitsForCitizen() {
    return standing == Standing.CORRECTING || !owed.isEmpty();
  }

  /// Never the fields: whose case it is is personal.
  @Override
  public String toString() {
    return "OwnCase";
  }
}
