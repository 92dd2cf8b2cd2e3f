// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import hall.server.Secrets;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What is published now. A bad file is named with the place of its defect and left out; the others
/// are published.
@ApplicationScoped
public class Catalogue {
  private static final Logger LOG = Logger.getLogger(Catalogue.class);
  private static final int REVISION_BYTES = 8;
  private static final int BEFORE_MIGRATION = -20;

  private final ItemStore store;
  private final Editions editions;
  private final FutureTask<Files> reading;
  private volatile @Nullable Published published;

  public Catalogue(
      ItemReader reader,
      DivisionReader divisionReader,
      ItemStore store,
      Editions editions,
      @ConfigProperty(name = "hall.configs") Path configs) {
    this.store = store;
    this.editions = editions;
    this.reading =
        new FutureTask<>(() -> new Files(reader.read(configs), divisionReader.read(configs)));
  }

  /// What stands in the configuration folder.
  private record Files(List<ItemFile> items, DivisionReader.Divisions divisions) {}

  /// The newest edition, what was left out of it, and every file as it was found.
  public record Published(Editions.Edition edition, List<String> defects, List<ItemFile> files) {}

  /// Reading takes as long as bringing the database up to date, and needs no database.
  void read(@Observes @Priority(BEFORE_MIGRATION) StartupEvent event) {
    Thread.ofPlatform().name("catalogue").start(reading);
  }

  void start(@Observes StartupEvent event) throws InterruptedException {
    try {
      published = publish(reading.get());
    } catch (ExecutionException e) {
      throw new IllegalStateException("The catalogue cannot be read", e.getCause());
    }
  }

  /// The catalogue that terminals get whose configuration names no other edition.
  public Published published() {
    return Objects.requireNonNull(published, "The catalogue is read at the start");
  }

  private Published publish(Files files) {
    DivisionReader.Divisions divisions = files.divisions();
    List<String> documents = new ArrayList<>();
    List<String> defects = new ArrayList<>(divisions.defects());
    for (ItemFile file : files.items()) {
      switch (file) {
        case ItemFile.Valid valid when !divisions.ids().containsAll(valid.item().divisions()) ->
            defects.add(valid.file() + " $.form: not all divisions that it names are there");
        case ItemFile.Valid valid -> {
          String kept = store.keep(valid);
          documents.add(kept);
          if (!kept.equals(valid.document())) {
            defects.add(
                valid.file()
                    + ": changed although its version "
                    + valid.item().version()
                    + " is published; raise the version");
          }
        }
        case ItemFile.Invalid invalid ->
            invalid.defects().forEach(defect -> defects.add(invalid.file() + " " + defect));
      }
    }
    defects.forEach(defect -> LOG.errorf("Not published: %s", defect));
    String items = "[" + String.join(",", documents) + "]";
    String content =
        "\"items\":" + items + ",\"divisions\":[" + String.join(",", divisions.documents()) + "]";
    String revision = HexFormat.of().formatHex(Secrets.hash(content), 0, REVISION_BYTES);
    String body = "{\"revision\":\"" + revision + "\"," + content + "}";
    LOG.infof(
        "Catalogue %s: %d items, %d remarks",
        revision,
        documents.size(),
        files.items().stream().mapToInt(file -> file.findings().size()).sum());
    Editions.Edition edition =
        new Editions.Edition(revision, body.getBytes(StandardCharsets.UTF_8));
    editions.keep(edition, documents.size());
    return new Published(edition, List.copyOf(defects), files.items());
  }
}
