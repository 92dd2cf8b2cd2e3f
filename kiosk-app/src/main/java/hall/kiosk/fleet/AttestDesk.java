// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.Ticker;
import hall.device.idcard.IdCard;
import hall.kiosk.config.Sha256;
import hall.kiosk.journey.Attestation;
import hall.kiosk.journey.Attestation.Answer;
import hall.kiosk.journey.Attestation.Why;
import hall.kiosk.journey.Event;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Asks the server for certificates, and tells it what was printed of them. The server has verified
/// the seal; that what arrives is what it sent is seen by the hash. Nothing of an answer is kept
/// here.
public final class AttestDesk {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  /// The server itself asks the issuing unit, and verifies.
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private static final Duration PAUSE = Duration.ofMinutes(5);

  /// Until the server has said it once, or says it again.
  private static final Duration FIRST = Duration.ofSeconds(5);

  /// A count that can't be told for so long is not told; the server shows that it was not.
  private static final int REPORTS = 60;

  private final Desk<AttestApi> server;
  private final Consumer<Event> events;
  private final Ticker ticker;
  private final RandomGenerator random;

  AttestDesk(
      Supplier<Optional<Credential>> known,
      ShownClient.Opening<AttestApi> opening,
      Consumer<Event> events,
      Ticker ticker,
      RandomGenerator random) {
    this.server = new Desk<>(known, opening, PATIENCE);
    this.events = events;
    this.ticker = ticker;
    this.random = random;
  }

  void start() {
    Thread.ofVirtual().name("fleet-attestations").start(this::run);
  }

  private void run() {
    try {
      while (true) {
        var offer = offer();
        events.accept(
            offer
                .<Event>map(Event.AttestationsOffered::new)
                .orElseGet(Event.AttestationsAway::new));
        ticker.pause(Backoff.jittered(offer.isPresent() ? PAUSE : FIRST, random));
      }
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "fleet-attestations ends");
    }
  }

  /// Empty where the server does not answer; an older one offers nothing.
  private Optional<Attestation.Offer> offer() throws InterruptedException {
    try {
      return server.ask((api, credential) ->
          new Attestation.Offer(api.offer(credential.authorization()).read(), true));
    } catch (Soon.RefusedException e) {
      return Optional.of(Attestation.Offer.NONE);
    }
  }

  /// Fetches one and gives the document to whoever holds it.
  ///
  /// @param key under which prints are reported
  public Answer fetch(UUID key, Attestation.Kind kind, IdCard card, Consumer<byte[]> document)
      throws InterruptedException {
    try {
      return server
          .ask((api, credential) -> {
            try (var response =
                api.fetch(credential.authorization(), AttestApi.Wish.of(key, kind, card))) {
              return given(kind, response, document);
            }
          })
          .orElseGet(() -> new Answer.Refused(Why.SILENT));
    } catch (Soon.RefusedException e) {
      LOG.log(Level.WARNING, "attestation-refused {0}", e.problem());
      return new Answer.Refused(why(e.problem()));
    }
  }

  private static Why why(String problem) {
    return switch (problem) {
      case "attestation-nothing-found" -> Why.NOTHING;
      case "attestation-limit-reached" -> Why.LIMIT;
      case "attestation-not-genuine" -> Why.FALSE;
      default -> Why.SILENT;
    };
  }

  private static Answer given(Attestation.Kind kind, Response response, Consumer<byte[]> document)
      throws IOException {
    var pdf = document(response);
    var sheet =
        new Attestation.Sheet(
            kind,
            header(response, "X-Hall-Verification-Code"),
            header(response, "X-Hall-Verification-Url"),
            Integer.parseInt(header(response, "X-Hall-Pages")),
            Integer.parseInt(header(response, "X-Hall-Copies")));
    document.accept(pdf);
    return new Answer.Given(sheet);
  }

  /// The document of an answer, as the server sent it.
  static byte[] document(Response response) throws IOException {
    var pdf = response.readEntity(byte[].class);
    if (!Sha256.of(pdf).equals(header(response, "X-Hall-Content-SHA256"))) {
      Arrays.fill(pdf, (byte) 0);
      throw new IOException("what came is not what was sent");
    }
    return pdf;
  }

  static String header(Response response, String name) throws IOException {
    var value = response.getHeaderString(name);
    if (value == null) {
      throw new IOException(name + " is missing");
    }
    return value;
  }

  /// Tells what was printed, as soon as the server can be told; never waits.
  public void report(UUID key, int part, String outcome, int copies) {
    var report = new AttestApi.PrintReport(part, outcome, copies);
    Thread.ofVirtual().name("report-print").start(() -> report(key, report));
  }

  private void report(UUID key, AttestApi.PrintReport report) {
    try {
      for (int tries = 1; tries <= REPORTS; tries++) {
        var told =
            server.ask((api, credential) -> {
              api.report(credential.authorization(), key, report);
              return true;
            });
        if (told.isPresent()) {
          return;
        }
        ticker.pause(Backoff.after(tries, random));
      }
      LOG.log(Level.WARNING, "print-not-reported");
    } catch (Soon.RefusedException e) {
      LOG.log(Level.WARNING, "print-report-refused {0}", e.problem());
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "report-print ends");
    }
  }
}
