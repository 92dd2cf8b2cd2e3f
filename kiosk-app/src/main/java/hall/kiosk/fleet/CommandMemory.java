// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.kiosk.config.Durable;
import hall.kiosk.journey.LocalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/// What the terminal must know of its commands after any restart: which it has begun that must not
/// be begun twice, and whether an operator has taken it out of service.
///
/// One file, whole or not there. Not safe for several threads.
final class CommandMemory {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Far more than a server lists within the longest life of a command.
  private static final int REMEMBERED = 500;

  private final Path file;
  private final SequencedSet<String> begun = new LinkedHashSet<>();
  private Optional<Closure> closure = Optional.empty();

  /// An operator's word that this terminal serves nobody.
  ///
  /// @param until when it serves again by itself
  record Closure(LocalText why, Optional<Instant> until) {

    boolean over(Instant now) {
      return until.filter(end -> !now.isBefore(end)).isPresent();
    }
  }

  private CommandMemory(Path file) {
    this.file = file;
  }

  /// @throws IOException where it can't be read; what was begun is not known then
  static CommandMemory open(Path state) throws IOException {
    var memory = new CommandMemory(state.resolve("commands.json"));
    if (Files.exists(memory.file)) {
      memory.read(JSON.readTree(Files.readAllBytes(memory.file)));
    }
    return memory;
  }

  boolean hasBegun(String command) {
    return begun.contains(command);
  }

  /// When this returns, no power cut makes the terminal forget it.
  void begin(String command) throws IOException {
    begun.add(command);
    while (begun.size() > REMEMBERED) {
      begun.removeFirst();
    }
    write();
  }

  Optional<Closure> closure() {
    return closure;
  }

  void close(Closure newClosure) throws IOException {
    closure = Optional.of(newClosure);
    write();
  }

  void reopen() throws IOException {
    closure = Optional.empty();
    write();
  }

  private void read(JsonNode json) throws IOException {
    var ids = json.path("begun");
    var closed = json.path("closure");
    if (!ids.isArray()) {
      throw new IOException(file + " is not a memory of commands");
    }
    ids.forEach(id -> begun.add(id.asText()));
    if (closed.isObject()) {
      closure =
          Optional.of(
              new Closure(
                  new LocalText(closed.path("zhCn").asText(), closed.path("en").asText()),
                  closed.has("until")
                      ? Optional.of(Instant.ofEpochMilli(closed.get("until").longValue()))
                      : Optional.empty()));
    }
  }

  private void write() throws IOException {
    var json = JSON.createObjectNode();
    var ids = json.putArray("begun");
    begun.forEach(ids::add);
    closure.ifPresent(now -> {
      var closed = json.putObject("closure");
      closed.put("zhCn", now.why().zhCn()).put("en", now.why().en());
      now.until().ifPresent(until -> closed.put("until", until.toEpochMilli()));
    });
    Durable.write(file, JSON.writeValueAsBytes(json));
  }
}
