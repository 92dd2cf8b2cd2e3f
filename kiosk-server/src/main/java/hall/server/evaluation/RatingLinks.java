// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import hall.server.Database;
import hall.server.Secrets;
import hall.server.Sql;
import hall.server.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Links by which an applicant for whom an agent applied rates the case: each opens that and
/// nothing else, and only its hash is kept.
@ApplicationScoped
public class RatingLinks {
  private static final int TOKEN_BYTES = 16;

  private final Database database;
  private final Secrets secrets;

  RatingLinks(Database database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  /// A case that a link opens, without what it is about but for the item's name.
  public record Linked(String caseNumber, Text item, boolean rated) {}

  /// The token of a new link; one that was made before for the same case opens nothing any more.
  public String make(Sql sql, String caseNumber, Instant now) throws SQLException {
    String token = secrets.token(TOKEN_BYTES);
    sql.run(
        """
        insert into rating_link (token_hash, case_number, made_at) values (?, ?, ?)
        on conflict (case_number) do update
        set token_hash = excluded.token_hash, made_at = excluded.made_at\
        """,
        Secrets.hash(token),
        caseNumber,
        now);
    return token;
  }

  public Optional<Linked> find(String token) {
    return database.first(
        """
        select l.case_number, i.document #>> '{name,zh-CN}' as zh,
          i.document #>> '{name,en}' as en, e.case_number is not null as rated
        from rating_link l join service_case c on c.case_number = l.case_number
        join submission s on s.key = c.submission_key
        join item_version i
          on i.implementation_code = s.implementation_code and i.version = s.item_version
        left join evaluation e on e.case_number = l.case_number and e.rater = 'applicant'
        where l.token_hash = ?\
        """,
        row ->
            new Linked(
                row.text("case_number"),
                new Text(row.text("zh"), row.text("en")),
                row.flag("rated")),
        Secrets.hash(token));
  }
}
