// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.kiosk.config.Durable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The numbers that this terminal may give alone, those that it gave and has not told, and what the
/// server told last; nothing personal.
///
/// One file, whole or not there. A number counts as given before anybody sees it: a power cut may
/// waste one, and never lets one be given twice.
final class NumberBook {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private Entries entries = Entries.NONE;

  /// A block of numbers.
  ///
  /// @param next the first one that was not given; 0 where the server has not answered yet
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Lease(UUID id, long groupId, String prefix, String day, int next, int last) {
    static final int ASKED = 0;

    boolean has() {
      return next != ASKED && next <= last;
    }

    int left() {
      return has() ? last - next + 1 : 0;
    }
  }

  /// A number that was given alone.
  ///
  /// @param ticketId its name, the same in every attempt
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Given(
      UUID ticketId, long groupId, String lane, int number, UUID leaseId, String takenAt) {}

  /// @param returned forgotten already, and to be told
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Entries(
      QueueApi.@Nullable Offer offer, List<Lease> leases, List<Given> given, List<Lease> returned) {
    static final Entries NONE = new Entries(null, List.of(), List.of(), List.of());

    Entries with(QueueApi.Offer newOffer) {
      return new Entries(newOffer, leases, given, returned);
    }

    Entries withLeases(List<Lease> newLeases) {
      return new Entries(offer, List.copyOf(newLeases), given, returned);
    }

    Entries withGiven(List<Given> newGiven) {
      return new Entries(offer, leases, List.copyOf(newGiven), returned);
    }

    Entries withReturned(List<Lease> newReturned) {
      return new Entries(offer, leases, given, List.copyOf(newReturned));
    }
  }

  /// @param state the folder of the terminal's own files
  NumberBook(Path state) {
    this.file = state.resolve("numbers.json");
  }

  /// Reads what an earlier process kept; what cannot be read begins anew, and its numbers are lost.
  synchronized void read() throws IOException {
    if (Files.exists(file)) {
      try {
        entries = JSON.readValue(Files.readAllBytes(file), Entries.class);
      } catch (JsonProcessingException e) {
        LOG.log(Level.ERROR, "numbers-unreadable");
      }
    }
  }

  synchronized Entries entries() {
    return entries;
  }

  synchronized void change(UnaryOperator<Entries> edit) throws IOException {
    var next = edit.apply(entries);
    if (!next.equals(entries)) {
      Durable.write(file, JSON.writeValueAsBytes(next));
      entries = next;
    }
  }

  /// The next number of this day, noted as given.
  synchronized Optional<Alone> give(
      UUID ticketId, long groupId, String lane, String day, String takenAt) throws IOException {
    var found =
        entries.leases().stream()
            .filter(lease -> lease.groupId() == groupId && lease.day().equals(day) && lease.has())
            .findFirst();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var lease = found.get();
    var given = new Given(ticketId, groupId, lane, lease.next(), lease.id(), takenAt);
    var moved = new Lease(lease.id(), groupId, lease.prefix(), day, lease.next() + 1, lease.last());
    change(
        now -> now.withLeases(replaced(now.leases(), moved)).withGiven(more(now.given(), given)));
    return Optional.of(new Alone(given, lease.prefix()));
  }

  /// A number that was given alone, and the letter before it.
  record Alone(Given given, String prefix) {}

  static List<Lease> replaced(List<Lease> all, Lease by) {
    return all.stream().map(lease -> lease.id().equals(by.id()) ? by : lease).toList();
  }

  static <T> List<T> more(List<T> all, T one) {
    var more = new ArrayList<>(all);
    more.add(one);
    return List.copyOf(more);
  }
}
