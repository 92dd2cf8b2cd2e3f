// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.Secrets;
import java.io.IOException;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/// What is taken over from a PKCS #10 request (RFC 2986): a P-256 key whose owner signed it. Its
/// subject and its extensions count for nothing: the server says who a terminal is.
///
/// @param keyHash SHA-256 of the encoded key
public record SigningRequest(SubjectPublicKeyInfo key, byte[] keyHash) {
  private static final int LONGEST = 4096;
  private static final AlgorithmIdentifier P256 =
      new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);

  /// Tag and two coordinates: a compressed point would be the same key under another hash.
  private static final int UNCOMPRESSED = 65;

  /// Reads and checks a request as PEM. Problem: `csr-defective`.
  public static SigningRequest read(String pem) {
    if (pem.length() > LONGEST) {
      throw defective("A request has at most 4096 characters.");
    }
    byte[] der =
        Pem.read("CERTIFICATE REQUEST", pem)
            .orElseThrow(() -> defective("Send one PKCS #10 request as PEM."));
    try {
      PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
      SubjectPublicKeyInfo key = request.getSubjectPublicKeyInfo();
      if (!key.getAlgorithm().equals(P256)
          || key.getPublicKeyData().getBytes().length != UNCOMPRESSED) {
        throw defective("Make a key on the curve P-256, named and uncompressed.");
      }
      // Refuses points that are not on the curve.
      AsymmetricKeyParameter point = PublicKeyFactory.createKey(key);
      if (!request
              .getSignatureAlgorithm()
              .getAlgorithm()
              .equals(X9ObjectIdentifiers.ecdsa_with_SHA256)
          || !request.isSignatureValid(
              new BcECContentVerifierProviderBuilder(new DefaultDigestAlgorithmIdentifierFinder())
                  .build(point))) {
        throw defective("Sign the request with its own key, ECDSA with SHA-256.");
      }
      return new SigningRequest(key, Secrets.sha256().digest(key.getEncoded()));
    } catch (ProblemException e) {
      throw e;
    } catch (IOException | PKCSException | OperatorCreationException | RuntimeException e) {
      throw defective("This is no PKCS #10 request with a P-256 key.");
    }
  }

  private static ProblemException defective(String what) {
    return Problem.of(422, "csr-defective", what).asException();
  }
}
