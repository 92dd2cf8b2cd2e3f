// SPDX-License-Identifier: Apache-2.0
package hall.server.channel;

import hall.server.Database;
import hall.server.Sql;
import hall.server.channel.Answer.Failed;
import hall.server.channel.Answer.Given;
import hall.server.channel.Answer.Refused;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What one server at a time asks of a platform, again and again, by a name of the table
/// `forwarding_round`.
public final class Rounds {
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final int PAGES = 100;

  private final Database database;
  private final InstantSource clock;

  public Rounds(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// When something was last done to its end, and why not since.
  public record Done(String name, @Nullable Instant at, @Nullable String failure) {}

  /// Does what one change comes to here.
  @FunctionalInterface
  public interface Applying<C> {
    void apply(Sql sql, Told<C> told, Instant now) throws SQLException;
  }

  /// How the named ones went, in the order of their names.
  public List<Done> done(String... names) {
    return database.list(
        """
        select name, done_at, failure from forwarding_round
        where name = any (string_to_array(?, ',')) order by name\
        """,
        row -> new Done(row.text("name"), row.instantOrNull("done_at"), row.textOrNull("failure")),
        String.join(",", names));
  }

  /// Does something unless another server is at it.
  ///
  /// @param work tells why it did not come to its end; null where it did
  public void alone(String name, Work work) {
    if (lease(name).isPresent()) {
      end(name, work.run());
    }
  }

  /// Something that is done to its end or tells why not.
  @FunctionalInterface
  public interface Work {
    @Nullable String run();
  }

  /// Fetches changes until there are no more. Each is applied in a transaction with its sequence,
  /// so it counts once, whichever server asked and whenever it died.
  ///
  /// @param after some changes after a sequence, in order
  public <C> void follow(
      String name, LongFunction<Answer<List<Told<C>>>> after, Applying<C> applying) {
    Optional<Long> begin = lease(name);
    if (begin.isPresent()) {
      end(name, followed(name, begin.get(), after, applying));
    }
  }

  private <C> @Nullable String followed(
      String name, long begin, LongFunction<Answer<List<Told<C>>>> after, Applying<C> applying) {
    long last = begin;
    for (int i = 0; i < PAGES; i++) {
      long from = last;
      Answer<List<Told<C>>> answer = after.apply(from);
      if (!(answer instanceof Given<List<Told<C>>>(List<Told<C>> changes))) {
        return why(answer);
      }
      for (Told<C> change : changes) {
        long before = last;
        long now = change.sequence();
        if (now > before) {
          database.transaction(sql -> applied(sql, name, before, now, change, applying));
          last = now;
        }
      }
      if (last == from) {
        break;
      }
    }
    return null;
  }

  /// Each by itself, since it ends with the audit; those that came before count no second time.
  private <C> boolean applied(
      Sql sql, String name, long before, long sequence, Told<C> change, Applying<C> applying)
      throws SQLException {
    int mine =
        sql.run(
            "update forwarding_round set sequence = ? where name = ? and sequence = ?",
            sequence,
            name,
            before);
    if (mine != 1) {
      throw new IllegalStateException("Another server applies the same changes");
    }
    applying.apply(sql, change, clock.instant());
    return true;
  }

  private Optional<Long> lease(String name) {
    Instant now = clock.instant();
    return database.first(
        """
        update forwarding_round set leased_until = ? where name = ? and leased_until <= ?
        returning sequence\
        """,
        row -> row.number("sequence"),
        now.plus(LEASE),
        name,
        now);
  }

  private void end(String name, @Nullable String failure) {
    Instant now = clock.instant();
    database.run(
        """
        update forwarding_round set leased_until = ?, failure = ?, done_at = coalesce(?, done_at)
        where name = ?\
        """,
        now,
        failure,
        failure == null ? now : null,
        name);
  }

  /// The word for what is no answer.
  public static String why(Answer<?> answer) {
    return switch (answer) {
      case Given<?> _ -> "";
      case Refused<?>(String why) -> why;
      case Failed<?>(String why) -> why;
    };
  }
}
