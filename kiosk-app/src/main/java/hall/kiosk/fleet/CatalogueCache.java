// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.kiosk.config.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The last catalogue that the server delivered, for the time without a server: the ETag in the
/// first line, then the document.
final class CatalogueCache {

  private final Path file;

  CatalogueCache(Path state) {
    this.file = state.resolve("catalogue.cache");
  }

  record Cached(String etag, String document) {}

  Optional<Cached> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var text = Files.readString(file);
    int end = text.indexOf('\n');
    return end < 0
        ? Optional.empty()
        : Optional.of(new Cached(text.substring(0, end), text.substring(end + 1)));
  }

  void write(Cached cached) throws IOException {
    Durable.write(
        file, (cached.etag() + "\n" + cached.document()).getBytes(StandardCharsets.UTF_8));
  }
}
