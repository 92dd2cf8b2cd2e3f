// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Row;
import hall.server.calendar.Calendar;
import hall.server.casework.Standing;
import hall.server.catalogue.ServiceItem;
import hall.server.submission.Submission.Supplement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which papers a case in the database waits for.
@ApplicationScoped
public class AwaitedPapers {
  /// The materials that were brought after the submission of a case `c`; a column for [#of].
  static final String HANDED_IN =
      """
      (select coalesce(string_agg(distinct d.material, ' '), '')
        from submission h join submission_document d on d.submission_key = h.key
        where h.case_number = c.case_number and h.handed_in_at is not null) as handed_in\
      """;

  private static final Pattern SPACE = Pattern.compile(" ");

  private final Calendar calendar;
  private final ObjectMapper json;

  public AwaitedPapers(Calendar calendar, ObjectMapper json) {
    this.calendar = calendar;
    this.json = json;
  }

  /// What a row of `service_case` with the metadata of its submission and [#HANDED_IN] comes to.
  List<AwaitedPaper> of(Row row, ServiceItem item, Standing standing) throws SQLException {
    return AwaitedPaper.of(
        item,
        standing,
        promised(row.text("metadata")),
        Set.of(SPACE.split(row.text("handed_in"), -1)),
        Calendar.day(row.instant("accepted_at")),
        calendar.days());
  }

  private List<@Nullable Supplement> promised(String metadata) {
    try {
      return Objects.requireNonNullElse(
          json.readValue(metadata, Submission.class).supplements(), List.of());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored submission cannot be read", e);
    }
  }
}
