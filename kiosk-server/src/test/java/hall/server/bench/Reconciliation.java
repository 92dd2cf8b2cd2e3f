// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import hall.server.Secrets;
import hall.server.submission.DocumentVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What terminals were told, held against what is in the database and on the disk.
final class Reconciliation {
  private Reconciliation() {}

  /// What does not fit.
  ///
  /// @param unanswered submissions that were begun and never became a case
  /// @param lost cases that were told and are not there
  /// @param doubled submissions, or local numbers, with more than one case
  /// @param damaged documents of cases whose bytes are not those that were announced
  record Result(int unanswered, int lost, int doubled, int damaged) {}

  private record Case(UUID key, String number, String localNumber) {}

  private record Paper(UUID key, String id, String sha256) {}

  static Result of(BenchedServer server, Path data, Map<UUID, Optional<String>> told)
      throws IOException, SQLException {
    List<Case> cases =
        server.rows(
            """
            select s.key, c.case_number, s.local_number from service_case c
            join submission s on s.key = c.submission_key where s.local_number like 'ZC-20261102-%'\
            """,
            row -> new Case(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
    Map<UUID, String> kept = new HashMap<>();
    Set<String> locals = new HashSet<>();
    int doubled = 0;
    for (Case each : cases) {
      boolean second = kept.put(each.key(), each.number()) != null;
      if (!locals.add(each.localNumber()) || second) {
        doubled++;
      }
    }
    int unanswered = 0;
    int lost = 0;
    for (Map.Entry<UUID, Optional<String>> each : told.entrySet()) {
      if (each.getValue().isEmpty()) {
        unanswered++;
      } else if (!each.getValue().get().equals(kept.get(each.getKey()))) {
        lost++;
      }
    }
    return new Result(unanswered, lost, doubled, damaged(server, data, kept.keySet()));
  }

  private static int damaged(BenchedServer server, Path data, Set<UUID> cases)
      throws IOException, SQLException {
    List<Paper> papers =
        server.rows(
            """
            select d.submission_key, d.id, d.sha256 from submission_document d
            join submission s on s.key = d.submission_key
            where s.local_number like 'ZC-20261102-%'\
            """,
            row -> new Paper(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
    int damaged = 0;
    for (Paper paper : papers) {
      if (cases.contains(paper.key())) {
        Path file = data.resolve("documents").resolve(DocumentVault.path(paper.key(), paper.id()));
        if (!Files.exists(file)
            || !HexFormat.of()
                .formatHex(Secrets.sha256().digest(Files.readAllBytes(file)))
                .equals(paper.sha256())) {
          damaged++;
        }
      }
    }
    return damaged;
  }
}
