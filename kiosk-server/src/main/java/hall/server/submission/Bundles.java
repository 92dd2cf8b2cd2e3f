// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Database;
import hall.server.Row;
import hall.server.Secrets;
import hall.server.Sql;
import hall.server.Text;
import hall.server.catalogue.ItemStore;
import hall.server.catalogue.ServiceItem;
import hall.server.submission.SubmissionStore.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The cases of life events (一件事): one submission is taken apart into one for each part, and each
/// becomes a case as if it had come alone. The submission stays whole beside them, as it was
/// signed.
@ApplicationScoped
public class Bundles {
  /// The name of the life event that a case `c` belongs to; columns for [#of].
  static final String COLUMNS =
      """
      , c.bundle_number, bi.document #>> '{name,zh-CN}' as bundle_zh,
        bi.document #>> '{name,en}' as bundle_en\
      """;

  static final String JOIN =
      """
       left join case_bundle b on b.bundle_number = c.bundle_number
      left join item_version bi
        on bi.implementation_code = b.implementation_code and bi.version = b.item_version
      """;

  private final Database database;
  private final SubmissionStore submissions;
  private final DocumentVault vault;
  private final ItemStore items;
  private final ObjectMapper json;

  public Bundles(
      Database database,
      SubmissionStore submissions,
      DocumentVault vault,
      ItemStore items,
      ObjectMapper json) {
    this.database = database;
    this.submissions = submissions;
    this.vault = vault;
    this.items = items;
    this.json = json;
  }

  /// What a case belongs to.
  public record Bundle(String number, Text name) {}

  /// A case of the same life event.
  public record Sibling(String caseNumber, Text item, String state) {}

  /// A part before it is a case.
  record PartOf(
      int position, ServiceItem item, Stored submission, Submission parsed, String metadata) {}

  /// The life event of a row with [#COLUMNS].
  static @Nullable Bundle of(Row row) throws SQLException {
    String number = row.textOrNull("bundle_number");
    return number == null
        ? null
        : new Bundle(number, new Text(row.text("bundle_zh"), row.text("bundle_en")));
  }

  /// The submissions of the parts that apply, each at its place among all, with their papers laid
  /// out; none where the item stands alone. The papers go before the rows: what is left of a killed
  /// server is taken again.
  List<PartOf> split(Stored whole, ServiceItem item) {
    List<PartOf> parts = new ArrayList<>();
    if (item.parts() == null) {
      return parts;
    }
    try {
      ObjectNode metadata = (ObjectNode) json.readTree(submissions.metadata(whole.key()));
      List<ServiceItem.Part> all = item.madeOf();
      List<ServiceItem.Part> applying = item.answered(answers(metadata.path("form"))).madeOf();
      for (int i = 0; i < all.size(); i++) {
        if (applying.contains(all.get(i))) {
          parts.add(part(whole, metadata, i, all.get(i)));
        }
      }
      if (parts.isEmpty()) {
        throw new IllegalStateException("No part of the life event " + item.code() + " applies");
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored submission cannot be read", e);
    }
    return parts;
  }

  private static Map<String, JsonNode> answers(JsonNode form) {
    return form.propertyStream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private PartOf part(Stored whole, ObjectNode metadata, int position, ServiceItem.Part part)
      throws JsonProcessingException {
    ServiceItem item = items.find(part.implementationCode(), part.version()).orElseThrow();
    String own = PartSubmissions.metadata(metadata, part, item).toString();
    UUID key = PartSubmissions.key(whole.key(), position);
    Submission parsed = json.readValue(own, Submission.class);
    if (parsed.documents() != null) {
      for (Submission.Document document : parsed.documents()) {
        if (document != null && document.id() != null) {
          vault.share(whole.key(), key, document.id());
        }
      }
    }
    Stored stored =
        new Stored(
            key,
            whole.terminalId(),
            Secrets.hash(own),
            item.implementationCode(),
            item.version(),
            null,
            List.of());
    return new PartOf(position, item, stored, parsed, own);
  }

  /// Puts the whole down. Its submission is over: nobody forgets it as one that never came to
  /// anything.
  void make(Sql sql, Acceptance.Accepted made, Stored whole) throws SQLException {
    sql.run(
        """
        insert into case_bundle (bundle_number, submission_key, implementation_code, item_version,
          query_token, made_at)
        values (?, ?, ?, ?, ?, ?)\
        """,
        made.caseNumber(),
        whole.key(),
        whole.implementationCode(),
        whole.itemVersion(),
        made.token(),
        made.at());
    sql.run("update submission set handed_in_at = ? where key = ?", made.at(), whole.key());
  }

  /// Puts the submission of a part down. Its local number is that of the whole with its place,
  /// which opens nothing.
  void add(Sql sql, PartOf part) throws SQLException {
    String number = part.parsed().localNumber() + "/" + (part.position() + 1);
    if (!submissions.add(sql, part.submission(), part.parsed(), number, part.metadata())) {
      throw new IllegalStateException("A part of a life event is there already");
    }
  }

  /// Says which life event a case belongs to.
  ///
  /// @param position among the cases that were made, from 0: a part that was left out has none
  void bind(Sql sql, String bundle, String caseNumber, int position) throws SQLException {
    sql.run(
        "update service_case set bundle_number = ?, bundle_position = ? where case_number = ?",
        bundle,
        position,
        caseNumber);
  }

  /// The cases of a life event as its receipt lists them.
  List<CaseReceipt.Part> parts(String bundleNumber) {
    return database.list(
        """
        select c.case_number, i.document from service_case c
        join submission s on s.key = c.submission_key
        join item_version i
          on i.implementation_code = s.implementation_code and i.version = s.item_version
        where c.bundle_number = ? order by c.bundle_position\
        """,
        row -> {
          ServiceItem item = items.parse(row.text("document"));
          return new CaseReceipt.Part(
              row.text("case_number"),
              new CaseReceipt.Item(item.code(), item.name()),
              item.department().name(),
              item.limits().promisedWorkingDays());
        },
        bundleNumber);
  }

  /// The other cases of the life event that a case belongs to.
  List<Sibling> siblings(String caseNumber) {
    return database.list(
        """
        select c.case_number, c.state, i.document #>> '{name,zh-CN}' as zh,
          i.document #>> '{name,en}' as en
        from service_case own join service_case c on c.bundle_number = own.bundle_number
        join submission s on s.key = c.submission_key
        join item_version i
          on i.implementation_code = s.implementation_code and i.version = s.item_version
        where own.case_number = ? and c.case_number <> own.case_number
        order by c.bundle_position\
        """,
        row ->
            new Sibling(
                row.text("case_number"),
                new Text(row.text("zh"), row.text("en")),
                row.text("state")),
        caseNumber);
  }
}
