// SPDX-License-Identifier: Apache-2.0
package hall.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Https.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// A terminal with a key and a certificate; calls by mutual TLS.
public record CertifiedTerminal(
    Scene scene, String id, KeyPair keys, JsonNode certificate, Https https, Caller caller) {
  private static final char[] PASSWORD = "test".toCharArray();

  /// Enrols a planned terminal with a new key.
  public static CertifiedTerminal enrol(Scene scene, String id, String code) {
    KeyPair keys = keys("secp256r1");
    Answer answer =
        scene
            .anonymous()
            .post(
                "/api/v1/terminal/enrolment",
                Map.of("code", code, "software", "test", "csr", request(keys)));
    assertEquals(201, answer.status(), answer.text());
    assertEquals(id, answer.json().get("terminalId").asText());
    return of(scene, id, keys, answer.json().get("certificate"));
  }

  static CertifiedTerminal of(Scene scene, String id, KeyPair keys, JsonNode certificate) {
    Https https = showing(scene, keys, chain(certificate));
    return new CertifiedTerminal(scene, id, keys, certificate, https, Caller.certified(https));
  }

  /// A client that shows a chain.
  public static Https showing(Scene scene, KeyPair keys, Certificate... chain) {
    return Https.showing(scene.address(), scene.certificate(), keyStore(keys, chain), PASSWORD);
  }

  /// Asks for the next certificate, with a new key.
  public CertifiedTerminal renewed() {
    KeyPair fresh = keys("secp256r1");
    Answer answer = caller.post("/api/v1/terminal/certificate", Map.of("csr", request(fresh)));
    assertEquals(201, answer.status(), answer.text());
    return of(scene, id, fresh, answer.json());
  }

  public X509Certificate own() {
    return chain(certificate)[0];
  }

  public X509Certificate authority() {
    return chain(certificate)[1];
  }

  public KeyStore keyStore() {
    return keyStore(keys, chain(certificate));
  }

  public static char[] password() {
    return PASSWORD.clone();
  }

  /// A key and its chain as TLS clients want them.
  public static KeyStore keyStore(KeyPair keys, Certificate... chain) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("terminal", keys.getPrivate(), PASSWORD, chain);
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public static X509Certificate[] chain(JsonNode certificate) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(
              new ByteArrayInputStream(Https.bytes(certificate.get("pem").asText())))
          .toArray(X509Certificate[]::new);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public static KeyPair keys(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public static String request(KeyPair keys) {
    return request(keys, keys, "SHA256withECDSA");
  }

  /// A request for one key, signed with a perhaps different one.
  public static String request(KeyPair keys, KeyPair signer, String algorithm) {
    try {
      return pem(
          new JcaPKCS10CertificationRequestBuilder(
                  new X500Name("CN=somebody-else, O=Made up"), keys.getPublic())
              .build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate()))
              .getEncoded());
    } catch (IOException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  public static String pem(byte[] request) {
    return "-----BEGIN CERTIFICATE REQUEST-----\n"
        + Base64.getMimeEncoder().encodeToString(request)
        + "\n-----END CERTIFICATE REQUEST-----\n";
  }
}
