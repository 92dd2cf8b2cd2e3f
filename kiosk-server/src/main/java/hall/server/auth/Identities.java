// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns a token into an identity: bearer tokens into terminals alone, cookies into operators
/// alone.
@ApplicationScoped
public class Identities implements IdentityProvider<Presented> {
  private final Credentials credentials;
  private final Operators operators;

  public Identities(Credentials credentials, Operators operators) {
    this.credentials = credentials;
    this.operators = operators;
  }

  @Override
  public Class<Presented> getRequestType() {
    return Presented.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      Presented presented, AuthenticationRequestContext context) {
    return context.runBlocking(() -> identify(presented));
  }

  private SecurityIdentity identify(Presented presented) {
    return switch (presented.kind()) {
      case BEARER ->
          credentials
              .find(presented.token())
              .map(terminal -> identity(terminal, Set.of(Roles.TERMINAL)))
              .orElseThrow(() -> new AuthenticationFailedException("Unknown credential"));
      case COOKIE ->
          operators
              .find(presented.token())
              .map(operator -> identity(operator.name(), roles(operator)))
              .orElseThrow(() -> new AuthenticationFailedException("No such session"));
    };
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
