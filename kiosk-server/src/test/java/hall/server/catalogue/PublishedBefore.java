// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Golden;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// The item versions of the golden catalogue: the servers of tests published them once, so what old
/// terminals send for them is still taken.
@ApplicationScoped
class PublishedBefore {

  void start(@Observes StartupEvent event, ItemStore store) {
    for (JsonNode item : Golden.read("catalogue.response").get("items")) {
      String document = item.toString();
      store.keep(new ItemFile.Valid("golden", store.parse(document), document));
    }
  }
}
