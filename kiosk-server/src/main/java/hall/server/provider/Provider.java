// SPDX-License-Identifier: Apache-2.0
package hall.server.provider;

import hall.server.PublicAddress;
import hall.server.Secrets;
import hall.server.auth.ExternalLogins;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import hall.server.auth.ServerKey;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The way in through an identity provider. It is asked when somebody first goes there, so a server
/// starts without it, and one without a provider never loads what speaks with it.
@ApplicationScoped
public class Provider {
  /// Where the browser comes back to, below the server's public address.
  public static final String BACK = "/console/login/provider/return";

  private static final Logger LOG = Logger.getLogger(Provider.class);
  private static final Duration METADATA_FRESH = Duration.ofHours(1);

  private final Optional<ProviderSettings> settings;
  private final ExternalLogins logins;
  private final PublicAddress address;
  private final ServerKey key;
  private final Secrets secrets;
  private final InstantSource clock;
  private @Nullable Known known;

  Provider(
      Config config,
      ExternalLogins logins,
      PublicAddress address,
      ServerKey key,
      Secrets secrets,
      InstantSource clock) {
    this.settings =
        ProviderSettings.read(name -> config.getOptionalValue(name, String.class).orElse(null));
    this.logins = logins;
    this.address = address;
    this.key = key;
    this.secrets = secrets;
    this.clock = clock;
  }

  private record Known(ProviderClient client, Instant at) {}

  /// Where a browser goes, and what it takes along.
  public record Away(URI to, NewCookie attempt) {}

  /// What coming back from the provider leads to.
  public sealed interface Outcome {
    /// `token` goes into the session's cookie.
    record Opened(String token) implements Outcome {}

    /// The browser brought no attempt of its own, or one that is too old.
    record Late() implements Outcome {}

    /// The provider does not answer.
    record Unreachable() implements Outcome {}

    /// The provider, or the check of what it said, refused.
    record Refused() implements Outcome {}

    /// Logged in there, but nothing is foreseen for this person here.
    record NoRole() implements Outcome {}

    /// An administrator of this server disabled the account.
    record Disabled() implements Outcome {}

    /// Somebody else has this name here.
    record NameTaken(String name) implements Outcome {}
  }

  /// What the provider, or somebody who pretends, sent the browser back with.
  public record Return(
      @Nullable String state,
      @Nullable String code,
      @Nullable String error,
      @Nullable String issuer,
      @Nullable String cookie) {
    @Override
    public String toString() {
      return "Return";
    }
  }

  /// A server that is told of a provider and not enough does not start.
  void start(@Observes StartupEvent event) {
    settings.ifPresent(of -> LOG.infof("People may log in at %s", of.issuer()));
  }

  /// How the login page calls it; nothing where there is none.
  public Optional<String> name() {
    return settings.map(ProviderSettings::name);
  }

  /// Nothing while the provider does not answer.
  public Optional<Away> begin() {
    Attempt attempt = Attempt.begin(secrets, clock.instant());
    try {
      return Optional.of(new Away(client().begin(attempt, back()), attempt.cookie(key)));
    } catch (ProviderException e) {
      LOG.warn("Nobody can log in at the identity provider", e);
      return Optional.empty();
    }
  }

  /// Takes somebody in who comes back.
  public Outcome finish(Return back, Operators.Origin origin) {
    Optional<Attempt> attempt = Attempt.of(back.cookie(), key, clock.instant());
    if (attempt.isEmpty() || !attempt.get().state().equals(back.state())) {
      return new Outcome.Late();
    }
    ProviderSettings of = settings.orElseThrow();
    boolean foreign = back.issuer() != null && !back.issuer().equals(of.issuer().toString());
    if (back.error() != null || back.code() == null || foreign) {
      LOG.warnf("The identity provider refused a login: %s", foreign ? "issuer" : "error");
      return new Outcome.Refused();
    }
    try {
      return take(client().redeem(attempt.get(), back.code(), back()), of, origin);
    } catch (ProviderException e) {
      LOG.warn("A login at the identity provider failed", e);
      return e.isAway() ? new Outcome.Unreachable() : refused(origin);
    }
  }

  private Outcome refused(Operators.Origin origin) {
    logins.refused(origin, "token");
    return new Outcome.Refused();
  }

  private Outcome take(ProviderClient.Claims claims, ProviderSettings of, Operators.Origin origin) {
    Optional<Role> role = of.roles().of(claims.all());
    if (role.isEmpty()) {
      logins.refused(origin, "provider-role");
      return new Outcome.NoRole();
    }
    ExternalLogins.Person person =
        new ExternalLogins.Person(
            of.issuer().toString(),
            claims.subject(),
            claims.all().get(of.nameClaim()) instanceof String name ? name : "",
            role.get());
    return switch (logins.logIn(person, origin)) {
      case ExternalLogins.Login.Opened(String token) -> new Outcome.Opened(token);
      case ExternalLogins.Login.Disabled _ -> new Outcome.Disabled();
      case ExternalLogins.Login.NameTaken(String name) -> new Outcome.NameTaken(name);
    };
  }

  /// Where one logs out there, and comes back to the login; nothing where that cannot be done.
  public Optional<URI> logOut() {
    if (settings.isEmpty()) {
      return Optional.empty();
    }
    try {
      String clientId = settings.get().clientId();
      return client()
          .end()
          .map(end ->
              UriBuilder.fromUri(end)
                  .queryParam("client_id", clientId)
                  .queryParam("post_logout_redirect_uri", address.base() + "/console/login")
                  .build());
    } catch (ProviderException e) {
      LOG.warn("Nobody can log out at the identity provider", e);
      return Optional.empty();
    }
  }

  /// The attempt's cookie, ended.
  public static NewCookie gone() {
    return Attempt.gone();
  }

  private URI back() {
    return URI.create(address.base() + BACK);
  }

  private synchronized ProviderClient client() throws ProviderException {
    Instant now = clock.instant();
    Known before = known;
    if (before != null && before.at().plus(METADATA_FRESH).isAfter(now)) {
      return before.client();
    }
    ProviderSettings of = settings.orElseThrow();
    ProviderClient client = ProviderClient.discover(of, sockets(of.trust()));
    known = new Known(client, now);
    return client;
  }

  private static @Nullable SSLSocketFactory sockets(Optional<Path> trust) throws ProviderException {
    if (trust.isEmpty()) {
      return null;
    }
    try {
      return TrustFile.context(trust.get()).getSocketFactory();
    } catch (IllegalArgumentException e) {
      throw ProviderException.refused("The trusted certificates cannot be read", e);
    }
  }
}
