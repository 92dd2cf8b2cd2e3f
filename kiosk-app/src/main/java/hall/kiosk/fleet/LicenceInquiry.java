// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.device.Ticker;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Licence;
import hall.kiosk.journey.Licence.Problem;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Asks the server for electronic licences. The server has verified the seal; that what arrives is
/// what it sent is seen by the hash. Neither code nor document is kept here.
public final class LicenceInquiry {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  /// The server itself asks the platform, and verifies.
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private static final Duration PAUSE = Duration.ofMinutes(5);

  /// Until the server has said it once, or says it again.
  private static final Duration FIRST = Duration.ofSeconds(5);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Desk<LicenceApi> server;
  private final Consumer<Event> events;
  private final Ticker ticker;
  private final RandomGenerator random;

  LicenceInquiry(
      Supplier<Optional<Credential>> known,
      ShownClient.Opening<LicenceApi> opening,
      Consumer<Event> events,
      Ticker ticker,
      RandomGenerator random) {
    this.server = new Desk<>(known, opening, PATIENCE);
    this.events = events;
    this.ticker = ticker;
    this.random = random;
  }

  void start() {
    Thread.ofVirtual().name("fleet-licences").start(this::run);
  }

  /// A server that does not answer takes no licence either: the key is not shown, and papers are
  /// scanned.
  private void run() {
    try {
      while (true) {
        var offer = offer();
        events.accept(new Event.LicencesOffered(offer.orElse(false)));
        ticker.pause(Backoff.jittered(offer.isPresent() ? PAUSE : FIRST, random));
      }
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "fleet-licences ends");
    }
  }

  /// Empty where the server does not answer; an older one offers nothing.
  private Optional<Boolean> offer() throws InterruptedException {
    try {
      return server.ask((api, credential) -> api.offer(credential.authorization()).offered());
    } catch (Soon.RefusedException e) {
      return Optional.of(false);
    }
  }

  /// Redeems a code.
  ///
  /// @param key under which a submission will name the licence
  /// @param taken is given the licence and its document where there is one
  /// @return why there is none; empty where there is
  public Optional<Problem> redeem(
      UUID key, String code, Licence.Wanted wanted, BiConsumer<Licence, byte[]> taken)
      throws InterruptedException {
    try {
      var given =
          server.ask((api, credential) -> {
            var question = LicenceApi.Question.of(key, code, wanted);
            try (var response = api.show(credential.authorization(), question)) {
              return given(key, response);
            }
          });
      given.ifPresent(one -> taken.accept(one.licence(), one.pdf()));
      return given.isPresent() ? Optional.empty() : Optional.of(Problem.SILENT);
    } catch (Soon.RefusedException e) {
      return Optional.of(problem(e.problem()));
    }
  }

  /// A licence with its document, which belongs to whoever asked.
  private record Given(Licence licence, byte[] pdf) {
    /// Never the document.
    @Override
    public String toString() {
      return licence.toString();
    }
  }

  private static Problem problem(String said) {
    return switch (said) {
      // What no licence can be is a code of something else that somebody held before the window.
      case "elicence-question-defective" -> Problem.CODE_UNKNOWN;
      case "elicence-code-unknown",
          "elicence-code-expired",
          "elicence-code-used",
          "elicence-wrong-kind",
          "elicence-other-holder",
          "elicence-revoked",
          "elicence-ended",
          "elicence-not-genuine" ->
          Problem.valueOf(
              said.substring("elicence-".length()).toUpperCase(Locale.ROOT).replace('-', '_'));
      default -> Problem.SILENT;
    };
  }

  private static Given given(UUID key, Response response) throws IOException {
    var pdf = AttestDesk.document(response);
    var seen = Base64.getDecoder().decode(AttestDesk.header(response, "X-Hall-Licence"));
    return new Given(JSON.readValue(seen, LicenceApi.Seen.class).read(key), pdf);
  }
}
