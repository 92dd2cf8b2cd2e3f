// SPDX-License-Identifier: Apache-2.0
package hall.server.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignerTest {
  @TempDir Path folder;

  /// RFC 4231, test case 2.
  @Test
  void anHmacIsThatOfTheStandard() {
    Signer signer = new HmacSigner("Jefe".getBytes(StandardCharsets.UTF_8));
    String signature =
        "hmac-sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    assertEquals(signature, signer.sign("what do ya want for nothing?"));
    assertTrue(signer.verify("what do ya want for nothing?", signature));
    assertFalse(signer.verify("what do ya want for something?", signature));
    assertFalse(signer.verify("what do ya want for nothing?", ""));
  }

  /// Keys and signatures of OpenSSL, which nobody here wrote.
  @Test
  void openSslKnowsOurSm2SignatureAndWeKnowIts() throws Exception {
    openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-out", "own.pem");
    openssl("pkey", "-in", "own.pem", "-pubout", "-out", "own.pub");
    Signer signer = new Sm2Signer(read("own.pem"), read("own.pub"));
    String text = Signer.answer(200, "随机数", "00");
    Files.writeString(folder.resolve("text"), text);

    String ours = signer.sign(text);
    Files.write(
        folder.resolve("ours"), Base64.getDecoder().decode(ours.substring("sm2=".length())));
    openssl(sm2("-verify", "-pubin", "-inkey", "own.pub", "-sigfile", "ours"));
    openssl(sm2("-sign", "-inkey", "own.pem", "-out", "theirs"));
    String theirs =
        "sm2=" + Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("theirs")));
    assertTrue(signer.verify(text, theirs));
    assertFalse(signer.verify(text + "x", theirs));
    assertFalse(signer.verify(text, theirs.replace("sm2=", "sm2=AAAA")));
    assertFalse(signer.verify(text, "hmac-sha256=" + "0".repeat(64)));
    assertThrows(
        IllegalArgumentException.class, () -> new Sm2Signer(read("own.pub"), read("own.pub")));
    assertThrows(IllegalArgumentException.class, () -> new Sm2Signer("nothing", read("own.pub")));
  }

  private static String[] sm2(String... more) {
    List<String> all =
        new ArrayList<>(List.of("pkeyutl", "-rawin", "-digest", "sm3", "-in", "text"));
    all.addAll(List.of("-pkeyopt", "distid:1234567812345678"));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private String read(String file) throws Exception {
    return Files.readString(folder.resolve(file));
  }

  private void openssl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }
}
