// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.simulator.Ga450Simulator;
import hall.device.simulator.SimulatorProcess;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdCardToolTest {

  private static final String NUMBER = "110101199001010015";

  @SuppressWarnings("NullAway.Init") // set before the tests
  private static SimulatorProcess simulator;

  @BeforeAll
  static void startTheSimulator() throws IOException {
    simulator = SimulatorProcess.start(Ga450Simulator.class, "--port", "0");
  }

  @AfterAll
  static void stopTheSimulator() {
    simulator.close();
  }

  @BeforeEach
  void clear() throws IOException {
    simulator.control("fault none");
    simulator.control("power on");
    simulator.control("remove");
  }

  private static Map<String, @Nullable Object> card(String... more) throws Exception {
    var object = Run.json(0, more);
    assertEquals(simulator.uri(), object.get("device"));
    return StrictJson.object(object.get("card"));
  }

  @Test
  void aCardIsMaskedUnlessItIsAskedFor() throws Exception {
    simulator.control("lay resident");
    var masked = card("idcard", "read", simulator.uri());
    assertEquals("张**", masked.get("name"));
    assertEquals("1****************" + NUMBER.charAt(17), masked.get("idNumber"));
    assertEquals("****-**-**", masked.get("birthDate"));
    assertEquals("样**", masked.get("address"));
    assertEquals("***", masked.get("nation"));
    assertEquals("resident", masked.get("type"));
    assertEquals("male", masked.get("sex"));
    assertEquals("2020-01-01", masked.get("validFrom"));
    var shown = card("idcard", "read", simulator.uri(), "--show-personal");
    assertEquals("张测试", shown.get("name"));
    assertEquals("1990-01-01", shown.get("birthDate"));
    assertEquals("汉", shown.get("nation"));
    assertEquals("01", shown.get("nationCode"));
    assertEquals("2040-01-01", shown.get("validTo"));
    assertEquals("undecoded", shown.get("photo"));
    assertNull(shown.get("englishName"));
    assertNull(shown.get("passNumber"));
    assertEquals(masked.keySet(), shown.keySet());
    assertEquals(19, shown.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"resident", "resident2", "foreign-2017", "foreign-2023", "hk-mo-tw"})
  void noPersonalFieldOfAnyLayoutAppearsUnasked(String card) throws Exception {
    simulator.control("lay " + card);
    var shown = card("idcard", "read", simulator.uri(), "--show-personal");
    var json = Run.of("idcard", "read", simulator.uri(), "--json");
    var plain = Run.of("idcard", "read", simulator.uri());
    assertEquals(0, plain.status());
    for (var key :
        List.of(
            "name", "englishName", "birthDate", "address", "idNumber", "passNumber", "oldNumber")) {
      var secret = shown.get(key);
      if (secret != null) {
        assertFalse(json.out().contains(secret.toString()), key);
        assertFalse(plain.out().contains(secret.toString()), key);
      }
    }
    for (var check : StrictJson.array(shown.get("checks"))) {
      assertEquals(List.of("check", "passed"), List.copyOf(StrictJson.object(check).keySet()));
    }
    assertTrue(plain.out().contains("check-digit") || card.equals("foreign-2017"), plain.out());
  }

  @Test
  void fingersAreToldOnlyOnDemandAndOnlyWhichAndHowGood() throws Exception {
    simulator.control("lay resident");
    assertEquals(List.of(), card("idcard", "read", simulator.uri()).get("fingerprints"));
    var prints =
        StrictJson.array(
            card("idcard", "read", simulator.uri(), "--fingerprint").get("fingerprints"));
    // The second of the card could not be taken when the card was made.
    assertEquals(1, prints.size());
    assertEquals("{finger=11, quality=82}", StrictJson.object(prints.getFirst()).toString());
  }

  @Test
  void checksHoldFailOrDoNotApply() throws Exception {
    simulator.control("lay resident");
    var resident = checks();
    assertEquals(true, resident.get("check-digit"));
    assertEquals(true, resident.get("valid-on-date"));
    assertTrue(resident.containsKey("nationality-matches-number"));
    assertNull(resident.get("nationality-matches-number"));
    simulator.control("lay hk-mo-tw");
    var expired = checks();
    assertEquals(resident.keySet(), expired.keySet());
    assertEquals(false, expired.get("valid-on-date"));
    assertNull(expired.get("nation-known"));
  }

  private static Map<String, @Nullable Object> checks() throws Exception {
    var checks = new LinkedHashMap<String, @Nullable Object>();
    for (var check : StrictJson.array(card("idcard", "read", simulator.uri()).get("checks"))) {
      var object = StrictJson.object(check);
      checks.put(String.valueOf(object.get("check")), object.get("passed"));
    }
    return checks;
  }

  @Test
  void aLongTermCardSaysSo() throws Exception {
    simulator.control("lay resident2");
    var card = card("idcard", "read", simulator.uri(), "--show-personal");
    assertEquals("long-term", card.get("validTo"));
    assertEquals("female", card.get("sex"));
  }

  @Test
  void withoutACardTheFaultIsTheCitizens() throws Exception {
    var object = Run.json(3, "idcard", "read", simulator.uri(), "--timeout", "0.8");
    assertEquals("no-card", Run.reason(object));
    var plain = Run.of("idcard", "read", simulator.uri(), "--timeout", "0.8");
    assertEquals(3, plain.status());
    assertTrue(plain.out().contains("no-card"), plain.out());
    assertTrue(plain.out().contains("请将身份证平放在读卡区"), plain.out());
  }

  @Test
  void aSilentReaderIsNoAnswerWhateverTheTimeout() throws Exception {
    simulator.control("fault silent");
    for (var timeout : List.of("0.2", "20")) {
      Run.json(4, "idcard", "read", simulator.uri(), "--timeout", timeout);
      var status = Run.json(4, "status", simulator.uri(), "--timeout", timeout);
      assertEquals("offline", status.get("state"));
    }
    assertEquals(4, Run.of("idcard", "read", simulator.uri(), "--timeout", "0.2").status());
  }

  @Test
  void aReaderThatIsNotThereIsDisconnected() throws Exception {
    assertEquals("disconnected", Run.reason(Run.json(3, "status", "ga450:/dev/no-such-port")));
  }

  @Test
  void theStatusHasTheIdentityOfTheModule() throws Exception {
    var status = Run.json(0, "status", simulator.uri());
    assertEquals("online", status.get("state"));
    assertNull(status.get("warning"));
    assertFalse(StrictJson.object(status.get("identity")).isEmpty());
    assertNotNull(StrictJson.object(status.get("capabilities")).get("appendedAddress"));
    assertEquals(List.of(), status.get("consumables"));
    assertTrue(Run.of("status", simulator.uri()).out().contains("online"));
  }
}
