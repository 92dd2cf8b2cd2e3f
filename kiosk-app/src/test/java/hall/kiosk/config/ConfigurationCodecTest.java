// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.kiosk.config.ConfigurationCodec.Checked;
import hall.kiosk.config.ConfigurationPayload.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationCodecTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-08T00:00:00Z");

  @TempDir private Path folder;
  private final Publisher publisher = new Publisher();

  private Checked check(String text) {
    return ConfigurationCodec.check(text, publisher.pinned(), Publisher.TERMINAL);
  }

  private ConfigurationPayload good(Consumer<ObjectNode> change) {
    return assertInstanceOf(Checked.Verified.class, check(publisher.signed(7, folder, change)))
        .payload();
  }

  private static String reason(Checked checked) {
    return assertInstanceOf(Checked.Refused.class, checked).reason();
  }

  @Test
  void aSignedDocumentIsRead() {
    var payload = good(document -> {});
    assertEquals(7, payload.generation());
    assertEquals("12345-7", payload.settingsAt(NOW).get("helpPhone").textValue());
    assertEquals(64, payload.hash().length());
  }

  @Test
  void aTruncatedOneIsNeverTaken() {
    var text = publisher.signed(7, folder);
    for (int length = 0; length < text.length(); length++) {
      assertInstanceOf(Checked.Refused.class, check(text.substring(0, length)));
    }
  }

  @Test
  void aChangedByteSpoilsTheSignature() throws Exception {
    var json = (ObjectNode) JSON.readTree(publisher.signed(7, folder));
    var payload = Base64.getDecoder().decode(json.get("payload").textValue());
    for (int at = 0; at < payload.length; at += 37) {
      payload[at] ^= 1;
      json.put("payload", Base64.getEncoder().encodeToString(payload));
      assertEquals("signature-wrong", reason(check(json.toString())));
      payload[at] ^= 1;
    }
  }

  @Test
  void anotherKeyIsUnknownAndOneThatBorrowsTheIdIsWrong() {
    var stranger = new Publisher();
    var forged = stranger.signed(7, folder);
    assertEquals("key-unknown", reason(check(forged)));
    assertEquals("signature-wrong", reason(check(forged.replace(stranger.id(), publisher.id()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HmacSHA256", "SHA256withRSA", "SM3withSM2", ""})
  void theAlgorithmIsTheKeysWhateverTheDocumentSays(String said) {
    var text = publisher.signed(7, folder).replace("\"Ed25519\"", '"' + said + '"');
    assertInstanceOf(Checked.Verified.class, check(text));
  }

  @Test
  void aSignatureForAnotherPurposeIsWorthNothing() throws Exception {
    // What endorses a key must not pass for a configuration.
    var keys = JSON.readTree(publisher.keys(new Publisher())).get("keys").get(1);
    var text = JSON.createObjectNode();
    text.set("payload", keys.get("publicKey"));
    text.set("signatures", keys.get("endorsements"));
    assertEquals("signature-wrong", reason(check(text.toString())));
  }

  @Test
  void oneGoodSignatureAmongSeveralSuffices() throws Exception {
    var json = (ObjectNode) JSON.readTree(publisher.signed(7, folder));
    json.withArray("signatures")
        .insertObject(0)
        .put("keyId", "0123456789abcdef")
        .put("algorithm", "SM2")
        .put("signature", "AAAA");
    assertInstanceOf(Checked.Verified.class, check(json.toString()));
  }

  @Test
  void aDocumentForAnotherTerminalIsRefused() {
    assertEquals(
        "other-terminal",
        reason(ConfigurationCodec.check(publisher.signed(7, folder), publisher.pinned(), "t-2")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not JSON",
        "[]",
        "{}",
        "{\"schemaVersion\": 2, \"terminalId\": \"t-1\", \"generation\": 7, \"settings\": {}}",
        "{\"schemaVersion\": 1, \"terminalId\": \"t-1\", \"generation\": \"7\", \"settings\": {}}",
        "{\"schemaVersion\": 1, \"terminalId\": \"t-1\", \"generation\": 99999999999999999999, \"settings\": {}}",
        "{\"schemaVersion\": 1, \"terminalId\": \"t-1\", \"generation\": 7, \"settings\": []}",
        "{\"schemaVersion\": 1, \"terminalId\": \"t-1\", \"generation\": 7, \"settings\": {}, \"expires\": \"soon\"}",
        "{\"schemaVersion\": 1, \"terminalId\": \"t-1\", \"generation\": 7, \"settings\": {}, \"overlays\": [{}]}",
        "{\"schemaVersion\": 1, \"terminalId\": \"t-1\", \"generation\": 7, \"generation\": 8, \"settings\": {}}"
      })
  void signedNonsenseIsMalformed(String payload) {
    assertEquals(
        "malformed", reason(check(publisher.signed(payload.getBytes(StandardCharsets.UTF_8)))));
  }

  @Test
  void aHugeOneIsRefusedBeforeItsSignatureIsLookedAt() {
    assertEquals(
        "too-large", reason(check(publisher.signed(new byte[ConfigurationCodec.MOST_BYTES + 1]))));
  }

  @ParameterizedTest
  @CsvSource({
    "6, 2026-11-08T00:00:00Z,",
    "7, 2026-11-08T00:00:00Z, generation-old",
    "9, 2026-11-08T00:00:00Z, generation-old",
    "6, 2026-10-31T23:59:59Z, not-yet-valid",
    "6, 2026-11-01T00:00:00Z,",
    "6, 2026-11-30T23:59:59Z,",
    "6, 2026-12-01T00:00:00Z, expired"
  })
  void ageIsJudgedByGenerationAndServerTime(long highest, Instant now, String reason) {
    assertEquals(
        reason,
        good(document -> {})
            .refusal(highest, now, Publisher.own(folder))
            .map(Refusal::reason)
            .orElse(null));
  }

  @Test
  void overlaysHoldFromTheirBeginningUntilJustBeforeTheirEndInOrder() {
    var payload =
        good(document -> {
          Publisher.overlay(
              document,
              "2026-11-08T08:00:00+08:00",
              "2026-11-08T18:00:00+08:00",
              Publisher.phone("111"));
          Publisher.overlay(document, "2026-11-08T12:00:00+08:00", null, Publisher.phone("222"));
        });
    assertEquals("12345-7", phone(payload, "2026-11-07T23:59:59.999Z"));
    assertEquals("111", phone(payload, "2026-11-08T00:00:00Z"));
    assertEquals("222", phone(payload, "2026-11-08T04:00:00Z"));
    assertEquals("222", phone(payload, "2026-11-08T10:00:00Z"));
    assertEquals(3, payload.documents().size());
  }

  private static String phone(ConfigurationPayload payload, String at) {
    return payload.settingsAt(Instant.parse(at)).get("helpPhone").textValue();
  }

  @Test
  void anOverlayThatWillBreakTheSchemaNextWeekIsRefusedToday() {
    var payload =
        good(document ->
            Publisher.overlay(
                document, "2026-11-15T08:00:00+08:00", null, Publisher.phone("call us")));
    var refusal = payload.refusal(6, NOW, Publisher.own(folder)).orElseThrow();
    assertEquals("schema", refusal.reason());
    assertTrue(refusal.details().getFirst().contains("helpPhone"), refusal::toString);
  }

  @Test
  void aPushNeverChangesTheServer() {
    var own = Publisher.own(folder);
    var payload =
        good(document -> {
          ((ObjectNode) document.get("settings"))
              .putObject("server")
              .put("url", "https://elsewhere")
              .put("trust", "elsewhere.pem");
          var patch = JSON.createObjectNode();
          patch.putObject("server").put("url", "https://elsewhere");
          Publisher.overlay(document, null, null, patch);
        });
    assertTrue(payload.refusal(6, NOW, own).isEmpty());
    assertEquals(own.config().server(), own.config(payload.settingsAt(NOW)).server());
    assertEquals(own.config().trust(), own.config(payload.settingsAt(NOW)).trust());
  }

  @Test
  void laterKeysCountOnlyWhereAKnownOneSignedThem() {
    var later = new Publisher();
    var last = new Publisher();
    var stranger = new Publisher();
    var pinned = publisher.pinned();
    assertEquals(1, pinned.joinedBy(stranger.keys(later)).keys().size());
    var joined = pinned.joinedBy(publisher.keys(later));
    assertEquals(2, joined.keys().size());
    assertEquals(3, joined.joinedBy(later.keys(last)).keys().size());
    assertEquals(1, pinned.joinedBy("{\"keys\": [").keys().size());
    assertInstanceOf(
        Checked.Verified.class,
        ConfigurationCodec.check(later.signed(8, folder), joined, Publisher.TERMINAL));
  }

  @Test
  void aKeyUnderAFalseIdOrOfAnUnknownKindIsNotPinned() {
    var keys = publisher.keys();
    assertTrue(
        ConfigurationKeys.pinned(keys.replace(publisher.id(), "0123456789abcdef")).isEmpty());
    assertTrue(ConfigurationKeys.pinned(keys.replace("Ed25519", "SM2")).isEmpty());
    assertTrue(ConfigurationKeys.pinned("<html>").isEmpty());
    assertTrue(ConfigurationKeys.pinned("").isEmpty());
  }

  @Test
  void keysOutliveTheirFile() {
    var pinned = publisher.pinned().joinedBy(publisher.keys(new Publisher()));
    var read =
        ConfigurationKeys.pinned(new String(pinned.text(), StandardCharsets.UTF_8)).orElseThrow();
    assertEquals(2, read.keys().size());
    assertInstanceOf(
        Checked.Verified.class,
        ConfigurationCodec.check(publisher.signed(7, folder), read, Publisher.TERMINAL));
  }
}
