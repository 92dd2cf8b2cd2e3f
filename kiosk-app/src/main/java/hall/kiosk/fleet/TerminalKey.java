// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.kiosk.config.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// A P-256 key that never leaves the terminal.
record TerminalKey(KeyPair keys) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LINE = 64;

  /// The key of a file; made and stored durably where there is none yet. So a request that was cut
  /// off by anything is repeated with the same key, and gets the same answer.
  static TerminalKey readOrMake(Path file) throws IOException {
    try {
      if (Files.exists(file)) {
        var json = JSON.readTree(Files.readAllBytes(file));
        var factory = KeyFactory.getInstance("EC");
        return new TerminalKey(
            new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(json.get("public").binaryValue())),
                factory.generatePrivate(
                    new PKCS8EncodedKeySpec(json.get("private").binaryValue()))));
      }
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var fresh = new TerminalKey(generator.generateKeyPair());
      var json = JSON.createObjectNode();
      json.put("public", fresh.keys.getPublic().getEncoded());
      json.put("private", fresh.keys.getPrivate().getEncoded());
      Durable.write(file, JSON.writeValueAsBytes(json));
      return fresh;
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " is no key of this terminal", e);
    }
  }

  /// A PKCS #10 request as PEM. Its subject says nothing: the server knows who owns the code.
  String signingRequest() {
    try {
      var request =
          new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=terminal"), keys.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
      return "-----BEGIN CERTIFICATE REQUEST-----\n"
          + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(request.getEncoded())
          + "\n-----END CERTIFICATE REQUEST-----\n";
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException("every Java platform signs with ECDSA", e);
    }
  }

  /// Never the key.
  @Override
  public String toString() {
    return "TerminalKey";
  }
}
