// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Database;
import hall.server.Https;
import hall.server.OnServer;
import hall.server.Secrets;
import hall.server.TestClock;
import io.quarkus.runtime.StartupEvent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnServer
class AuthorityTest {
  @Inject Authority authority;
  @Inject Database database;
  @Inject Secrets secrets;
  @Inject TestClock clock;

  @Inject
  @ConfigProperty(name = "hall.authority.key-file")
  Path keyFile;

  @TempDir Path folder;

  @Test
  void itCertifiesTerminalsAndNoOtherAuthority() throws Exception {
    X509Certificate own = authority.certificate();
    own.verify(own.getPublicKey());
    assertEquals(0, own.getBasicConstraints());
    assertTrue(own.getKeyUsage()[5]);
    assertFalse(own.getKeyUsage()[0]);
    assertEquals(256, ((ECPublicKey) own.getPublicKey()).getParams().getOrder().bitLength());
  }

  @Test
  void anotherServerWithTheSameFileIsTheSameAuthority() throws IOException {
    Authority second = new Authority(database, secrets, clock, keyFile);
    second.open(new StartupEvent());
    assertEquals(authority.certificate(), second.certificate());
  }

  @Test
  void aServerWithAnotherFileDoesNotStartAndSaysWhatToDo() throws IOException {
    Path other = Files.writeString(folder.resolve("other.key"), secrets.token(32));
    IOException refused =
        assertThrows(
            IOException.class,
            () -> new Authority(database, secrets, clock, other).open(new StartupEvent()));
    assertTrue(String.valueOf(refused.getMessage()).contains("HALL_AUTHORITY_KEY"));
    Path broken = Files.writeString(folder.resolve("broken.key"), "no key");
    IOException unreadable =
        assertThrows(
            IOException.class,
            () -> new Authority(database, secrets, clock, broken).open(new StartupEvent()));
    assertTrue(String.valueOf(unreadable.getMessage()).contains("32 random bytes"));
  }

  @Test
  void theKeyIsReadableToItsOwnerAloneAndSealedInTheDatabase() throws IOException {
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)));
    List<byte[]> sealed =
        database.list(
            "select sealed_key from certificate_authority", row -> row.bytes("sealed_key"));
    assertEquals(1, sealed.size());
    // A PKCS #8 key would begin with a sequence that holds version 0.
    assertFalse(
        new String(sealed.getFirst(), StandardCharsets.ISO_8859_1).contains("\u0002\u0001\u0000"));
  }

  @Test
  void aSealOpensOnlyWholeAndForItsOwnCertificate() throws IOException {
    KeySeal seal = KeySeal.read(keyFile);
    byte[] secret = Https.bytes("secret");
    byte[] certificate = Https.bytes("certificate");
    byte[] sealed = seal.seal(secret, certificate, secrets.random(12));
    assertArrayEquals(secret, seal.open(sealed, certificate).orElseThrow());
    assertTrue(seal.open(sealed, Https.bytes("other")).isEmpty());
    for (int i = 0; i < sealed.length; i++) {
      byte[] damaged = sealed.clone();
      damaged[i] ^= 1;
      assertTrue(seal.open(damaged, certificate).isEmpty());
    }
    assertTrue(seal.open(new byte[3], certificate).isEmpty());
  }
}
