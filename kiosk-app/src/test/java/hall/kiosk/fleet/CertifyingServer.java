// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.kiosk.fleet.Proof.Certified;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;

/// A server that certifies keys as the real one does: a key once, the same answer for the same key.
final class CertifyingServer extends SilentServer {

  static final Duration LIFE = Duration.ofDays(30);

  private final KeyPair authority;
  private final Map<String, CertificateAnswer> issued = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private String code = "";
  private String usedWith = "";
  private boolean losing;
  private int status;
  private boolean certifies = true;
  private Instant now = Instant.parse("2026-11-01T00:00:00Z");

  CertifyingServer() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    authority = generator.generateKeyPair();
  }

  /// The client that a terminal opens; it remembers what it showed.
  Identity.Opening opening() {
    return shown -> {
      calls.add("open " + shown.map(Certified::validUntil).map(Instant::toString).orElse("bare"));
      return this;
    };
  }

  void giveCode(String fresh) {
    code = fresh;
    usedWith = "";
  }

  /// An older server knows nothing of certificates.
  void beOld() {
    certifies = false;
  }

  /// The next answer gets lost on its way.
  void loseNext() {
    losing = true;
  }

  /// Every renewal is answered like this.
  void answerWith(int code) {
    status = code;
  }

  void at(Instant later) {
    now = later;
  }

  int issued() {
    return issued.size();
  }

  List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Enrolled enrol(Enrolment enrolment) {
    calls.add("enrol " + enrolment.code());
    if (!enrolment.code().equals(code) || (!usedWith.isEmpty() && !sameKey(enrolment.csr()))) {
      throw new WebApplicationException(Response.status(403).build());
    }
    usedWith = enrolment.csr();
    var certificate = certifies ? certify(enrolment.csr()) : null;
    lose();
    return new Enrolled(
        "t-1",
        new Hall("h-1", new Text("厅", "Hall")),
        certifies ? null : "secret",
        certificate,
        "https://localhost/q/");
  }

  private boolean sameKey(String csr) {
    return key(csr).equals(key(usedWith));
  }

  @Override
  public CertificateAnswer certificate(@Nullable String authorization, CertificateRequest request) {
    calls.add("certificate " + authorization);
    if (status != 0) {
      throw new WebApplicationException(Response.status(status).build());
    }
    var answer = certify(request.csr());
    lose();
    return answer;
  }

  private void lose() {
    if (losing) {
      losing = false;
      throw new ProcessingException("lost");
    }
  }

  private CertificateAnswer certify(String csr) {
    return issued.computeIfAbsent(key(csr), key -> sign(request(csr)));
  }

  private static String key(String csr) {
    try {
      return Base64.getEncoder()
          .encodeToString(request(csr).getSubjectPublicKeyInfo().getEncoded());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static PKCS10CertificationRequest request(String csr) {
    try (var parser = new PEMParser(new StringReader(csr))) {
      return (PKCS10CertificationRequest) parser.readObject();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private CertificateAnswer sign(PKCS10CertificationRequest request) {
    try {
      var certificate =
          new X509v3CertificateBuilder(
                  new X500Name("CN=test"),
                  BigInteger.valueOf(issued.size() + 1L),
                  Date.from(now),
                  Date.from(now.plus(LIFE)),
                  new X500Name("CN=t-1"),
                  request.getSubjectPublicKeyInfo())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate()));
      return new CertificateAnswer(
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
              + "\n-----END CERTIFICATE-----\n",
          now.plus(LIFE).atOffset(ZoneOffset.UTC).toString(),
          now.plus(LIFE.multipliedBy(2).dividedBy(3)).atOffset(ZoneOffset.UTC).toString());
    } catch (OperatorCreationException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
