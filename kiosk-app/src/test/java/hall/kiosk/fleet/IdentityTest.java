// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.fleet.Proof.Certified;
import hall.kiosk.journey.LocalText;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  @TempDir private Path state;
  private CertifyingServer server;

  @BeforeEach
  void open() throws Exception {
    server = new CertifyingServer();
    server.giveCode("CODE");
  }

  /// A process that starts on what an earlier one left.
  private Identity started(String code) throws IOException {
    var identity = new Identity(state, server.opening(), Optional.of(code), "0.1.0");
    var known = identity.read();
    assertEquals(known, identity.known());
    return identity;
  }

  private static Certified certified(Identity identity) {
    return assertInstanceOf(Certified.class, identity.known().orElseThrow().proof());
  }

  @Test
  void theKeyIsMadeHereAndKeptForTheTerminalsUserAlone() throws Exception {
    var identity = started("CODE");
    assertTrue(identity.enrol().isPresent());
    assertNull(identity.known().orElseThrow().authorization());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(state.resolve("identity.json"))));
    assertFalse(Files.exists(state.resolve("next-key.json")));
    assertEquals(1, certified(identity).keyStore().size());

    var later = started("CODE");
    assertTrue(later.enrol().isEmpty(), "once is enough");
    assertArrayEquals(certified(identity).key(), certified(later).key());
    later.api();
    assertEquals("open " + START.plus(CertifyingServer.LIFE), server.calls().getLast());
  }

  @Test
  void anAnswerThatWasLostIsAskedForAgainWithTheSameKey() throws IOException {
    server.loseNext();
    var first = started("CODE");
    assertThrows(ProcessingException.class, first::enrol);
    assertTrue(first.known().isEmpty());
    // The power fails here; the next process finds the key.
    var second = started("CODE");
    assertTrue(second.enrol().isPresent());
    assertEquals(1, server.issued());
  }

  @Test
  void itRenewsAtTwoThirdsOfTheCertificatesLifeByTheServersClock() throws IOException {
    var identity = started("CODE");
    identity.enrol();
    var first = certified(identity);
    var due = START.plus(Duration.ofDays(20));
    identity.renewWhenDue(due.minusSeconds(1));
    assertEquals(1, server.issued());

    server.at(due);
    identity.renewWhenDue(due);
    var second = certified(identity);
    assertEquals(2, server.issued());
    assertEquals(due.plus(CertifyingServer.LIFE), second.validUntil());
    assertFalse(Arrays.equals(first.key(), second.key()), "a key for each certificate");
    identity.api();
    assertEquals("open " + second.validUntil(), server.calls().getLast());
    assertEquals(second.validUntil(), certified(started("CODE")).validUntil());
    identity.renewWhenDue(due.plusSeconds(30));
    assertEquals(2, server.issued());
  }

  @Test
  void aRenewalThatFailsKeepsThePresentOneAndIsTriedAgainLater() throws IOException {
    var identity = started("CODE");
    identity.enrol();
    var due = START.plus(Duration.ofDays(20));
    server.at(due);
    server.loseNext();
    identity.renewWhenDue(due);
    assertEquals(START.plus(CertifyingServer.LIFE), certified(identity).validUntil());
    identity.renewWhenDue(due.plusSeconds(30));
    assertEquals(START.plus(CertifyingServer.LIFE), certified(identity).validUntil(), "not yet");
    identity.renewWhenDue(due.plus(Duration.ofMinutes(10)));
    assertEquals(2, server.issued(), "the lost answer was given again");
    assertTrue(certified(identity).validUntil().isAfter(START.plus(CertifyingServer.LIFE)));
  }

  /// Between the new identity and the end of its key's own file.
  @Test
  void aPowerCutAfterTheSwitchDoesNotBringTheUsedKeyBack() throws IOException {
    var identity = started("CODE");
    server.loseNext();
    assertThrows(ProcessingException.class, identity::enrol);
    var key = Files.readAllBytes(state.resolve("next-key.json"));
    identity.enrol();
    Files.write(state.resolve("next-key.json"), key);

    var later = started("CODE");
    assertFalse(Files.exists(state.resolve("next-key.json")));
    later.renewWhenDue(START.plus(Duration.ofDays(20)));
    assertEquals(2, server.issued());
  }

  @Test
  void aTerminalWithABearerCredentialGetsACertificateByItself() throws IOException {
    new Credential(
            "t-1", new LocalText("厅", "Hall"), "https://localhost/q/", new Proof.Bearer("secret"))
        .write(state.resolve("identity.json"));
    var identity = started("");
    assertEquals("Bearer secret", identity.known().orElseThrow().authorization());
    identity.renewWhenDue(START);
    assertEquals("certificate Bearer secret", server.calls().getLast());
    assertNull(identity.known().orElseThrow().authorization());
    assertFalse(Files.readString(state.resolve("identity.json")).contains("secret"));
  }

  @Test
  void withAnOlderServerTheBearerCredentialGoesOn() throws IOException {
    server.beOld();
    server.answerWith(404);
    var identity = started("CODE");
    assertTrue(identity.enrol().isPresent());
    identity.renewWhenDue(START);
    assertEquals("Bearer secret", identity.known().orElseThrow().authorization());
    int before = server.calls().size();
    identity.renewWhenDue(START.plusSeconds(30));
    assertEquals(before, server.calls().size(), "it does not ask at every beat");
  }

  @Test
  void aRefusedTerminalTriesItsCodeOnceAndComesBackWithAFreshOne() throws IOException {
    started("CODE").enrol();
    var refused = started("CODE");
    assertTrue(refused.enrol().isEmpty());
    refused.refused("certificate-revoked");
    assertTrue(refused.enrol().isEmpty(), "the code was used before");
    int calls = server.calls().size();
    refused.refused("certificate-revoked");
    assertTrue(refused.enrol().isEmpty());
    assertEquals(calls, server.calls().size());
    assertTrue(refused.known().isPresent(), "who it is stays known");

    server.giveCode("FRESH");
    var back = started("FRESH");
    assertTrue(back.enrol().isEmpty(), "not before the server refuses");
    back.refused("certificate-revoked");
    assertTrue(back.enrol().isPresent());
    assertEquals(2, server.issued());
  }

  @Test
  void aWrongCodeAtTheFirstStartIsAnError() throws IOException {
    assertThrows(WebApplicationException.class, started("WRONG")::enrol);
  }
}
