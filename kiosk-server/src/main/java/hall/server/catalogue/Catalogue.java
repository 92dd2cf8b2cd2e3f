// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.HallTime;
import hall.server.Secrets;
import hall.server.catalogue.ChainReader.ChainFile;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What is published now: the files of the configuration folder, the approved drafts that are in
/// force, and what life events make of both. A bad file is named with the place of its defect and
/// left out; the others are published.
@ApplicationScoped
public class Catalogue {
  private static final Logger LOG = Logger.getLogger(Catalogue.class);
  private static final int REVISION_BYTES = 8;
  private static final int BEFORE_MIGRATION = -20;

  private final ItemStore store;
  private final Editions editions;
  private final DraftStore drafts;
  private final ObjectMapper json;
  private final InstantSource clock;
  private final FutureTask<Files> reading;
  private final ReentrantLock publishing = new ReentrantLock();
  private volatile @Nullable Files files;
  private volatile @Nullable Published published;

  public Catalogue(
      ItemReader reader,
      DivisionReader divisionReader,
      ChainReader chainReader,
      ItemStore store,
      Editions editions,
      DraftStore drafts,
      ObjectMapper json,
      InstantSource clock,
      @ConfigProperty(name = "hall.configs") Path configs) {
    this.store = store;
    this.editions = editions;
    this.drafts = drafts;
    this.json = json;
    this.clock = clock;
    this.reading =
        new FutureTask<>(() ->
            new Files(
                reader.check(configs),
                reader.read(configs),
                divisionReader.read(configs),
                chainReader.check(configs),
                chainReader.read(configs)));
  }

  /// What stands in the configuration folder.
  private record Files(
      ItemCheck check,
      List<ItemFile> items,
      DivisionReader.Divisions divisions,
      ChainCheck chainCheck,
      List<ChainFile> chains) {}

  /// The newest edition, what was left out of it, and every item as it was found.
  ///
  /// @param inForce the drafts in it
  public record Published(
      Editions.Edition edition, List<String> defects, List<ItemFile> files, List<Draft> inForce) {}

  /// Reading takes as long as bringing the database up to date, and needs no database.
  void read(@Observes @Priority(BEFORE_MIGRATION) StartupEvent event) {
    Thread.ofPlatform().name("catalogue").start(reading);
  }

  void start(@Observes StartupEvent event) throws InterruptedException {
    try {
      files = reading.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The catalogue cannot be read", e.getCause());
    }
    refresh();
  }

  /// Publishes anew if other drafts are in force than when it was published last.
  public void refresh() {
    publishing.lock();
    try {
      List<Draft> inForce = drafts.inForce(clock.instant().atZone(HallTime.ZONE).toLocalDate());
      Published now = published;
      if (now == null || !now.inForce().equals(inForce)) {
        published = publish(known(), inForce);
      }
    } finally {
      publishing.unlock();
    }
  }

  /// The catalogue that terminals get whose configuration names no other edition.
  public Published published() {
    return Objects.requireNonNull(published, "The catalogue is read at the start");
  }

  /// The check that every item has to pass.
  public ItemCheck check() {
    return known().check();
  }

  /// The published document of an item; none of one that is made of others.
  public Optional<ObjectNode> document(String implementationCode) {
    return single()
        .filter(valid -> valid.item().implementationCode().equals(implementationCode))
        .map(valid -> parse(valid.document()))
        .findFirst();
  }

  /// All published documents but those that are made of others, which nobody edits.
  public List<ObjectNode> documents() {
    return single().map(valid -> parse(valid.document())).toList();
  }

  /// The life events in force, as they name their parts.
  public List<ObjectNode> events() {
    return shelf(known(), published().inForce()).stream()
        .filter(chain -> chain.defects().isEmpty())
        .map(chain -> chain.document().deepCopy())
        .toList();
  }

  /// A life event in force, as it names its parts.
  public Optional<ObjectNode> event(String implementationCode) {
    return events().stream()
        .filter(each -> each.path("implementationCode").asText().equals(implementationCode))
        .findFirst();
  }

