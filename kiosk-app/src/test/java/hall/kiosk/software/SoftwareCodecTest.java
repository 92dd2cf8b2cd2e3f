// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.software;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.kiosk.software.SoftwareCodec.Checked;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoftwareCodecTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-08T00:00:00Z");
  private static final byte[] BUNDLE = Vendor.bundle("0.2.0", "works");

  private final Vendor vendor = new Vendor();
  private final SoftwareRoot trusted = vendor.trusted();

  private String reason(String text) {
    return assertInstanceOf(Checked.Refused.class, SoftwareCodec.release(text, trusted)).reason();
  }

  private Release good(Consumer<ObjectNode> change) {
    return assertInstanceOf(
            Checked.Verified.class,
            SoftwareCodec.release(vendor.signed("0.2.0", 12, BUNDLE, change), trusted))
        .release();
  }

  @Test
  void aSignedReleaseIsRead() {
    assertEquals(
        new Release(
            "0.2.0",
            12,
            9,
            Instant.parse("2026-12-01T00:00:00Z"),
            25,
            BUNDLE.length,
            Vendor.sha256(BUNDLE)),
        good(payload -> payload.put("floor", 9)));
  }

  /// Every bit of a document that matters is under the signature; the envelope's own text may
  /// change only where nothing changes by it.
  @Test
  void noByteCanBeChanged() {
    var text = vendor.signed("0.2.0", 12, BUNDLE);
    var original = good(payload -> {});
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < bytes.length; at++) {
      for (int bit = 0; bit < 8; bit += 3) {
        bytes[at] ^= (byte) (1 << bit);
        var checked = SoftwareCodec.release(new String(bytes, StandardCharsets.UTF_8), trusted);
        if (checked instanceof Checked.Verified(var release)) {
          assertEquals(original, release);
        }
        bytes[at] ^= (byte) (1 << bit);
      }
      assertInstanceOf(
          Checked.Refused.class, SoftwareCodec.release(text.substring(0, at), trusted));
    }
  }

  @Test
  void noByteOfTheSignedPayloadCanBeChanged() throws Exception {
    var json = (ObjectNode) JSON.readTree(vendor.signed("0.2.0", 12, BUNDLE));
    var payload = Base64.getDecoder().decode(json.get("payload").textValue());
    for (int at = 0; at < payload.length; at++) {
      payload[at] ^= 1;
      json.put("payload", Base64.getEncoder().encodeToString(payload));
      assertEquals("signature-wrong", reason(json.toString()));
      payload[at] ^= 1;
    }
  }

  @Test
  void anotherPurposeAnotherKeyOrNoneIsWorthNothing() {
    var payload = Vendor.bytes(Vendor.payload("0.2.0", 12, BUNDLE));
    for (var wrong :
        List.of(
            Vendor.signed("hall-configuration-v1\n", payload, vendor.release),
            Vendor.signed(Vendor.ROOT, payload, vendor.release),
            Vendor.signed("", payload, vendor.release),
            Vendor.signed(Vendor.RELEASE, payload, vendor.root),
            Vendor.signed(Vendor.RELEASE, payload, new Vendor.Key()),
            Vendor.signed(Vendor.RELEASE, payload))) {
      assertEquals("signature-wrong", reason(wrong));
    }
  }

  @ParameterizedTest
  @MethodSource
  void signedNonsenseIsMalformed(Consumer<ObjectNode> change) {
    assertEquals("malformed", reason(vendor.signed("0.2.0", 12, BUNDLE, change)));
  }

  static Stream<Consumer<ObjectNode>> signedNonsenseIsMalformed() {
    return Stream.of(
        payload -> payload.put("schemaVersion", 2),
        payload -> payload.put("product", "server"),
        payload -> payload.put("version", "../../etc"),
        payload -> payload.put("version", "0.2"),
        payload -> payload.put("sequence", 0),
        payload -> payload.put("sequence", "12"),
        payload -> payload.put("sequence", 1e30),
        payload -> payload.put("floor", 13),
        payload -> payload.put("floor", -1),
        payload -> payload.remove("expires"),
        payload -> payload.put("expires", "soon"),
        payload -> payload.remove("java"),
        payload -> payload.remove("bundle"),
        payload -> ((ObjectNode) payload.get("bundle")).put("length", 0),
        payload -> ((ObjectNode) payload.get("bundle")).put("length", Release.MOST_BYTES + 1),
        payload -> ((ObjectNode) payload.get("bundle")).put("sha256", "00"));
  }

  @ParameterizedTest
  @CsvSource({
    "0.2.0, 0, 25, 2026-11-08T00:00:00Z,",
    "0.2.0, 12, 26, 2026-11-30T23:59:59Z,",
    "0.2.1, 0, 25, 2026-11-08T00:00:00Z, malformed",
    "0.2.0, 13, 25, 2026-11-08T00:00:00Z, below-floor",
    "0.2.0, 0, 24, 2026-11-08T00:00:00Z, java-too-old",
    "0.2.0, 0, 25, 2026-12-01T00:00:00Z, release-expired",
  })
  void whatIsSignedMayStillNotBeInstalled(
      String wanted, long floor, int java, Instant now, String reason) {
    assertEquals(
        Optional.ofNullable(reason), good(payload -> {}).refusal(wanted, floor, java, now));
  }

  @Test
  void thresholdsCountKeysAndNotSignatures() {
    var keys = List.of(new Vendor.Key(), new Vendor.Key(), new Vendor.Key());
    var root =
        SoftwareCodec.root(
                Vendor.signed(
                    Vendor.ROOT,
                    Vendor.bytes(Vendor.rootPayload(1, 1, List.of(vendor.root), 2, keys)),
                    vendor.root))
            .orElseThrow();
    var payload = Vendor.bytes(Vendor.payload("0.2.0", 12, BUNDLE));
    var one = keys.get(0);
    for (var few :
        List.of(
            new Vendor.Key[] {one},
            new Vendor.Key[] {one, one},
            new Vendor.Key[] {one, new Vendor.Key()})) {
      assertEquals(
          new Checked.Refused("signature-wrong"),
          SoftwareCodec.release(Vendor.signed(Vendor.RELEASE, payload, few), root));
    }
    assertInstanceOf(
        Checked.Verified.class,
        SoftwareCodec.release(Vendor.signed(Vendor.RELEASE, payload, one, keys.get(2)), root));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 2})
  void aThresholdThatNobodyOrEverybodyMeetsIsNoRoot(int threshold) {
    assertTrue(
        SoftwareCodec.root(
                Vendor.signed(
                    Vendor.ROOT,
                    Vendor.bytes(
                        Vendor.rootPayload(
                            1, threshold, List.of(vendor.root), 1, List.of(vendor.release))),
                    vendor.root))
            .isEmpty());
  }

  @Test
  void oneKeyNamedTwiceIsOneKey() {
    var payload =
        Vendor.rootPayload(1, 2, List.of(vendor.root, vendor.root), 1, List.of(vendor.release));
    assertTrue(
        SoftwareCodec.root(Vendor.signed(Vendor.ROOT, Vendor.bytes(payload), vendor.root))
            .isEmpty());
  }

  @Test
  void theNextRootIsSignedByTheLastAndByItself() {
    var fresh = new Vendor.Key();
    assertTrue(SoftwareCodec.next(trusted, root(2, fresh, vendor.root, fresh)).isPresent());
    assertTrue(SoftwareCodec.next(trusted, root(2, fresh, fresh)).isEmpty(), "not by the last");
    assertTrue(SoftwareCodec.next(trusted, root(2, fresh, vendor.root)).isEmpty(), "not by itself");
    assertTrue(
        SoftwareCodec.next(trusted, root(2, fresh, vendor.release, fresh)).isEmpty(),
        "a release key is no root key");
    for (long version : List.of(0L, 1L, 3L)) {
      assertTrue(SoftwareCodec.next(trusted, root(version, fresh, vendor.root, fresh)).isEmpty());
    }
  }

  private String root(long version, Vendor.Key fresh, Vendor.Key... signers) {
    return Vendor.signed(
        Vendor.ROOT,
        Vendor.bytes(Vendor.rootPayload(version, 1, List.of(fresh), 1, List.of(vendor.release))),
        signers);
  }

  @Test
  void aKeyThatWasTakenAwaySignsNothingMore() {
    var fresh = new Vendor.Key();
    var next =
        SoftwareCodec.next(
                trusted,
                Vendor.signed(
                    Vendor.ROOT,
                    Vendor.bytes(Vendor.rootPayload(2, 1, List.of(vendor.root), 1, List.of(fresh))),
                    vendor.root))
            .orElseThrow();
    assertEquals(
        new Checked.Refused("signature-wrong"),
        SoftwareCodec.release(vendor.signed("0.2.0", 12, BUNDLE), next));
  }

  @Test
  void aRootExpiresAtItsMoment() {
    assertTrue(!trusted.expired(NOW));
    assertTrue(trusted.expired(Instant.parse("2027-11-01T00:00:00Z")));
  }

  @Test
  void aHugeDocumentIsNotLookedAt() {
    var payload = new byte[SoftwareCodec.MOST_BYTES + 1];
    assertEquals("malformed", reason(Vendor.signed(Vendor.RELEASE, payload, vendor.release)));
  }

  @Test
  void aDiskWithoutRoomIsNotFilled() {
    var release = new Release("0.2.0", 12, 0, NOW, 25, 100_000_000, "");
    assertTrue(!Arrival.fits(release, 350_000_000));
    assertTrue(Arrival.fits(release, 370_000_000));
  }
}
