// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Golden;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The item versions of the golden catalogue, and those that golden submissions name: the servers
/// of tests published them once, so what old terminals send for them is still taken.
@ApplicationScoped
class PublishedBefore {

  void start(@Observes StartupEvent event, ItemStore store) {
    for (JsonNode item : Golden.read("catalogue.response").get("items")) {
      String document = item.toString();
      store.keep(new ItemFile.Valid("golden", store.parse(document), document));
    }
    String card = read("/published/social-security-card-3.json");
    store.keep(new ItemFile.Valid("golden", store.parse(card), card));
  }

  private static String read(String resource) {
    try (InputStream in = PublishedBefore.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
