// SPDX-License-Identifier: Apache-2.0
package hall.server.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.archive.BagCheck.Fault;
import hall.server.archive.BagCheck.Finding;
import hall.server.auth.Role;
import hall.server.certificate.DetachedSignature;
import hall.server.submission.Cases;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnServer
class ArchiveTest {
  private static final String CASES = "/api/v1/operator/cases/";

  @Inject Scene scene;
  @Inject Database database;
  @Inject Cases cases;
  @Inject TestClock clock;
  @TempDir Path folder;

  private String decided() {
    String number = scene.newCase().get("caseNumber").asText();
    Caller clerk = scene.as(Role.OPERATOR);
    for (String step : List.of("accept", "review", "grant")) {
      long revision = clerk.get(CASES + number).json().at("/standing/revision").asLong();
      clerk.post(CASES + number + "/orders", Map.of("order", step, "revision", revision));
    }
    return number;
  }

  private Path fetched(String number) throws IOException {
    Answer answer = scene.as(Role.OPERATOR).get(CASES + number + "/archive");
    assertEquals(200, answer.status(), answer::text);
    assertEquals("application/zip", answer.header("Content-Type"));
    return Files.write(folder.resolve(number + ".zip"), answer.response().body());
  }

  /// The files of a package by their names.
  private static Map<String, byte[]> files(Path zip) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        files.put(each.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private Path packed(Map<String, byte[]> files) throws IOException {
    Path zip = folder.resolve("changed.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        to.putNextEntry(new ZipEntry(each.getKey()));
        to.write(each.getValue());
      }
    }
    return zip;
  }

