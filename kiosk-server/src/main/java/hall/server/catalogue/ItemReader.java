// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Reads `services/*.json`, each as [ItemCheck] sees it.
@ApplicationScoped
public class ItemReader {
  private final ObjectMapper json;

  public ItemReader(ObjectMapper json) {
    this.json = json;
  }

  /// All item files of a configuration folder, by name. A missing folder or schema is a mistake of
  /// the installation and stops the start.
  public List<ItemFile> read(Path configs) {
    ItemCheck check = check(configs);
    try (Stream<Path> files = Files.list(configs.resolve("services"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> read(check, file))
          .toList();
    } catch (IOException e) {
      throw incomplete(e);
    }
  }

  /// The check by what a configuration folder holds.
  public ItemCheck check(Path configs) {
    try {
      return ItemCheck.of(configs, json);
    } catch (IOException e) {
      throw incomplete(e);
    }
  }

  private static UncheckedIOException incomplete(IOException e) {
    return new UncheckedIOException(
        "HALL_CONFIGS must hold schema/" + ItemCheck.SCHEMA + " and services/: " + e.getMessage(),
        e);
  }

  private static ItemFile read(ItemCheck check, Path file) {
    String name = "services/" + file.getFileName();
    try {
      return check.check(name, Files.readString(file));
    } catch (IOException e) {
      return new ItemFile.Invalid(name, List.of("cannot be read: " + e.getMessage()), List.of());
    }
  }
}
