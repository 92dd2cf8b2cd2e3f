// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.server.Database;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.Secrets;
import hall.server.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@OnServer
class KnownCredentialsTest {
  @Inject Scene scene;
  @Inject Database database;
  @Inject TestClock clock;

  @Test
  void aCredentialIsLookedUpOnce() {
    Scene.Enrolled terminal = scene.terminal();
    KnownCredentials known = known();
    byte[] hash = Secrets.hash(terminal.credential());
    assertEquals(terminal.id(), known.find(hash, found(terminal)).orElseThrow());
    assertEquals(terminal.id(), known.find(hash, KnownCredentialsTest::unexpected).orElseThrow());
  }

  @Test
  void whatIsUnknownIsNotRemembered() {
    Scene.Enrolled terminal = scene.terminal();
    KnownCredentials known = known();
    byte[] hash = Secrets.hash(terminal.credential());
    assertEquals(Optional.empty(), known.find(hash, Optional::empty));
    assertEquals(terminal.id(), known.find(hash, found(terminal)).orElseThrow());
  }

  @Test
  void aCredentialThatAnotherServerEndedIsForgottenASecondLater() {
    Scene.Enrolled terminal = scene.terminal();
    Scene.Enrolled other = scene.terminal();
    KnownCredentials known = known();
    byte[] hash = Secrets.hash(terminal.credential());
    known.find(hash, found(terminal));
    known.find(Secrets.hash(other.credential()), found(other));
    database.run("delete from terminal_credential where terminal_id = ?", terminal.id());
    known.refresh();
    assertEquals(Optional.empty(), known.find(hash, Optional::empty));
    assertEquals(
        other.id(),
        known
            .find(Secrets.hash(other.credential()), KnownCredentialsTest::unexpected)
            .orElseThrow());
  }

  @Test
  void whatWasLookedUpBeforeAChangeIsNotRememberedAfterIt() {
    Scene.Enrolled terminal = scene.terminal();
    KnownCredentials known = known();
    byte[] hash = Secrets.hash(terminal.credential());
    known.find(
        hash,
        () -> {
          known.forget(terminal.id());
          return Optional.of(terminal.id());
        });
    assertEquals(Optional.empty(), known.find(hash, Optional::empty));
  }

  @Test
  void memoryIsNotBelievedWhileTheDatabaseIsAway() {
    Scene.Enrolled terminal = scene.terminal();
    KnownCredentials known = known();
    byte[] hash = Secrets.hash(terminal.credential());
    known.find(hash, found(terminal));
    clock.advance(Duration.ofSeconds(31));
    assertEquals(Optional.empty(), known.find(hash, Optional::empty));
  }

  private KnownCredentials known() {
    KnownCredentials known = new KnownCredentials(database, clock);
    known.refresh();
    return known;
  }

  private static Supplier<Optional<String>> found(Scene.Enrolled terminal) {
    return () -> Optional.of(terminal.id());
  }

  private static Optional<String> unexpected() {
    throw new AssertionError("It was known");
  }
}
