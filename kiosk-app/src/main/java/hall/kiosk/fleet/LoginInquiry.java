// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.Ticker;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Login;
import hall.kiosk.journey.Login.Problem;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Asks the server for logins with the app of the province. Who logged in is neither kept here nor
/// logged.
public final class LoginInquiry {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  /// The server itself asks the platform.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /// Whether one can log in changes when an administrator wants it, or the server is away.
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /// Until the server has said it once, or says it again.
  private static final Duration FIRST = Duration.ofSeconds(5);

  private final Desk<LoginApi> server;
  private final Consumer<Event> events;
  private final Ticker ticker;
  private final RandomGenerator random;

  LoginInquiry(
      Supplier<Optional<Credential>> known,
      ShownClient.Opening<LoginApi> opening,
      Consumer<Event> events,
      Ticker ticker,
      RandomGenerator random) {
    this.server = new Desk<>(known, opening, PATIENCE);
    this.events = events;
    this.ticker = ticker;
    this.random = random;
  }

  void start() {
    Thread.ofVirtual().name("fleet-logins").start(this::run);
  }

  /// A server that does not answer lets nobody in: the key is not shown, and cards are laid.
  private void run() {
    try {
      while (true) {
        var offer = offer();
        events.accept(new Event.LoginOffered(offer.flatMap(app -> app)));
        ticker.pause(Backoff.jittered(offer.isPresent() ? PAUSE : FIRST, random));
      }
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "fleet-logins ends");
    }
  }

  /// Empty where the server does not answer; an older one offers nothing.
  private Optional<Optional<LocalText>> offer() throws InterruptedException {
    try {
      return server.ask((api, credential) -> api.offer(credential.authorization()).read());
    } catch (Soon.RefusedException e) {
      return Optional.of(Optional.empty());
    }
  }

  /// Begins a login.
  public Login.Answer begin() throws InterruptedException {
    return answer((api, credential) -> api.begin(credential.authorization()).read());
  }

  /// How one stands.
  public Login.Answer ask(UUID login) throws InterruptedException {
    return answer((api, credential) -> api.ask(credential.authorization(), login).read());
  }

  /// Ends one; a server that is not reached lets it run out.
  public void cancel(UUID login) throws InterruptedException {
    try {
      server.ask((api, credential) -> {
        api.cancel(credential.authorization(), login);
        return true;
      });
    } catch (Soon.RefusedException e) {
      LOG.log(Level.INFO, "login-over {0}", e.problem());
    }
  }

  private Login.Answer answer(Desk.Question<LoginApi, Login.Answer> question)
      throws InterruptedException {
    try {
      return server.ask(question).orElseGet(Login.Answer.Silent::new);
    } catch (Soon.RefusedException e) {
      LOG.log(Level.WARNING, "login-refused {0}", e.problem());
      return new Login.Answer.Ended(
          e.problem().equals("login-unknown") ? Problem.EXPIRED : Problem.SILENT);
    }
  }
}
