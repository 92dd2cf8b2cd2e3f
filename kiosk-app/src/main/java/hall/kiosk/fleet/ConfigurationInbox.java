// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.kiosk.config.ConfigurationCodec;
import hall.kiosk.config.ConfigurationCodec.Checked;
import hall.kiosk.config.ConfigurationKeys;
import hall.kiosk.config.ConfigurationPayload;
import hall.kiosk.config.ConfigurationPayload.Refusal;
import hall.kiosk.config.ConfigurationShelf;
import hall.kiosk.config.RunningConfiguration;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Fetches what the server has published, and stages it or says why not.
///
/// What is refused for its content is not fetched again by this process; what may be good later
/// (its time has not come, its key is not known yet) is.
final class ConfigurationInbox {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");
  private static final Duration NEW_KEYS = Duration.ofMinutes(10);

  /// A heartbeat and the configuration may come from two servers, one a moment behind.
  private static final Duration SOON = Duration.ofMinutes(1);

  /// A release may be signed anew, a full disk emptied.
  private static final Duration SOFTWARE = Duration.ofHours(1);

  private final ConfigurationShelf shelf;
  private final RunningConfiguration running;
  private final SoftwareAgent software;
  private final InstantSource clock;
  private Optional<Shut> shut = Optional.empty();

  /// @param until by the terminal's clock
  private record Shut(long generation, String reason, Instant until) {}

  ConfigurationInbox(
      ConfigurationShelf shelf,
      RunningConfiguration running,
      SoftwareAgent software,
      InstantSource clock) {
    this.shelf = shelf;
    this.running = running;
    this.software = software;
    this.clock = clock;
  }

  /// Pins the keys as early as there are any.
  void pinKeys(TerminalApi api, Credential known) throws IOException {
    if (shelf.keys().isPresent()) {
      return;
    }
    var offered = text(api::configurationKeys, known).flatMap(ConfigurationKeys::pinned);
    if (offered.isPresent()) {
      shelf.pin(offered.get());
      LOG.log(Level.INFO, "configuration-keys-pinned {0}", offered.get().keys().size());
    }
  }

  /// Whether the desired generation is worth a request.
  boolean lacks(long desired) {
    boolean open =
        shut.filter(closed ->
                closed.generation() == desired && clock.instant().isBefore(closed.until()))
            .isEmpty();
    return open && (shelf.book().lacks(desired) || lost(desired));
  }

  /// Fetches and judges it.
  ///
  /// @param serverNow the time by the server's clock
  /// @return whether what was confirmed and had got lost is whole again: a restart brings it back
  boolean fetch(TerminalApi api, Credential known, long desired, Instant serverNow)
      throws IOException {
    shelf.change(book -> book.of(known.terminalId()));
    var keys = shelf.keys();
    var text = text(api::configuration, known);
    if (keys.isEmpty() || text.isEmpty()) {
      shut(desired, "none", clock.instant().plus(SOON));
      return false;
    }
    var checked = ConfigurationCodec.check(text.get(), keys.get(), known.terminalId());
    if (checked instanceof Checked.Refused(var reason) && reason.equals("key-unknown")) {
      checked =
          ConfigurationCodec.check(
              text.get(), laterKeys(api, known, keys.get()), known.terminalId());
    }
    return switch (checked) {
      case Checked.Refused(var reason) -> {
        refuse(
            desired,
            desired,
            new Refusal(reason, List.of()),
            reason.equals("key-unknown") ? clock.instant().plus(NEW_KEYS) : Instant.MAX);
        yield false;
      }
      case Checked.Verified(var payload) ->
          take(api, known, payload, text.get(), desired, serverNow);
    };
  }

  private boolean take(
      TerminalApi api,
      Credential known,
      ConfigurationPayload payload,
      String text,
      long desired,
      Instant serverNow)
      throws IOException {
    if (lost(payload.generation())
        && shelf.book().confirmed().filter(c -> c.payload().equals(payload.hash())).isPresent()) {
      shelf.keep(payload.generation(), text, book -> book);
      LOG.log(Level.INFO, "configuration-whole-again {0}", Long.toString(payload.generation()));
      return true;
    }
    var refusal = payload.refusal(shelf.book().highest(), serverNow, running.own());
    if (refusal.isPresent()) {
      var until =
          refusal.get().reason().equals("not-yet-valid")
              ? clock.instant().plus(Duration.between(serverNow, payload.notBefore()))
              : Instant.MAX;
      refuse(desired, payload.generation(), refusal.get(), until);
    } else if (shelf.book().lacks(payload.generation())) {
      var missing = software.prepare(api, known, payload, serverNow);
      if (missing.isPresent()) {
        refuse(desired, payload.generation(), missing.get(), clock.instant().plus(SOFTWARE));
        return false;
      }
      shelf.keep(
          payload.generation(), text, book -> book.stage(payload.generation(), payload.hash()));
      LOG.log(Level.INFO, "configuration-staged {0}", Long.toString(payload.generation()));
    } else {
      shut(desired, "known", clock.instant().plus(SOON));
    }
    return false;
  }

  /// What is staged will not have its software.
  void refuseStaged(long desired, ConfigurationPayload payload, Refusal refusal)
      throws IOException {
    shut(desired, "", clock.instant());
    refuse(desired, payload.generation(), refusal, clock.instant().plus(SOFTWARE));
  }

  /// Whether it was confirmed here but its file is damaged.
  private boolean lost(long generation) {
    boolean fallen =
        switch (running.role()) {
          case RESCUE, OWN_FILE -> true;
          case CONFIRMED, TRIAL -> false;
        };
    return fallen && shelf.book().confirmed().filter(c -> c.generation() == generation).isPresent();
  }

  private ConfigurationKeys laterKeys(TerminalApi api, Credential known, ConfigurationKeys keys)
      throws IOException {
    var more = text(api::configurationKeys, known).map(keys::joinedBy).orElse(keys);
    if (more.keys().size() > keys.keys().size()) {
      shelf.pin(more);
      LOG.log(Level.INFO, "configuration-keys-joined {0}", more.keys().size());
    }
    return more;
  }

  private void refuse(long desired, long generation, Refusal refusal, Instant until)
      throws IOException {
    boolean news =
        shut.filter(before ->
                before.generation() == desired && before.reason().equals(refusal.reason()))
            .isEmpty();
    shut(desired, refusal.reason(), until);
    if (news) {
      LOG.log(
          Level.ERROR,
          "configuration-refused {0} {1} {2}",
          Long.toString(generation),
          refusal.reason(),
          refusal.details());
      shelf.change(book -> book.refuse(generation, refusal.reason()));
    }
  }

  private void shut(long generation, String reason, Instant until) {
    shut = Optional.of(new Shut(generation, reason, until));
  }

  /// Absent where an older server does not know what is asked, or a newer one has none.
  private static Optional<String> text(Function<String, Response> request, Credential known) {
    try (var response = request.apply(known.authorization())) {
      return Optional.of(response.readEntity(String.class));
    } catch (WebApplicationException e) {
      if (e.getResponse().getStatus() == Status.NOT_FOUND.getStatusCode()) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
