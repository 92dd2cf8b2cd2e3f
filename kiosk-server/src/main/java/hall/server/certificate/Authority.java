// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import hall.server.Database;
import hall.server.Secrets;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The server's own authority: made once, by the first server on a database, and the same for all
/// of them. Its key is kept sealed; the file that opens it never enters the database.
@ApplicationScoped
public class Authority {
  private static final Duration LIFE = Duration.ofDays(20 * 365L);
  private static final Duration CLOCKS_APART = Duration.ofMinutes(10);
  private static final int SERIAL_BYTES = 16;
  private static final int NONCE_BYTES = 12;

  private final Database database;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Path keyFile;
  private volatile @Nullable Held held;

  public Authority(
      Database database,
      Secrets secrets,
      InstantSource clock,
      @ConfigProperty(name = "hall.authority.key-file") Path keyFile) {
    this.database = database;
    this.secrets = secrets;
    this.clock = clock;
    this.keyFile = keyFile;
  }

  private record Held(X509Certificate certificate, PrivateKey key) {}

  private record Stored(byte[] certificate, byte[] sealedKey) {}

  /// A server that cannot open the authority's key does not start.
  void open(@Observes StartupEvent event) throws IOException {
    KeySeal seal = KeySeal.read(keyFile);
    Stored stored = stored().orElseGet(() -> make(seal));
    byte[] key =
        seal.open(stored.sealedKey(), stored.certificate())
            .orElseThrow(() ->
                new IOException(
                    keyFile
                        + " does not open the authority of this database. Copy the file from the"
                        + " server that made it, or name it with HALL_AUTHORITY_KEY."));
    try {
      held =
          new Held(
              parse(stored.certificate()),
              KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)));
    } catch (GeneralSecurityException e) {
      throw new IOException("The authority of this database cannot be read", e);
    }
  }

  /// Whether this server has started so far that it has one.
  public boolean isOpen() {
    return held != null;
  }

  /// What terminals' certificates, and signatures, are checked against.
  public X509Certificate certificate() {
    return held().certificate();
  }

  /// Certifies a key. The server says who it belongs to, whatever the request says.
  X509Certificate issue(String terminalId, SigningRequest request, Instant from, Instant until) {
    return certify(
        terminalId,
        request.key(),
        KeyPurposeId.id_kp_clientAuth,
        new Minting.Term(serial(), from, until));
  }

  /// Signs something that shall outlive this server, with a key that is made for it and forgotten
  /// afterwards: nobody can sign anything else with it, or at another time.
  ///
  /// @return a [DetachedSignature], DER
  public byte[] sign(byte[] content) {
    Instant now = clock.instant();
    KeyPair keys = keys();
    X509Certificate certificate =
        certify(
            "Hall server",
            SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()),
            DetachedSignature.PURPOSE,
            new Minting.Term(serial(), now.minus(CLOCKS_APART), now.plus(CLOCKS_APART)));
    return DetachedSignature.make(content, keys.getPrivate(), certificate, now);
  }

  private X509Certificate certify(
      String name, SubjectPublicKeyInfo key, KeyPurposeId purpose, Minting.Term term) {
    Held own = held();
    try {
      return parse(
          Minting.holder(name, key, purpose, term, own.certificate(), own.key()).getEncoded());
    } catch (IOException | CertificateException e) {
      throw new IllegalStateException("A fresh certificate cannot be read", e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has P-256", e);
    }
  }

  static X509Certificate parse(byte[] der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private Held held() {
    Held own = held;
    if (own == null) {
      throw new IllegalStateException("The authority is not open yet");
    }
    return own;
  }

  /// Several servers may start at once: the first row stays.
  private Stored make(KeySeal seal) {
    Instant now = clock.instant();
    try {
      KeyPair keys = keys();
      // A name of its own, so that browsers with other authorities' certificates offer none.
      String name = "Hall terminals " + HexFormat.of().withUpperCase().formatHex(secrets.random(4));
      byte[] certificate =
          Minting.authority(
                  name, keys, new Minting.Term(serial(), now.minus(CLOCKS_APART), now.plus(LIFE)))
              .getEncoded();
      database.run(
          """
          insert into certificate_authority (id, certificate, sealed_key, made_at)
          values (1, ?, ?, ?) on conflict do nothing\
          """,
          certificate,
          seal.seal(keys.getPrivate().getEncoded(), certificate, secrets.random(NONCE_BYTES)),
          now);
      return stored().orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException("The authority cannot be made", e);
    }
  }

  private Optional<Stored> stored() {
    return database.first(
        "select certificate, sealed_key from certificate_authority where id = 1",
        row -> new Stored(row.bytes("certificate"), row.bytes("sealed_key")));
  }

  private BigInteger serial() {
    return new BigInteger(1, secrets.random(SERIAL_BYTES)).setBit(SERIAL_BYTES * 8 - 2);
  }
}
