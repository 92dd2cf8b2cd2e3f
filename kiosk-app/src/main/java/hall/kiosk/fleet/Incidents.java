// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.kiosk.config.Durable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last things that happened to the application itself, kept over its end and told with every
/// heartbeat; the server knows by their numbers which ones are new. Never anything personal.
///
/// Safe for any thread.
public final class Incidents {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int KEPT = 8;

  private final Path file;
  private final InstantSource clock;
  private final Runnable added;
  private List<Incident> known;

  /// What happens to an application.
  public enum Kind {
    /// It ended without having been asked.
    CRASHED("crashed"),
    /// Somebody with the right PIN opened the maintenance screen.
    MAINTENANCE_OPENED("maintenance-opened"),
    /// Too many wrong PINs.
    MAINTENANCE_LOCKED("maintenance-locked"),
    /// A citizen has called for help.
    HELP_CALLED("help-called");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /// One of them, as the contract tells it.
  ///
  /// @param number rises by one with each, for as long as the terminal keeps its files
  /// @param kind a stable word
  /// @param at ISO 8601
  /// @param detail a stable word more
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Incident(
      long number,
      String kind,
      String at,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String detail) {}

  private record Kept(List<Incident> incidents) {}

  private Incidents(Path file, InstantSource clock, Runnable added, List<Incident> known) {
    this.file = file;
    this.clock = clock;
    this.added = added;
    this.known = known;
  }

  /// Those that earlier processes kept.
  ///
  /// @param state the folder of the terminal's own files; an unreadable file begins anew
  /// @param added called after each incident
  public static Incidents open(Path state, InstantSource clock, Runnable added) {
    var file = state.resolve("incidents.json");
    List<Incident> known = List.of();
    try {
      if (Files.exists(file)) {
        known = JSON.readValue(Files.readAllBytes(file), Kept.class).incidents();
      }
    } catch (JsonProcessingException e) {
      LOG.log(Level.ERROR, "incidents-unreadable");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Incidents(file, clock, added, known);
  }

  /// Keeps an incident and has it told.
  ///
  /// @param detail a stable word more, or empty
  public synchronized void add(Kind kind, String detail) {
    var more = new ArrayList<>(known);
    long number = known.isEmpty() ? 1 : known.getLast().number() + 1;
    more.add(
        new Incident(
            number, kind.word, clock.instant().toString(), detail.isEmpty() ? null : detail));
    known = List.copyOf(more.subList(Math.max(0, more.size() - KEPT), more.size()));
    LOG.log(Level.INFO, "incident {0} {1} {2}", number, kind.word, detail);
    try {
      Durable.write(file, JSON.writeValueAsBytes(new Kept(known)));
    } catch (IOException e) {
      // It is told even so, unless the process ends before.
      LOG.log(Level.ERROR, "incidents-not-kept", e);
    }
    added.run();
  }

  synchronized List<Incident> recent() {
    return known;
  }
}
