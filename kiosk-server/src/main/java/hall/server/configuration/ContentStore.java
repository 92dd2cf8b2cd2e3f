// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import hall.server.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What documents say, in the database: once for all terminals that it is the same for.
final class ContentStore {
  private ContentStore() {}

  /// The numbers of contents, of those that were not there before as well.
  static Map<Snapshot.Content, Long> numbers(Sql sql, Collection<Snapshot.Content> contents)
      throws SQLException {
    // Two servers that add the same ones do it in the same order.
    Map<String, Snapshot.Content> byHash = new TreeMap<>();
    contents.forEach(content -> byHash.put(content.hash(), content));
    String[] hashes = byHash.keySet().toArray(String[]::new);
    sql.run(
        """
        insert into configuration_content (hash, tail, settings, overlays)
        select decode(hash, 'hex'), convert_to(tail, 'UTF8'), settings::jsonb, overlays::jsonb
        from unnest(?::text[], ?::text[], ?::text[], ?::text[])
          with ordinality as given(hash, tail, settings, overlays, number)
        order by number on conflict do nothing\
        """,
        hashes,
        byHash.values().stream().map(Snapshot.Content::tail).toArray(String[]::new),
        byHash.values().stream().map(Snapshot.Content::settings).toArray(String[]::new),
        byHash.values().stream().map(Snapshot.Content::overlays).toArray(String[]::new));
    Map<Snapshot.Content, Long> numbers = new HashMap<>();
    sql.list(
        """
        select id, encode(hash, 'hex') as hash from configuration_content
        where hash in (select decode(given, 'hex') from unnest(?::text[]) given)\
        """,
        row -> numbers.put(byHash.get(row.text("hash")), row.number("id")),
        (Object) hashes);
    return numbers;
  }

  /// What contents say, by number.
  static Map<Long, Previewing.Told> read(Sql sql, Collection<Long> numbers) throws SQLException {
    Map<Long, Previewing.Told> found = new HashMap<>();
    sql.list(
        "select id, settings, overlays from configuration_content where id = any(?)",
        row ->
            found.put(
                row.number("id"),
                new Previewing.Told(
                    Json.read(row.text("settings")), Json.read(row.text("overlays")))),
        (Object) numbers.stream().distinct().toArray(Long[]::new));
    return found;
  }
}
