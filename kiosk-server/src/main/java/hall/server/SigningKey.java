// SPDX-License-Identifier: Apache-2.0
package hall.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jspecify.annotations.Nullable;

/// An Ed25519 key (RFC 8032) that signs for terminals. What it signs begins with a line that says
/// what it is, so that a signature of one kind never passes as one of another.
public final class SigningKey {
  public static final String ALGORITHM = "Ed25519";
  private static final int ID_BYTES = 8;

  private final String keyId;
  private final PublicKey publicKey;
  private final PrivateKey privateKey;

  private volatile @Nullable FastSigner signer;

  private SigningKey(PublicKey publicKey, PrivateKey privateKey) {
    this.keyId = id(publicKey);
    this.publicKey = publicKey;
    this.privateKey = privateKey;
  }

  /// The first 16 hex digits of the SHA-256 of the public key.
  public String keyId() {
    return keyId;
  }

  public PublicKey publicKey() {
    return publicKey;
  }

  public static SigningKey make() {
    try {
      var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return new SigningKey(pair.getPublic(), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw impossible(e);
    }
  }

  /// Reads what [#written] wrote.
  ///
  /// @throws IllegalArgumentException for something else
  public static SigningKey read(String written) {
    try {
      String[] parts = written.strip().split("\\.", 2);
      if (parts.length != 2) {
        throw new IllegalArgumentException("This is no signing key");
      }
      KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
      PublicKey known =
          factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(parts[0])));
      return new SigningKey(
          known,
          factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[1]))));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("This is no signing key", e);
    }
  }

  /// Both halves as one line: SubjectPublicKeyInfo and PKCS #8 in base64.
  public String written() {
    Base64.Encoder base64 = Base64.getEncoder();
    return base64.encodeToString(publicKey.getEncoded())
        + "."
        + base64.encodeToString(privateKey.getEncoded());
  }

  /// The private half once more, for Bouncy Castle: it signs in a ninth of the time that the
  /// platform takes, which a publication for ten thousand terminals feels. Apart from the key,
  /// because loading that library is a tenth of a start.
  private record FastSigner(Ed25519PrivateKeyParameters seed) {
    static FastSigner of(PrivateKey key) {
      return new FastSigner(
          new Ed25519PrivateKeyParameters(
              key instanceof EdECPrivateKey edwards
                  ? edwards.getBytes().orElseThrow()
                  : new byte[0]));
    }

    byte[] sign(byte[] line, byte[] bytes) {
      Ed25519Signer signer = new Ed25519Signer();
      signer.init(true, seed);
      signer.update(line, 0, line.length);
      signer.update(bytes, 0, bytes.length);
      return signer.generateSignature();
    }
  }

  /// Signs the line `purpose`, a line feed, and the bytes.
  public byte[] sign(String purpose, byte[] bytes) {
    FastSigner known = signer;
    if (known == null) {
      known = FastSigner.of(privateKey);
      signer = known;
    }
    return known.sign((purpose + "\n").getBytes(StandardCharsets.US_ASCII), bytes);
  }

  /// Whether the holder of a public key signed these bytes for this purpose.
  public static boolean verify(PublicKey key, String purpose, byte[] bytes, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update((purpose + "\n").getBytes(StandardCharsets.US_ASCII));
      verifier.update(bytes);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      // A signature of the wrong length, or a key of another kind.
      return false;
    }
  }

  /// A public key from its SubjectPublicKeyInfo; empty for anything but an Ed25519 key.
  public static Optional<PublicKey> publicKey(byte[] encoded) {
    try {
      return Optional.of(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /// The first 16 hex digits of the SHA-256 of a public key.
  public static String id(PublicKey key) {
    return HexFormat.of().formatHex(Secrets.sha256().digest(key.getEncoded()), 0, ID_BYTES);
  }

  private static IllegalStateException impossible(GeneralSecurityException e) {
    return new IllegalStateException("Every Java platform has " + ALGORITHM, e);
  }

  @Override
  public String toString() {
    return "SigningKey " + keyId;
  }
}
