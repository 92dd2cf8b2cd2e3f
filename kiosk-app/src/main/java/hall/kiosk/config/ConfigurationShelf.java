// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import hall.kiosk.config.ConfigurationCodec.Checked;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The published configurations on the terminal's disk: the book and the keys, each in two files,
/// and the signed documents that the book speaks of.
///
/// A file that is damaged is named in the log and counts as not there. Who empties the folder has a
/// terminal that runs with its own file and pins keys anew. Safe for several threads.
public final class ConfigurationShelf {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.config");
  private static final Pattern DOCUMENT = Pattern.compile("generation-(\\d+)\\.json");

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new Jdk8Module())
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  private final Path folder;
  private final Disk disk;
  private final TwinFile bookFile;
  private final TwinFile keysFile;
  private ConfigurationBook book;
  private Optional<ConfigurationKeys> keys;

  private ConfigurationShelf(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
    this.bookFile = new TwinFile(folder, "book", disk);
    this.keysFile = new TwinFile(folder, "keys", disk);
    this.book = bookFile.read().flatMap(this::parsed).orElse(ConfigurationBook.EMPTY);
    this.keys =
        keysFile
            .read()
            .flatMap(text -> ConfigurationKeys.pinned(new String(text, StandardCharsets.UTF_8)));
  }

  /// Opens what an earlier process kept; it never fails, since the terminal must start.
  ///
  /// @param state the folder of the terminal's own files
  public static ConfigurationShelf open(Path state, Disk disk) {
    return new ConfigurationShelf(state.resolve("configuration"), disk);
  }

  public synchronized ConfigurationBook book() {
    return book;
  }

  public synchronized Optional<ConfigurationKeys> keys() {
    return keys;
  }

  /// Takes a step; when this returns, no power cut takes it back.
  ///
  /// @throws IOException where it can't be made durable; then it is not taken
  public synchronized ConfigurationBook change(UnaryOperator<ConfigurationBook> step)
      throws IOException {
    var next = step.apply(book);
    if (!next.equals(book)) {
      bookFile.write(JSON.writeValueAsBytes(next));
      book = next;
    }
    return next;
  }

  public synchronized void pin(ConfigurationKeys known) throws IOException {
    keysFile.write(known.text());
    keys = Optional.of(known);
  }

  /// Keeps a signed document, then takes the step that speaks of it, then drops what the book does
  /// not speak of any more.
  public synchronized void keep(
      long generation, String signed, UnaryOperator<ConfigurationBook> step) throws IOException {
    disk.write(file(generation), signed.getBytes(StandardCharsets.UTF_8));
    change(step);
    tidy();
  }

  /// A kept document, its signature verified once more.
  ///
  /// @param hash of the payload that was accepted
  public synchronized Optional<ConfigurationPayload> document(
      long generation, String hash, String terminalId) {
    var file = file(generation);
    try {
      var text = Files.readString(file);
      var checked =
          keys.<Checked>map(known -> ConfigurationCodec.check(text, known, terminalId))
              .orElseGet(() -> new Checked.Refused("key-unknown"));
      return switch (checked) {
        case Checked.Verified(var payload) when payload.hash().equals(hash) -> Optional.of(payload);
        case Checked.Verified _ -> skipped(file, "another document");
        case Checked.Refused(var reason) -> skipped(file, reason);
      };
    } catch (IOException e) {
      return skipped(file, e.toString());
    }
  }

  private static Optional<ConfigurationPayload> skipped(Path file, String why) {
    LOG.log(Level.ERROR, "configuration-file-skipped {0} {1}", file, why);
    return Optional.empty();
  }

  private Path file(long generation) {
    return folder.resolve("generation-" + generation + ".json");
  }

  private Optional<ConfigurationBook> parsed(byte[] bytes) {
    try {
      return Optional.of(JSON.readValue(bytes, ConfigurationBook.class));
    } catch (IOException e) {
      LOG.log(Level.ERROR, "configuration-book-unreadable " + folder, e);
      return Optional.empty();
    }
  }

  /// Takes away documents that nobody needs, and files that a power cut left half written.
  private void tidy() throws IOException {
    var wanted = generations();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        var name = DOCUMENT.matcher(file.getFileName().toString());
        boolean begun = file.getFileName().toString().endsWith(".new");
        if (begun || (name.matches() && !wanted.contains(name.group(1)))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private Set<String> generations() {
    return Stream.of(
            book.confirmed().map(ConfigurationBook.Proven::generation),
            book.previous().map(ConfigurationBook.Proven::generation),
            book.staged().map(ConfigurationBook.Staged::generation),
            book.trial().map(ConfigurationBook.Trial::generation))
        .flatMap(Optional::stream)
        .map(String::valueOf)
        .collect(Collectors.toSet());
  }
}
