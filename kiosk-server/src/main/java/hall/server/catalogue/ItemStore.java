// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Every version of every item that was ever published; a version never changes.
@ApplicationScoped
public class ItemStore {
  /// More than a district has in years; a server that reads more begins again.
  private static final int MOST_REMEMBERED = 2000;

  private final Database database;
  private final ObjectMapper json;
  private final InstantSource clock;
  private final Map<Version, ServiceItem> found = new ConcurrentHashMap<>();
  private final Map<String, ServiceItem> parsed = new ConcurrentHashMap<>();

  public ItemStore(Database database, ObjectMapper json, InstantSource clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  private record Version(String implementationCode, int number) {}

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
    Version wanted = new Version(implementationCode, version);
    Optional<ServiceItem> known = Optional.ofNullable(found.get(wanted));
    if (known.isPresent()) {
      return known;
    }
    Optional<ServiceItem> read = document(implementationCode, version).map(this::parse);
    read.ifPresent(item -> remember(found, wanted, item));
    return read;
  }

  /// A stored document as the server reads it.
  public ServiceItem parse(String document) {
    ServiceItem known = parsed.get(document);
    if (known != null) {
      return known;
    }
    ServiceItem item = read(document);
    remember(parsed, document, item);
    return item;
  }

  private static <K> void remember(Map<K, ServiceItem> known, K key, ServiceItem item) {
    if (known.size() >= MOST_REMEMBERED) {
      known.clear();
    }
    known.put(key, item);
  }

  /// A life event with what its parts want, which stands in the versions that it names.
  private ServiceItem known(ServiceItem item) {
    return item.parts() == null
        ? item
        : item.of(
            item.madeOf().stream()
                .map(part ->
                    find(part.implementationCode(), part.version()).map(part::wanting).orElse(part))
                .toList());
  }

  private ServiceItem read(String document) {
    try {
      return known(json.readValue(document, ServiceItem.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored item version cannot be read", e);
    }
  }
}