  /// What a life event comes to with what is published now.
  ///
  /// @param name what it is called in what is said about it
  public Composition compose(String name, ObjectNode event) {
    List<String> defects = known().chainCheck().defects(event.toString());
    Map<String, ObjectNode> parts = new HashMap<>();
    documents().forEach(each -> parts.put(each.path("implementationCode").asText(), each));
    Composition made =
        Chains.composition(new ChainFile(name, event, List.of()), parts, known().check());
    return defects.isEmpty()
        ? made
        : new Composition(
            new ItemFile.Invalid(name, defects, List.of()), made.tears(), made.document());
  }

  private List<ChainFile> shelf(Files files, List<Draft> inForce) {
    return Chains.shelf(
        files.chains(),
        inForce.stream()
            .filter(draft -> draft.kind() == Draft.Kind.EVENT)
            .map(draft -> new ChainFile("draft " + draft.id(), parse(draft.document()), List.of()))
            .toList());
  }

  private Stream<ItemFile.Valid> single() {
    return published().files().stream()
        .filter(ItemFile.Valid.class::isInstance)
        .map(ItemFile.Valid.class::cast)
        .filter(valid -> valid.item().parts() == null);
  }

  private Files known() {
    return Objects.requireNonNull(files, "The catalogue is read at the start");
  }

  private ObjectNode parse(String document) {
    try {
      return (ObjectNode) json.readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A published item cannot be read", e);
    }
  }

  /// What an edition holds so far, and what was left out of it.
  private record Laid(Map<String, String> documents, List<String> defects) {}

  private Published publish(Files files, List<Draft> inForce) {
    DivisionReader.Divisions divisions = files.divisions();
    List<ItemFile> items = new ArrayList<>(Shelf.of(files.items(), inForce, files.check()));
    Laid laid = new Laid(new LinkedHashMap<>(), new ArrayList<>(divisions.defects()));
    items.forEach(file -> lay(file, divisions, laid));
    Map<String, ObjectNode> parts = new HashMap<>();
    laid.documents().forEach((code, document) -> parts.put(code, parse(document)));
    for (ItemFile made : Chains.of(shelf(files, inForce), parts, files.check())) {
      lay(made, divisions, laid);
      items.add(made);
    }
    laid.defects().forEach(defect -> LOG.errorf("Not published: %s", defect));
    Editions.Edition edition = edition(laid.documents().values(), divisions);
    editions.keep(edition, laid.documents().size());
    LOG.infof(
        "Catalogue %s: %d items, %d remarks",
        edition.revision(),
        laid.documents().size(),
        items.stream().mapToInt(file -> file.findings().size()).sum());
    return new Published(edition, List.copyOf(laid.defects()), List.copyOf(items), inForce);
  }

  private void lay(ItemFile file, DivisionReader.Divisions divisions, Laid laid) {
    switch (file) {
      case ItemFile.Valid valid when !divisions.ids().containsAll(valid.item().divisions()) ->
          laid.defects().add(valid.file() + " $.form: not all divisions that it names are there");
      case ItemFile.Valid valid -> {
        String kept = store.keep(valid);
        boolean same = kept.equals(valid.document());
        // What was made of other versions of its parts is not what was asked for.
        if (same || valid.item().parts() == null) {
          laid.documents().put(valid.item().implementationCode(), kept);
        }
        if (!same) {
          laid.defects()
              .add(
                  valid.file()
                      + ": changed although its version "
                      + valid.item().version()
                      + " is published; raise the version");
        }
      }
      case ItemFile.Invalid invalid ->
          invalid.defects().forEach(defect -> laid.defects().add(invalid.file() + " " + defect));
    }
  }

  private static Editions.Edition edition(
      Collection<String> documents, DivisionReader.Divisions divisions) {
    String items = "[" + String.join(",", documents) + "]";
    String content =
        "\"items\":" + items + ",\"divisions\":[" + String.join(",", divisions.documents()) + "]";
    String revision = HexFormat.of().formatHex(Secrets.hash(content), 0, REVISION_BYTES);
    String body = "{\"revision\":\"" + revision + "\"," + content + "}";
    return new Editions.Edition(revision, body.getBytes(StandardCharsets.UTF_8));
  }
}
