// SPDX-License-Identifier: Apache-2.0
package hall.server.channel;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/// SM2 over SM3 (GB/T 32918.2, with the usual identity `1234567812345678`): `sm2=` and the
/// signature as DER in base64. The private key is this server's, the public one the platform's.
public final class Sm2Signer implements Signer {
  private static final String ALGORITHM = "SM3withSM2";
  private static final String PREFIX = "sm2=";

  private final BouncyCastleProvider provider = new BouncyCastleProvider();
  private final PrivateKey own;
  private final PublicKey platform;

  /// Keys as PEM: PKCS #8 or SEC 1, and SubjectPublicKeyInfo.
  ///
  /// @throws IllegalArgumentException for something else
  public Sm2Signer(String ownPem, String platformPem) {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter().setProvider(provider);
    try {
      this.own =
          switch (object(ownPem)) {
            case PrivateKeyInfo info -> converter.getPrivateKey(info);
            case PEMKeyPair pair -> converter.getPrivateKey(pair.getPrivateKeyInfo());
            case null, default -> throw new IllegalArgumentException("This is no private key");
          };
      this.platform =
          object(platformPem) instanceof SubjectPublicKeyInfo info
              ? converter.getPublicKey(info)
              : none();
      verify("", sign(""));
    } catch (IOException | IllegalStateException e) {
      throw new IllegalArgumentException("These are no keys for SM2", e);
    }
  }

  /// What a PEM file begins with, apart from the parameters that some programs put before a key.
  private static Object object(String pem) throws IOException {
    int key = pem.indexOf("-----BEGIN EC PRIVATE KEY");
    try (PEMParser parser = new PEMParser(new StringReader(key < 0 ? pem : pem.substring(key)))) {
      Object read = parser.readObject();
      return read == null ? "" : read;
    }
  }

  private static PublicKey none() {
    throw new IllegalArgumentException("This is no public key");
  }

  @Override
  public String sign(String text) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM, provider);
      signature.initSign(own);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return PREFIX + Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key does not sign", e);
    }
  }

  @Override
  public boolean verify(String text, String signature) {
    if (!signature.startsWith(PREFIX)) {
      return false;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(signature.substring(PREFIX.length()));
      Signature verifier = Signature.getInstance(ALGORITHM, provider);
      verifier.initVerify(platform);
      verifier.update(text.getBytes(StandardCharsets.UTF_8));
      return verifier.verify(bytes);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // No signature at all, or a key of another kind.
      return false;
    }
  }
}
