// SPDX-License-Identifier: Apache-2.0
package hall.server.login;

import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.Secrets;
import hall.server.Text;
import hall.server.audit.Actor;
import hall.server.audit.Audit;
import hall.server.auth.RateLimit;
import hall.server.channel.Answer;
import hall.server.login.LoginStore.Codes;
import hall.server.login.LoginStore.Pending;
import hall.server.provider.TrustFile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Logins as terminals begin them and ask for them. Who logged in is told to the one terminal,
/// once, and kept nowhere. The platform is asked for its metadata when somebody first logs in, so a
/// server starts without it.
@ApplicationScoped
class Logins {
  private static final Logger LOG = Logger.getLogger(Logins.class);
  private static final Duration METADATA_FRESH = Duration.ofHours(1);
  private static final int NONCE_BYTES = 16;

  /// Whoever else begins meanwhile does not wait for the same silence once more.
  private static final Duration REST = Duration.ofSeconds(5);

  /// RFC 8628, 3.5; the same where the platform does not answer.
  private static final int SLOWER_SECONDS = 5;

  private final Optional<LoginSettings> settings;
  private final Optional<BoundedHttp> http;
  private final LoginStore store;
  private final Secrets secrets;
  private final Audit audit;
  private final InstantSource clock;
  private final Duration life;
  private final RateLimit begins;
  private @Nullable Known known;
  private Instant awayUntil = Instant.MIN;

  Logins(
      LoginStore store,
      Secrets secrets,
      Audit audit,
      InstantSource clock,
      Config config,
      @ConfigProperty(name = "hall.login.patience") Duration patience,
      @ConfigProperty(name = "hall.login.life") Duration life,
      @ConfigProperty(name = "hall.login.begins-a-minute") int beginsAMinute) {
    this.settings =
        LoginSettings.read(name -> config.getOptionalValue(name, String.class).orElse(null));
    this.http =
        settings.map(
            of -> new BoundedHttp(patience, of.trust().map(TrustFile::context).orElse(null)));
    this.store = store;
    this.secrets = secrets;
    this.audit = audit;
    this.clock = clock;
    this.life = life;
    this.begins = new RateLimit(beginsAMinute / 60.0, beginsAMinute, clock);
  }

  private record Known(LoginPlatform platform, Instant at) {}

  /// A login as the terminal shows it.
  ///
  /// @param typed whether the user code has to be typed on the phone
  record Shown(Pending pending, String qr, String userCode, boolean typed) {
    /// Never the codes.
    @Override
    public String toString() {
      return "Shown";
    }
  }

  /// How one stands, and the login where it waits on.
  record Told(Standing standing, @Nullable Pending pending) {}

  /// Ends the start with a sentence where a setting is amiss: settings are read when this is made.
  void check(@Observes StartupEvent event) {
    settings.ifPresent(each -> LOG.infof("Citizens log in at %s", each.issuer()));
  }

  /// How the app is called with which citizens log in; empty where there is no platform.
  Optional<Text> app() {
    return settings.map(LoginSettings::app);
  }

  /// Begins a login; an earlier one of this terminal is over. Problems: `login-not-offered`,
  /// `login-too-often`, `login-platform-silent`, `login-platform-unreadable`.
  Shown begin(String terminalId) {
    LoginSettings of = settings.orElseThrow(Logins::notOffered);
    Duration wait = begins.waitFor(terminalId);
    if (wait.isPositive()) {
      throw new ProblemException(
          Problem.of(429, "login-too-often", "Too many logins. Wait, or lay the card."),
          Map.of("Retry-After", Long.toString(wait.toSeconds() + 1)));
    }
    String nonce = secrets.token(NONCE_BYTES);
    LoginPlatform.Begun begun =
        switch (platform(of)) {
          case Answer.Given<LoginPlatform>(LoginPlatform platform) -> given(platform.begin(nonce));
          case Answer.Refused<LoginPlatform>(String why) -> throw silent(why);
          case Answer.Failed<LoginPlatform>(String why) -> throw silent(why);
        };
    Instant now = clock.instant();
    Pending pending =
        new Pending(
            UUID.randomUUID(),
            now.plusSeconds(Math.min(begun.lifeSeconds(), life.toSeconds())),
            begun.intervalSeconds());
    store.begin(terminalId, pending, new Codes(begun.deviceCode(), nonce), now);
    return new Shown(pending, begun.qr(), begun.userCode(), begun.typed());
  }

