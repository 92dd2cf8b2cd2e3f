// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import hall.server.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// The configuration folder of the repository, with the item of the golden submission as several
/// offices offer it: no item has more than 9,999 case numbers a day.
///
/// @param folder that is to be written
record BenchItems(Path folder) {
  static final int COUNT = 10;
  private static final String ITEM = "residence-permit-application.json";

  static String implementationCode(int office) {
    return Golden.submission()
        .at("/item/implementationCode")
        .asText()
        .replaceFirst("^(.{14})..", "$1" + String.format(Locale.ROOT, "%02d", 80 + office));
  }

  void write() throws IOException {
    Path from = Path.of(System.getProperty("repository.root"), "configs");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(from.relativize(file)));
      }
    }
    Path services = folder.resolve("services");
    String own = Golden.submission().at("/item/implementationCode").asText();
    String item = Files.readString(services.resolve(ITEM));
    for (int office = 0; office < COUNT; office++) {
      Files.writeString(
          services.resolve("office-" + office + "-" + ITEM),
          item.replace(own, implementationCode(office)));
    }
  }
}
