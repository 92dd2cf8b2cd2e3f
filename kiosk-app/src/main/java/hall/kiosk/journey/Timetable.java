// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// The times that can be booked at this hall, and those that the citizen has booked.
public record Timetable(List<Own> own, List<Windows> windows) {

  /// Nothing is known.
  public static final Timetable NONE = new Timetable(List.of(), List.of());

  public Timetable {
    own = List.copyOf(own);
    windows = List.copyOf(windows);
  }

  /// A time that the citizen holds.
  ///
  /// @param open whether its number can be had now
  public record Own(String id, LocalText windows, LocalDateTime startsAt, boolean open) {}

  /// Windows with their times to come.
  public record Windows(long groupId, String prefix, LocalText name, List<Slot> slots) {
    public Windows {
      slots = List.copyOf(slots);
    }

    /// The days that have times, whether any is free or not.
    public List<LocalDate> days() {
      return slots.stream().map(slot -> slot.startsAt().toLocalDate()).distinct().toList();
    }

    public List<Slot> on(LocalDate day) {
      return slots.stream().filter(slot -> slot.startsAt().toLocalDate().equals(day)).toList();
    }
  }

  /// A time.
  ///
  /// @param free places that it has left
  public record Slot(LocalDateTime startsAt, int free) {}

  public Optional<Windows> find(long groupId) {
    return windows.stream().filter(each -> each.groupId() == groupId).findFirst();
  }

  Optional<Own> own(String id) {
    return own.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /// What is wanted of it.
  public sealed interface Wish {
    /// See it.
    record Look() implements Wish {}

    record Take(long groupId, LocalDateTime startsAt) implements Wish {}

    record GiveBack(String id) implements Wish {}
  }

  /// What came of a wish.
  public sealed interface Answer {
    /// Done, and how it is now.
    record Told(Timetable table) implements Answer {}

    /// Not done.
    ///
    /// @param why for the screen
    /// @param table how it is now, where that is known
    record Refused(LocalText why, Optional<Timetable> table) implements Answer {}
  }
}
