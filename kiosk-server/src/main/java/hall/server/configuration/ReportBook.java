// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import hall.server.Database;
import hall.server.Together;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;

/// Writes down what terminals tell of their configurations; a whole fleet may tell at once.
@ApplicationScoped
class ReportBook {
  private static final int MOST_AT_ONCE = 500;

  private final Database database;

  /// Of each terminal one: its next may be the same again.
  private final Together<Entry, Boolean> writing =
      new Together<>(MOST_AT_ONCE, Entry::terminalId, this::insert);

  ReportBook(Database database) {
    this.database = database;
  }

  private record Entry(String terminalId, ConfigurationReport report, Instant at) {}

  /// Writes one; false for a generation that the terminal never got. What it told last already is
  /// not written twice.
  boolean write(String terminalId, ConfigurationReport report, Instant at) {
    return writing.ask(new Entry(terminalId, report, at));
  }

  /// Whether the generation of each is known.
  private List<Boolean> insert(List<Entry> entries) {
    Set<Long> known =
        new HashSet<>(
            database.list(
                """
                with given as (
                  select *
                  from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
                    with ordinality
                    as given(terminal_id, generation, at, state, reason, checks, number)),
                known as (
                  select given.*
                  from given join configuration_snapshot s using (terminal_id, generation)
                  where s.released_at is not null),
                written as (
                  insert into configuration_report
                    (terminal_id, generation, at, state, reason, checks)
                  select known.terminal_id, known.generation, known.at::timestamptz, known.state,
                    known.reason, known.checks::jsonb
                  from known left join lateral (
                    select r.state, r.reason from configuration_report r
                    where r.terminal_id = known.terminal_id and r.generation = known.generation
                    order by r.id desc limit 1) last on true
                  where last.state is distinct from known.state
                    or last.reason is distinct from known.reason
                  order by known.number)
                select number from known\
                """,
                row -> row.number("number"),
                texts(entries, Entry::terminalId),
                entries.stream().map(entry -> entry.report().generation()).toArray(Long[]::new),
                texts(entries, entry -> entry.at().toString()),
                texts(entries, entry -> String.valueOf(entry.report().state())),
                entries.stream().map(entry -> entry.report().reason()).toArray(String[]::new),
                entries.stream().map(entry -> entry.report().checksJson()).toArray(String[]::new)));
    return LongStream.rangeClosed(1, entries.size()).mapToObj(known::contains).toList();
  }

  private static String[] texts(List<Entry> entries, Function<Entry, String> text) {
    return entries.stream().map(text).toArray(String[]::new);
  }
}
