// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.kiosk.config.CatalogueJson;
import hall.kiosk.journey.Event;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/// Brings the catalogue that the server offers, and tells what an earlier run brought until then.
final class CatalogueAgent {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  private final CatalogueCache cache;
  private final Courier.Server server;
  private final Consumer<Event> events;
  private volatile String revision = "";

  CatalogueAgent(CatalogueCache cache, Courier.Server server, Consumer<Event> events) {
    this.cache = cache;
    this.server = server;
    this.events = events;
  }

  /// Tells what is kept.
  void start() throws IOException {
    var cached = cache.read();
    if (cached.isPresent()) {
      tell(cached.get().document());
    }
  }

  /// Of what was told last; empty before.
  String revision() {
    return revision;
  }

  /// Brings the server's revision, where that is another one.
  void follow(Credential known, String wanted) throws IOException {
    if (wanted.equals(revision)) {
      return;
    }
    var etag = cache.read().map(CatalogueCache.Cached::etag).orElse(null);
    try (var response = server.api().catalogue(known.authorization(), etag)) {
      if (response.getStatus() == Status.NOT_MODIFIED.getStatusCode()) {
        return;
      }
      var document = response.readEntity(String.class);
      tell(document);
      var tag = response.getHeaderString("ETag");
      cache.write(new CatalogueCache.Cached(tag == null ? "" : tag, document));
    }
  }

  private void tell(String document) throws IOException {
    try {
      var read = CatalogueJson.read(document);
      read.refused().forEach(problem -> LOG.log(Level.ERROR, "item-refused {0}", problem));
      revision = read.catalogue().revision();
      events.accept(new Event.CatalogueChanged(read.catalogue()));
    } catch (IllegalArgumentException e) {
      throw new IOException("the catalogue can't be used", e);
    }
  }
}
