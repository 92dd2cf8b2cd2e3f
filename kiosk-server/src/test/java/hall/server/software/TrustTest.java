// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Golden;
import hall.server.SigningKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Signed documents, who must have signed them, and what a range asks for.
class TrustTest {
  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(1);
  private static final SigningKey A = SigningKey.make();
  private static final SigningKey B = SigningKey.make();
  private static final byte[] BUNDLE = {1, 2, 3};

  private static Root root(Instant expires) {
    return Root.read(Documents.bytes(SoftwareScene.root(1, expires, A, A))).orElseThrow();
  }

  @Test
  void aReleaseStandsAsTheNewestRootJudgesItNow() {
    Envelope good = SoftwareScene.signed(SoftwareScene.release("1.0.0", 2, BUNDLE, LATER), A);
    assertEquals(Standing.OFFERED, Standing.of(root(LATER), good, LATER, NOW));
    assertEquals(Standing.RELEASE_EXPIRED, Standing.of(root(LATER), good, NOW, NOW));
    assertEquals(Standing.ROOT_EXPIRED, Standing.of(root(NOW), good, LATER, NOW));
    assertEquals(Standing.SIGNATURE_WRONG, Standing.of(null, good, LATER, NOW));
    Envelope other = SoftwareScene.signed(SoftwareScene.release("1.0.0", 2, BUNDLE, LATER), B);
    assertEquals(Standing.SIGNATURE_WRONG, Standing.of(root(LATER), other, LATER, NOW));
  }

  @Test
  void theGoldenDocumentsAreTrusted() {
    JsonNode roots = Golden.read("software-roots.response").get("roots");
    Envelope first = Envelope.read(roots.get(0)).orElseThrow();
    Envelope second = Envelope.read(roots.get(1)).orElseThrow();
    Root one = Root.read(first.payload()).orElseThrow();
    Root two = Root.read(second.payload()).orElseThrow();
    assertTrue(one.root().accepts(Root.PURPOSE, first));
    assertTrue(one.root().accepts(Root.PURPOSE, second));
    assertTrue(two.root().accepts(Root.PURPOSE, second));
    assertFalse(two.root().accepts(Root.PURPOSE, first));
    Envelope release = Envelope.read(Golden.read("software-release.response")).orElseThrow();
    Release read = Release.read(release.payload()).orElseThrow();
    assertEquals("0.2.0", read.version());
    assertEquals(Standing.OFFERED, Standing.of(two, release, read.expires(), NOW));
  }

  @Test
  void aKeyThatSignsTwiceCountsOnceAndAnotherPurposeNever() {
    ObjectNode two = SoftwareScene.root(1, LATER, A, A);
    JsonNode second = SoftwareScene.root(1, LATER, B, B).at("/release/keys/0");
    ((ArrayNode) two.at("/release/keys")).add(second);
    two.withObject("/release").put("threshold", 2);
    KeyRing ring = Root.read(Documents.bytes(two)).orElseThrow().release();
    byte[] bytes = {9};
    Envelope once = Envelope.sign("p", bytes, List.of(A));
    Envelope twice =
        new Envelope(bytes, List.of(once.signatures().getFirst(), once.signatures().getFirst()));
    assertFalse(ring.accepts("p", twice));
    assertTrue(ring.accepts("p", once.signed("p", List.of(B))));
    assertFalse(ring.accepts("q", once.signed("p", List.of(B))));
    two.withObject("/release").put("threshold", 3);
    assertEquals(Optional.empty(), Root.read(Documents.bytes(two)), "nobody could ever sign");
  }

  @Test
  void aKeyUnderAnothersNameIsNoKey() {
    ObjectNode root = SoftwareScene.root(1, LATER, A, A);
    ((ObjectNode) root.at("/release/keys/0")).put("keyId", B.keyId());
    assertEquals(Optional.empty(), Root.read(Documents.bytes(root)));
  }

  @ParameterizedTest
  @CsvSource({
    "version, v1",
    "version, 1.0",
    "sequence, 0",
    "floor, 3",
    "product, server",
    "java, 0",
    "expires, soon",
    "schemaVersion, 2",
    "issuedAt, ''"
  })
  void aReleaseIsWholeOrNone(String field, String value) {
    ObjectNode release = SoftwareScene.release("1.0.0", 2, BUNDLE, LATER);
    assertTrue(Release.read(Documents.bytes(release)).isPresent());
    if (value.matches("\\d+")) {
      release.put(field, Long.parseLong(value));
    } else {
      release.put(field, value);
    }
    assertEquals(Optional.empty(), Release.read(Documents.bytes(release)));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "-              | Whole[]",
        "bytes=0-9      | Part[first=0, last=9]",
        "bytes=90-      | Part[first=90, last=99]",
        "bytes=90-1000  | Part[first=90, last=99]",
        "bytes=-1       | Part[first=99, last=99]",
        "bytes=-1000    | Part[first=0, last=99]",
        "bytes=100-     | Unsatisfiable[]",
        "bytes=-0       | Unsatisfiable[]",
        "bytes=9-3      | Whole[]",
        "bytes=-        | Whole[]",
        "bytes=0-1,5-6  | Whole[]",
        "lines=1-2      | Whole[]",
      })
  void aRangeIsReadAsTheStandardSays(String header, String expected) {
    assertEquals(expected, ByteRange.read(header, 100).toString());
  }
}
