// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.kiosk.config.Durable;
import hall.kiosk.journey.ForStaff;
import hall.kiosk.journey.LocalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the terminal must know of its commands after any restart: which it has begun that must not
/// be begun twice, whether an operator has taken it out of service, how loud it is, and which
/// messages stand for its attendant.
///
/// One file, whole or not there. When a method that changes something returns, no power cut makes
/// the terminal forget it; where it can't be written down it throws, and nothing has changed, so
/// that it may be tried again. Not safe for several threads.
final class CommandMemory {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Far more than a server lists within the longest life of a command.
  private static final int REMEMBERED = 500;

  /// Nobody reads more.
  private static final int MOST_MESSAGES = 5;

  private static final String CLOSURE = "closure";
  private static final String UNTIL = "until";
  private static final String VOLUME = "volume";
  private static final String ZH_CN = "zhCn";

  private final Path file;

  /// The boot in which each was begun, empty where the machine does not tell.
  private final SequencedMap<String, String> begun = new LinkedHashMap<>();

  private final List<Posted> messages = new ArrayList<>();
  private final SequencedMap<String, Instant> seen = new LinkedHashMap<>();
  private Optional<Closure> closure = Optional.empty();
  private OptionalInt volume = OptionalInt.empty();

  /// An operator's word that this terminal serves nobody.
  ///
  /// @param until when it serves again by itself
  record Closure(LocalText why, Optional<Instant> until) {

    boolean over(Instant now) {
      return until.filter(end -> !now.isBefore(end)).isPresent();
    }
  }

  /// A message on the screen.
  ///
  /// @param id of the command that brought it
  record Posted(String id, LocalText text, Instant until) {}

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
    return begun.containsKey(command);
  }

  /// The boot in which a command was begun; absent where that is not known.
  Optional<String> bootOf(String command) {
    return Optional.ofNullable(begun.get(command)).filter(boot -> !boot.isEmpty());
  }

  void begin(String command, Optional<String> boot) throws IOException {
    change(() -> remember(command, boot.orElse("")));
  }

  private void remember(String command, String boot) {
    begun.put(command, boot);
    while (begun.size() > REMEMBERED) {
      begun.pollFirstEntry();
    }
  }

  Optional<Closure> closure() {
    return closure;
  }

  void close(Closure newClosure) throws IOException {
    change(() -> closure = Optional.of(newClosure));
  }

  void reopen() throws IOException {
    change(() -> closure = Optional.empty());
  }

  OptionalInt volume() {
    return volume;
  }

  void setVolume(int percent) throws IOException {
    change(() -> volume = OptionalInt.of(percent));
  }

  /// What stands, oldest first.
  List<ForStaff.Message> messages() {
    return messages.stream()
        .map(message -> new ForStaff.Message(message.id(), message.text()))
        .toList();
  }

  /// Puts a message up and knows in the same moment that it was: it is never put up twice.
  ///
  /// @return whether there was room
  boolean show(Posted message) throws IOException {
    if (messages.size() == MOST_MESSAGES) {
      return false;
    }
    change(() -> {
      messages.add(message);
      remember(message.id(), "");
    });
    return true;
  }

  void withdraw(String message) throws IOException {
    drop(posted -> posted.id().equals(message), () -> {});
  }

  /// Whether there were messages whose time is over.
  boolean dropOver(Instant now) throws IOException {
    return drop(message -> !now.isBefore(message.until()), () -> {});
  }

  /// The attendant has confirmed it; one that does not stand was confirmed before.
  void saw(String message, Instant at) throws IOException {
    drop(posted -> posted.id().equals(message), () -> seen.put(message, at));
  }

  /// Whether there were some; `besides` is written down with it.
  private boolean drop(Predicate<Posted> which, Runnable besides) throws IOException {
    if (messages.stream().noneMatch(which)) {
      return false;
    }
    change(() -> {
      messages.removeIf(which);
      besides.run();
    });
    return true;
  }

  /// What was confirmed and not told to the server, oldest first.
  SequencedMap<String, Instant> untold() {
    return new LinkedHashMap<>(seen);
  }

  void told(String message) throws IOException {
    change(() -> seen.remove(message));
  }

  private void read(JsonNode json) throws IOException {
    var ids = json.path("begun");
    if (!ids.isArray()) {
      throw new IOException(file + " is not a memory of commands");
    }
    begun.clear();
    messages.clear();
    seen.clear();
    closure = Optional.empty();
    volume = OptionalInt.empty();
    var boots = json.path("boots");
    ids.forEach(id -> begun.put(id.asText(), boots.path(id.asText()).asText("")));
    var closed = json.path(CLOSURE);
    if (closed.isObject()) {
      closure = Optional.of(new Closure(text(closed), Optional.ofNullable(until(closed))));
    }
    if (json.path(VOLUME).isInt()) {
      volume = OptionalInt.of(json.get(VOLUME).intValue());
    }
    for (var message : json.path("messages")) {
      var end = until(message);
      if (end != null) {
        messages.add(new Posted(message.path("id").asText(), text(message), end));
      }
    }
    json.path("seen")
        .properties()
        .forEach(each -> seen.put(each.getKey(), Instant.ofEpochMilli(each.getValue().asLong())));
  }

  private static LocalText text(JsonNode json) {
    return new LocalText(json.path(ZH_CN).asText(), json.path("en").asText());
  }

  private static @Nullable Instant until(JsonNode json) {
    return json.has(UNTIL) ? Instant.ofEpochMilli(json.get(UNTIL).longValue()) : null;
  }

  private void change(Runnable change) throws IOException {
    var before = json();
    change.run();
    try {
      Durable.write(file, JSON.writeValueAsBytes(json()));
    } catch (IOException e) {
      read(before);
      throw e;
    }
  }

  private ObjectNode json() {
    var json = JSON.createObjectNode();
    var ids = json.putArray("begun");
    var boots = json.putObject("boots");
    begun.forEach((id, boot) -> {
      ids.add(id);
      if (!boot.isEmpty()) {
        boots.put(id, boot);
      }
    });
    closure.ifPresent(now -> {
      var closed = put(json.putObject(CLOSURE), now.why());
      now.until().ifPresent(until -> closed.put(UNTIL, until.toEpochMilli()));
    });
    volume.ifPresent(percent -> json.put(VOLUME, percent));
    var standing = json.putArray("messages");
    messages.forEach(message ->
        put(standing.addObject(), message.text())
            .put("id", message.id())
            .put(UNTIL, message.until().toEpochMilli()));
    var confirmed = json.putObject("seen");
    seen.forEach((id, at) -> confirmed.put(id, at.toEpochMilli()));
    return json;
  }

  private static ObjectNode put(ObjectNode json, LocalText text) {
    return json.put(ZH_CN, text.zhCn()).put("en", text.en());
  }
}
