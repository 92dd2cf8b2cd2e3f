// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.kiosk.fleet.TerminalApi.CertificateRequest;
import hall.kiosk.fleet.TerminalApi.Enrolment;
import hall.kiosk.journey.LocalText;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// This terminal's identity: got once with a code, renewed by itself, gone when the server says so.
///
/// | has | the server says | then |
/// |---|---|---|
/// | nothing | – | enrols with the code of the start, if there is one |
/// | a bearer credential | – | asks for a certificate and comes with that from now on |
/// | a certificate | it is past two thirds of its life | asks for the next one; the present one stays good |
/// | anything | 401 | tries the code of the start, once; else says what is needed and goes on asking |
///
/// Whatever happens to the identity, the outbox keeps what it holds.
final class Identity {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");
  private static final Duration NEXT_TRY = Duration.ofMinutes(10);
  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;

  private final Path file;
  private final Path nextKey;
  private final Opening opening;
  private final Optional<String> code;
  private final String software;

  private volatile @Nullable Credential credential;
  private @Nullable TerminalApi api;
  private @Nullable TerminalApi before;
  private @Nullable String refusal;
  private boolean codeTried;
  private Instant notBefore = Instant.MIN;

  /// Makes a client of the server.
  @FunctionalInterface
  interface Opening {
    TerminalApi open(Optional<Proof.Certified> shown) throws IOException;
  }

  /// @param state the folder of the terminal's own files
  /// @param code the one-time code that this process was started with
  Identity(Path state, Opening opening, Optional<String> code, String software) {
    this.file = file(state);
    this.nextKey = state.resolve("next-key.json");
    this.opening = opening;
    this.code = code;
    this.software = software;
  }

  /// Where it is kept.
  static Path file(Path state) {
    return state.resolve("identity.json");
  }

  /// Reads what an earlier process kept.
  Optional<Credential> read() throws IOException {
    credential = Credential.read(file).orElse(null);
    if (known().map(Credential::proof).orElse(null) instanceof Proof.Certified certified) {
      dropIfUsed(certified);
    }
    return known();
  }

  /// A power cut may have come between the new identity and the end of its key's own file.
  private void dropIfUsed(Proof.Certified certified) throws IOException {
    if (Files.exists(nextKey)
        && Arrays.equals(
            TerminalKey.readOrMake(nextKey).keys().getPrivate().getEncoded(), certified.key())) {
      Files.delete(nextKey);
    }
  }

  Optional<Credential> known() {
    return Optional.ofNullable(credential);
  }

  /// The client that shows the present certificate.
  synchronized TerminalApi api() throws IOException {
    var made = api;
    if (made == null) {
      made = fresh();
      api = made;
    }
    return made;
  }

  /// Such a client without a connection yet.
  TerminalApi fresh() throws IOException {
    return opening.open(
        known()
            .map(Credential::proof)
            .filter(Proof.Certified.class::isInstance)
            .map(Proof.Certified.class::cast));
  }

  /// Enrols where that is needed and possible.
  ///
  /// @return the identity if it is a new one
  Optional<Credential> enrol() throws IOException {
    if (code.isEmpty() || (credential != null && (refusal == null || codeTried))) {
      return Optional.empty();
    }
    // Without a certificate: the present one may be the trouble.
    var client = opening.open(Optional.empty());
    try {
      var key = TerminalKey.readOrMake(nextKey);
      var answer = client.enrol(new Enrolment(code.get(), software, key.signingRequest()));
      codeTried = true;
      var name = answer.hall().name();
      var certificate = answer.certificate();
      var fresh =
          new Credential(
              answer.terminalId(),
              new LocalText(name.zhCn(), name.en()),
              answer.queryBase(),
              certificate == null
                  ? new Proof.Bearer(String.valueOf(answer.credential()))
                  : Proof.Certified.of(key, certificate));
      take(fresh);
      LOG.log(Level.INFO, "enrolled as {0}", fresh.terminalId());
      return Optional.of(fresh);
    } catch (WebApplicationException e) {
      int status = e.getResponse().getStatus();
      if (status == CONFLICT) {
        Files.deleteIfExists(nextKey);
      }
      if (status == FORBIDDEN && !codeTried) {
        codeTried = true;
        LOG.log(Level.ERROR, "enrolment-code-refused: start again with a fresh code");
      }
      if (credential == null || status != FORBIDDEN) {
        throw e;
      }
      return Optional.empty();
    } finally {
      close(client);
    }
  }

  /// The server answered 401.
  void refused(String why) {
    if (!why.equals(refusal)) {
      refusal = why;
      LOG.log(
          Level.ERROR,
          "identity-refused {0}: start again with --enrolment-code and a fresh code; submissions are kept",
          why);
    }
  }

  /// Asks for the next certificate when it is time.
  ///
  /// @param now by the server's clock: the terminal's own may be wrong
  void renewWhenDue(Instant now) {
    refusal = null;
    var known = credential;
    if (known == null || now.isBefore(notBefore) || !isDue(known, now)) {
      return;
    }
    notBefore = now.plus(NEXT_TRY);
    try {
      var key = TerminalKey.readOrMake(nextKey);
      var answer =
          api().certificate(known.authorization(), new CertificateRequest(key.signingRequest()));
      var certified = Proof.Certified.of(key, answer);
      take(known.with(certified));
      LOG.log(Level.INFO, "certified until {0}", certified.validUntil());
    } catch (WebApplicationException e) {
      if (e.getResponse().getStatus() == CONFLICT) {
        forgetNextKey();
      }
      // An older server has no certificates: the bearer credential goes on being good.
      LOG.log(Level.INFO, "certificate-later: {0}", e.getResponse().getStatus());
    } catch (ProcessingException | IOException e) {
      LOG.log(Level.WARNING, "certificate-later: {0}", e.toString());
    }
  }

  private static boolean isDue(Credential known, Instant now) {
    return switch (known.proof()) {
      case Proof.Bearer _ -> true;
      case Proof.Certified certified -> !now.isBefore(certified.renewFrom());
    };
  }

  private void forgetNextKey() {
    try {
      Files.deleteIfExists(nextKey);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "next-key-stays: {0}", e.toString());
    }
  }

  /// The file first: whatever the power does, one whole identity is there.
  private synchronized void take(Credential fresh) throws IOException {
    fresh.write(file);
    Files.deleteIfExists(nextKey);
    credential = fresh;
    refusal = null;
    close(before);
    // Somebody may still be sending with the old one.
    before = api;
    api = null;
  }

  private static void close(@Nullable TerminalApi old) throws IOException {
    if (old instanceof Closeable client) {
      client.close();
    }
  }
}