  /// How a login of this terminal stands; the platform is asked as often as it wants, and what is
  /// over is forgotten. Problems: `login-unknown`, `login-platform-silent`,
  /// `login-platform-unreadable`.
  Told ask(String terminalId, UUID login) {
    LoginSettings of = settings.orElseThrow(Logins::notOffered);
    Pending pending = store.find(terminalId, login).orElseThrow(Logins::unknown);
    Instant now = clock.instant();
    if (!now.isBefore(pending.expiresAt())) {
      store.end(terminalId, login);
      return new Told(new Standing.Expired(), null);
    }
    Optional<Codes> codes = store.turn(terminalId, login, now);
    if (codes.isEmpty()) {
      return new Told(new Standing.Waiting(), pending);
    }
    Answer<Standing> answer =
        switch (platform(of)) {
          case Answer.Given<LoginPlatform>(LoginPlatform platform) ->
              platform.ask(codes.get().deviceCode(), codes.get().nonce());
          case Answer.Refused<LoginPlatform>(String why) -> new Answer.Failed<>(why);
          case Answer.Failed<LoginPlatform>(String why) -> new Answer.Failed<>(why);
        };
    if (answer instanceof Answer.Failed<Standing>) {
      store.slower(login, SLOWER_SECONDS, clock.instant());
    }
    return told(terminalId, of, pending, given(answer));
  }

  private Told told(String terminalId, LoginSettings of, Pending pending, Standing standing) {
    return switch (standing) {
      case Standing.Waiting() -> new Told(standing, pending);
      case Standing.SlowDown() ->
          new Told(
              standing,
              store
                  .slower(pending.login(), SLOWER_SECONDS, clock.instant())
                  .orElseThrow(Logins::unknown));
      case Standing.Denied _, Standing.Expired _ -> ended(terminalId, pending, standing);
      case Standing.Done _ -> ended(terminalId, pending, standing);
      case Standing.Refused(String why) -> {
        Told ended = ended(terminalId, pending, standing);
        LOG.infof("A login was not taken: %s", why);
        audit.append(
            Actor.terminal(terminalId),
            "citizen-login-refused",
            of.issuer().toString(),
            Map.of("flaw", why));
        yield ended;
      }
    };
  }

  /// Whoever gave it up meanwhile is not told who it was.
  private Told ended(String terminalId, Pending pending, Standing standing) {
    if (!store.end(terminalId, pending.login())) {
      throw unknown();
    }
    return new Told(standing, null);
  }

  /// Ends a login, whether there is one or not.
  void cancel(String terminalId, UUID login) {
    store.end(terminalId, login);
  }

  private synchronized Answer<LoginPlatform> platform(LoginSettings of) {
    Instant now = clock.instant();
    Known before = known;
    if (before != null && before.at().plus(METADATA_FRESH).isAfter(now)) {
      return new Answer.Given<>(before.platform());
    }
    if (now.isBefore(awayUntil)) {
      return new Answer.Failed<>("away");
    }
    Answer<LoginPlatform> found = LoginPlatform.discover(of, http.orElseThrow());
    if (found instanceof Answer.Given<LoginPlatform>(LoginPlatform platform)) {
      known = new Known(platform, now);
    } else {
      awayUntil = now.plus(REST);
    }
    return found;
  }

  private static <T> T given(Answer<T> answer) {
    return switch (answer) {
      case Answer.Given<T>(T value) -> value;
      case Answer.Refused<T>(String why) -> throw silent(why);
      case Answer.Failed<T>(String why) -> throw silent(why);
    };
  }

  private static RuntimeException silent(String why) {
    return why.equals("away")
        ? Problem.of(503, "login-platform-silent", "Lay the card, or try again in a while.")
            .asException()
        : Problem.of(503, "login-platform-unreadable", "The platform says " + why + ".")
            .asException();
  }

  private static RuntimeException notOffered() {
    return Problem.of(404, "login-not-offered", "This server has no identity platform.")
        .asException();
  }

  private static RuntimeException unknown() {
    return Problem.of(404, "login-unknown", "It is over, or another terminal's. Begin anew.")
        .asException();
  }
}
