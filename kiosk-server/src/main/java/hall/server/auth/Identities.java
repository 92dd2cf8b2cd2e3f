// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.certificate.Admission;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns what was presented into an identity: certificates and bearer tokens into terminals alone,
/// cookies into operators alone.
@ApplicationScoped
public class Identities implements IdentityProvider<Presented> {
  private final Credentials credentials;
  private final Operators operators;
  private final Admission admission;
  private final MetricsToken metrics;

  public Identities(
      Credentials credentials, Operators operators, Admission admission, MetricsToken metrics) {
    this.credentials = credentials;
    this.operators = operators;
    this.admission = admission;
    this.metrics = metrics;
  }

  @Override
  public Class<Presented> getRequestType() {
    return Presented.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      Presented presented, AuthenticationRequestContext context) {
    // Most are known: they need no other thread.
    return remembered(presented)
        .map(terminal ->
            Uni.createFrom().<SecurityIdentity>item(identity(terminal, Set.of(Roles.TERMINAL))))
        .orElseGet(() -> context.runBlocking(() -> identify(presented)));
  }

  private Optional<String> remembered(Presented presented) {
    return switch (presented.kind()) {
      case BEARER -> credentials.remembered(presented.token());
      case CERTIFICATE ->
          admission
              .remembered(presented.token())
              .flatMap(verdict ->
                  verdict instanceof Admission.Verdict.Open(String terminal)
                      ? Optional.of(terminal)
                      : Optional.empty());
      case COOKIE -> Optional.empty();
    };
  }

  private SecurityIdentity identify(Presented presented) {
    return switch (presented.kind()) {
      case BEARER ->
          metrics.fits(presented.token())
              ? identity("metrics", Set.of(Roles.METRICS))
              : credentials
                  .find(presented.token())
                  .map(terminal -> identity(terminal, Set.of(Roles.TERMINAL)))
                  .orElseThrow(() -> new AuthenticationFailedException("Unknown credential"));
      case COOKIE ->
          operators
              .find(presented.token())
              .map(operator -> identity(operator.name(), roles(operator)))
              .orElseThrow(() -> new AuthenticationFailedException("No such session"));
      case CERTIFICATE ->
          switch (admission.judge(presented.token())) {
            case Admission.Verdict.Open(String terminal) ->
                identity(terminal, Set.of(Roles.TERMINAL));
            case Admission.Verdict.Unknown _ ->
                throw over("certificate-unknown", "This server does not know the certificate.");
            case Admission.Verdict.Revoked _ ->
                throw over("certificate-revoked", "The certificate was revoked.");
            case Admission.Verdict.Expired _ ->
                throw over("certificate-expired", "The certificate is over.");
          };
    };
  }

  /// The authority signed the certificate, but it opens nothing any more.
  private static ProblemException over(String word, String what) {
    return Problem.of(
            401,
            word,
            what
                + " Ask an administrator for a new code and enrol this terminal again; what it holds is kept.")
        .asException();
  }

  /// The own account, and what the role opens once nothing of the login is missing.
  private static Set<String> roles(Operators.Operator operator) {
    if (operator.stage() != Stage.OPEN) {
      return Set.of(Roles.ACCOUNT, Roles.UNFINISHED);
    }
    Set<String> opens = Role.find(operator.role()).map(Role::opens).orElse(Set.of());
    return Stream.concat(Stream.of(Roles.ACCOUNT), opens.stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static SecurityIdentity identity(String name, Set<String> roles) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(name))
        .addRoles(roles)
        .build();
  }
}
