// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/// Every version of every item that was ever published; a version never changes.
@ApplicationScoped
public class ItemStore {
  private final Database database;
  private final ObjectMapper json;
  private final InstantSource clock;

  public ItemStore(Database database, ObjectMapper json, InstantSource clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /// Keeps a version and tells the document that stands under its number, which differs from the
  /// given one when somebody changed an item without raising its version.
  public String keep(ItemFile.Valid file) {
    ServiceItem item = file.item();
    database.run(
        """
        insert into item_version (implementation_code, version, document, first_published_at)
        values (?, ?, ?::json, ?) on conflict do nothing\
        """,
        item.implementationCode(),
        item.version(),
        file.document(),
        clock.instant());
    return document(item.implementationCode(), item.version()).orElseThrow();
  }

  /// The document of a version.
  public Optional<String> document(String implementationCode, int version) {
    return database.first(
        "select document from item_version where implementation_code = ? and version = ?",
        row -> row.text("document"),
        implementationCode,
        version);
  }

  /// A version as the server reads it.
  public Optional<ServiceItem> find(String implementationCode, int version) {
    return document(implementationCode, version).map(this::parse);
  }

  /// A stored document as the server reads it.
  public ServiceItem parse(String document) {
    try {
      return json.readValue(document, ServiceItem.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored item version cannot be read", e);
    }
  }
}
