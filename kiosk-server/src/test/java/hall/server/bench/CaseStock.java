// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import hall.server.Golden;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/// Many cases, written into the database itself: through the API that is several requests for each,
/// and not what is measured.
final class CaseStock {
  /// How many stand on a page.
  static final int PAGE = 20;

  /// That opens each of them.
  static final String TOKEN = "bench";

  private static final int CASES_OF_A_PERSON = 5;

  /// The newest are not decided yet.
  private static final int OPEN = 3000;

  private CaseStock() {}

  /// What the card of one of the applicants says.
  static Map<String, String> person(int number) {
    return Map.of("name", "张测试", "idNumber", "BENCH" + number);
  }

  /// Cases of every age and state, most of them over, each with its trail.
  static void fill(BenchedServer server, int cases, int terminals)
      throws IOException, SQLException {
    server.change(
        """
        with made as (
          insert into submission (key, terminal_id, local_number, content_hash, metadata,
            implementation_code, item_version, received_at)
          select gen_random_uuid(), 'bench-' || lpad((1 + i %% %3$d)::text, 5, '0'),
            'ZC-20261101-' || lpad(i::text, 10, '0'), '\\x00',
            jsonb_set('%1$s'::jsonb, '{applicant,idNumber}', to_jsonb('BENCH' || i / %4$d)),
            v.implementation_code, v.version, now() - interval '1 day' - i * interval '5 minutes'
          from generate_series(1, %2$d) i
          join (select implementation_code, version, row_number() over (order by implementation_code) - 1 as place
            from item_version where implementation_code like '%5$s') v on v.place = i %% %6$d
          returning key, local_number, implementation_code, received_at)
        insert into service_case (case_number, submission_key, query_token, state, accepted_at,
          counted_from, began_on, due_on, promised_on, statutory_on)
        select implementation_code || to_char(received_at, 'YYYYMMDD')
            || lpad((right(local_number, 10)::int %% 10000)::text, 4, '0'),
          key, '%7$s', state, received_at, received_at::date,
          case when state in ('received', 'correcting') then null else received_at::date end,
          case when state in ('accepted', 'reviewing', 'correcting') then received_at::date + 7 end,
          received_at::date + 7, received_at::date + 7
        from made, lateral (select case
            when right(local_number, 10)::int < %8$d
              then (array['received', 'correcting', 'accepted', 'reviewing'])
                [1 + (right(local_number, 10)::int / 10) %% 4]
            else (array['granted', 'delivered', 'delivered', 'denied'])
                [1 + (right(local_number, 10)::int / 10) %% 4] end as state) s\
        """
            .formatted(
                Golden.submission().toString().replace("'", "''"),
                cases,
                terminals,
                CASES_OF_A_PERSON,
                BenchItems.implementationCode(0).substring(0, 14) + "8%",
                BenchItems.COUNT,
                TOKEN,
                OPEN));
    server.change(
        """
        insert into case_event (case_number, at, actor, kind, state_from, state_to)
        select case_number, accepted_at + step * interval '1 hour', 'bench', 'state', null, state
        from service_case cross join generate_series(0, 2) step\
        """);
    server.change("analyze");
  }
}