  private static void run(Path place, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(place.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  @Test
  void aDecidedCaseIsABagThatOtherToolsFindIntact() throws Exception {
    String number = decided();
    // A signature tells whole seconds.
    Instant before = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Path zip = fetched(number);
    Map<String, byte[]> files = files(zip);
    assertEquals(
        Set.of(
            "bagit.txt",
            "bag-info.txt",
            "manifest-sha256.txt",
            "tagmanifest-sha256.txt",
            "signature.p7s",
            "data/case.json",
            "data/receipt.json",
            "data/submission.json",
            "data/item.json",
            "data/events.json",
            "data/commitment.json",
            "data/documents/d1.pdf",
            "data/documents/d2.pdf",
            "data/documents/s1.png"),
        files.keySet().stream()
            .map(name -> name.substring(number.length() + 1))
            .collect(Collectors.toSet()));
    assertArrayEquals(Golden.document("s1.png"), files.get(number + "/data/documents/s1.png"));
    JsonNode events = Https.JSON.readTree(files.get(number + "/data/events.json"));
    assertTrue(events.findValuesAsText("stateTo").contains("granted"));
    assertEquals("archived", events.get(events.size() - 1).get("kind").asText());
    String info = new String(files.get(number + "/bag-info.txt"), StandardCharsets.UTF_8);
    assertTrue(info.contains("External-Identifier: " + number + "\n"), info);

    for (Map.Entry<String, byte[]> each : files.entrySet()) {
      Path file = folder.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
    run(folder.resolve(number), "sha256sum", "--check", "--strict", "manifest-sha256.txt");
    run(folder.resolve(number), "sha256sum", "--check", "--strict", "tagmanifest-sha256.txt");
    opensslVerifies(folder.resolve(number));
    BagCheck.Verdict verdict = BagCheck.verify(zip, Optional.of(authority()));
    assertEquals(List.of(), verdict.findings());
    assertEquals(14, verdict.files());
    Instant signed = verdict.signature().orElseThrow().at();
    assertFalse(signed.isBefore(before), signed.toString());
    assertFalse(signed.isAfter(clock.instant()), signed.toString());
    String audited =
        database
            .first(
                "select detail ->> 'sha256' as seal from audit_entry"
                    + " where action = 'case-archived' and subject = ?",
                row -> row.text("seal"),
                number)
            .orElseThrow();
    assertEquals(audited, verdict.seal());
    assertTrue(
        scene.as(Role.OPERATOR).get("/console/cases/" + number).text().contains("/archive\""));
  }

  private X509Certificate authority() {
    Answer answer = scene.as(Role.AUDITOR).get("/api/v1/operator/authority");
    assertEquals("application/pem-certificate-chain", answer.header("Content-Type"));
    return DetachedSignature.authority(answer.text()).orElseThrow();
  }

  /// By a program of others, with the authority's certificate and nothing else of ours.
  private void opensslVerifies(Path bag) throws Exception {
    Path trusted =
        Files.writeString(
            folder.resolve("authority.pem"),
            scene.as(Role.AUDITOR).get("/api/v1/operator/authority").text());
    run(
        bag,
        "openssl",
        "cms",
        "-verify",
        "-inform",
        "DER",
        "-binary",
        "-cades",
        "-in",
        "signature.p7s",
        "-content",
        "tagmanifest-sha256.txt",
        "-CAfile",
        trusted.toString(),
        "-purpose",
        "any",
        "-attime",
        Long.toString(clock.instant().getEpochSecond()));
  }

  /// Who can rewrite a package can rewrite its hashes, and sign them: but not as this authority.
  @Test
  void onlyThisServersAuthoritySignsPackages() throws Exception {
    String number = decided();
    Map<String, byte[]> whole = files(fetched(number));
    String signature = number + "/signature.p7s";
    Optional<X509Certificate> ours = Optional.of(authority());
    Finding forged = new Finding(Fault.FORGED, "signature.p7s");

    Map<String, byte[]> others = new TreeMap<>(files(fetched(decided())));
    Map<String, byte[]> exchanged = new TreeMap<>(whole);
    exchanged.put(
        signature,
        others.entrySet().stream()
            .filter(each -> each.getKey().endsWith("/signature.p7s"))
            .findFirst()
            .orElseThrow()
            .getValue());
    assertEquals(List.of(forged), BagCheck.verify(packed(exchanged), ours).findings());
    assertEquals(List.of(forged), BagCheck.verify(packed(exchanged), Optional.empty()).findings());

    Map<String, byte[]> unsigned = new TreeMap<>(whole);
    unsigned.remove(signature);
    BagCheck.Verdict older = BagCheck.verify(packed(unsigned), Optional.empty());
    assertTrue(older.isIntact() && older.signature().isEmpty());
    assertEquals(
        List.of(new Finding(Fault.MISSING, "signature.p7s")),
        BagCheck.verify(packed(unsigned), ours).findings());

    run(
        folder,
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-subj",
        "/CN=Hall server",
        "-addext",
        "extendedKeyUsage=1.3.6.1.5.5.7.3.36",
        "-keyout",
        "other.key",
        "-out",
        "other.pem");
    Files.write(folder.resolve("signed.txt"), whole.get(number + "/tagmanifest-sha256.txt"));
    run(
        folder,
        "openssl",
        "cms",
        "-sign",
        "-binary",
        "-cades",
        "-in",
        "signed.txt",
        "-signer",
        "other.pem",
        "-inkey",
        "other.key",
        "-outform",
        "DER",
        "-out",
        "other.p7s");
    Map<String, byte[]> resigned = new TreeMap<>(whole);
    resigned.put(signature, Files.readAllBytes(folder.resolve("other.p7s")));
    assertTrue(BagCheck.verify(packed(resigned), Optional.empty()).isIntact());
    assertEquals(List.of(forged), BagCheck.verify(packed(resigned), ours).findings());
    Optional<X509Certificate> theirs =
        DetachedSignature.authority(Files.readString(folder.resolve("other.pem")));
    assertTrue(theirs.isPresent());
    assertEquals(List.of(forged), BagCheck.verify(packed(whole), theirs).findings());
  }

  @Test
  void whatWasAlteredIsMissingOrWasAddedIsNamed() throws Exception {
    String number = decided();
    Map<String, byte[]> whole = files(fetched(number));
    String paper = number + "/data/documents/d1.pdf";
    X509Certificate authority = authority();
    for (Map.Entry<String, byte[]> each : whole.entrySet()) {
      String name = each.getKey();
      Map<String, byte[]> altered = new TreeMap<>(whole);
      byte[] bytes = each.getValue().clone();
      bytes[bytes.length / 2] ^= 1;
      altered.put(name, bytes);
      assertFalse(BagCheck.verify(packed(altered), Optional.of(authority)).isIntact(), name);
      Map<String, byte[]> without = new TreeMap<>(whole);
      without.remove(name);
      assertTrue(
          BagCheck.verify(packed(without), Optional.of(authority))
              .findings()
              .contains(new Finding(Fault.MISSING, name.substring(number.length() + 1))),
          name);
    }
    Map<String, byte[]> changed = new TreeMap<>(whole);
    changed.put(paper, "another".getBytes(StandardCharsets.UTF_8));
    changed.put(number + "/data/stranger.txt", new byte[] {1});
    changed.put(number + "/note.txt", new byte[] {1});
    changed.put("elsewhere/x", new byte[] {1});
    changed.remove(number + "/data/receipt.json");
    assertEquals(
        Set.of(
            new Finding(Fault.ALTERED, "data/documents/d1.pdf"),
            new Finding(Fault.ADDED, "data/stranger.txt"),
            new Finding(Fault.ADDED, "note.txt"),
            new Finding(Fault.ADDED, "elsewhere/x"),
            new Finding(Fault.MISSING, "data/receipt.json")),
        Set.copyOf(BagCheck.verify(packed(changed), Optional.of(authority)).findings()));
    Path half = folder.resolve("half.zip");
    Files.write(half, new byte[] {'P', 'K', 3, 4, 0});
    assertThrows(IOException.class, () -> BagCheck.verify(half, Optional.of(authority)));
    assertThrows(
        IOException.class,
        () -> BagCheck.verify(folder.resolve("nothing.zip"), Optional.of(authority)));
  }

  @Test
  void onlyAWholeAndDecidedCaseIsPacked() throws IOException {
    String open = scene.newCase().get("caseNumber").asText();
    Caller clerk = scene.as(Role.OPERATOR);
    assertEquals("case-not-decided", clerk.get(CASES + open + "/archive").problem());
    assertEquals("case-unknown", clerk.get(CASES + "nothing/archive").problem());
    String number = decided();
    var file = cases.read(number);
    Path paper = cases.place(file, file.documents().getFirst());
    byte[] bytes = Files.readAllBytes(paper);
    bytes[0] ^= 1;
    Files.write(paper, bytes);
    Answer damaged = clerk.get(CASES + number + "/archive");
    assertEquals("case-documents-damaged", damaged.problem());
    assertTrue(damaged.text().contains("\"d1\""), damaged.text());
    try (InputStream _ = Files.newInputStream(paper)) {
      Files.delete(paper);
    }
    assertEquals("case-documents-damaged", clerk.get(CASES + number + "/archive").problem());
  }
}
