// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.Problem;
import hall.server.Problem.Defect;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The terminals as operators plan and see them.
@ApplicationScoped
public class Fleet {
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_NAME = 120;

  private final TerminalStore store;
  private final PresenceBoard board;

  public Fleet(TerminalStore store, PresenceBoard board) {
    this.store = store;
    this.board = board;
  }

  /// A terminal that shall exist.
  ///
  /// @param model what kind of machine it is, in the operators' own words
  public record Plan(
      @Nullable String id,
      @Nullable String name,
      @Nullable String hallId,
      @Nullable String model) {}

  /// All terminals by id.
  public List<Terminal> all() {
    return store.all().stream().map(this::seen).toList();
  }

  /// How the fleet is as a whole.
  ///
  /// @param waiting submissions that wait on terminals
  public record Counts(int total, int online, int attention, int waiting) {}

  public Counts counts() {
    List<Presence> known = board.presences();
    return new Counts(
        store.count(),
        (int) known.stream().filter(Presence::online).count(),
        (int) known.stream().filter(Terminal::needsAttention).count(),
        known.stream().mapToInt(Terminal::waiting).sum());
  }

  /// Those of a page, by id.
  public List<Terminal> part(int skipped, int most) {
    return store.part(skipped, most).stream().map(this::seen).toList();
  }

  /// Those whose id or name has a text in it, of one hall, by id; what is empty asks for nothing.
  public List<Terminal> matching(String text, String hallId) {
    return store.matching(text.strip(), hallId).stream().map(this::seen).toList();
  }

  /// Those after an id, by id.
  public List<Terminal> after(String id, int most) {
    return store.after(id, most).stream().map(this::seen).toList();
  }

  /// The terminals of a hall by id.
  public List<Terminal> inHall(String hallId) {
    return store.inHall(hallId).stream().map(this::seen).toList();
  }

  /// Terminals whose id or name has a text in it, those whose id begins with it first.
  public List<Terminal> search(String text, int most) {
    return store.search(text.strip(), most).stream().map(this::seen).toList();
  }

  /// One terminal.
  public Optional<Terminal> find(String id) {
    return store.find(id).map(this::seen);
  }

  private Terminal seen(TerminalStore.Stored stored) {
    return Terminal.of(stored, board.find(stored.id()).orElse(null));
  }

  /// Plans a terminal. Problems: `terminal-defective`, `terminal-exists`.
  public Terminal plan(Plan plan, String operator) {
    List<Defect> defects = new ArrayList<>();
    String id = plan.id() == null ? "" : plan.id();
    String name = plan.name() == null ? "" : plan.name().strip();
    String hallId = plan.hallId() == null ? "" : plan.hallId();
    if (id.length() > LONGEST_ID || !id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      defects.add(new Defect("$.id", "Lower-case letters, digits and single hyphens, at most 64."));
    }
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      defects.add(new Defect("$.name", "A name of at most 120 characters."));
    }
    if (store.halls().stream().noneMatch(hall -> hall.id().equals(hallId))) {
      defects.add(new Defect("$.hallId", "The id of a hall."));
    }
    String model = plan.model() == null || plan.model().isBlank() ? null : plan.model().strip();
    if (model != null && model.length() > LONGEST_ID) {
      defects.add(new Defect("$.model", "At most 64 characters."));
    }
    if (!defects.isEmpty()) {
      throw Problem.of(422, "terminal-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    if (!store.add(id, name, hallId, model, operator)) {
      throw Problem.of(409, "terminal-exists", "Choose another id: this one is taken.")
          .asException();
    }
    return Terminal.of(store.find(id).orElseThrow(), null);
  }
}
