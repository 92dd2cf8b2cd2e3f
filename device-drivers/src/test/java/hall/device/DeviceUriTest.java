// SPDX-License-Identifier: Apache-2.0
package hall.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeviceUriTest {

  @Test
  void aLocalDeviceHasAPathAndParameters() {
    var uri = DeviceUri.parse("ga450:/dev/ttyUSB0?baud=115200");
    assertEquals("ga450", uri.scheme());
    assertFalse(uri.remote());
    assertEquals("/dev/ttyUSB0", uri.path());
    assertEquals(-1, uri.port());
    assertEquals(OptionalInt.of(115200), uri.number("baud"));
    assertEquals(OptionalInt.empty(), uri.number("parity"));
  }

  @Test
  void aNetworkDeviceHasHostPortAndPath() {
    var uri = DeviceUri.parse("ipp://printer.local:631/ipp/print");
    assertTrue(uri.remote());
    assertEquals("printer.local", uri.host());
    assertEquals(631, uri.port());
    assertEquals("/ipp/print", uri.path());
    assertEquals(Map.of(), uri.parameters());
  }

  @Test
  void anIpv6HostKeepsItsBrackets() {
    var uri = DeviceUri.parse("escpos://[::1]:9100");
    assertEquals("[::1]", uri.host());
    assertEquals(9100, uri.port());
  }

  @Test
  void parametersAreDecoded() {
    assertEquals("a b&c", DeviceUri.parse("x:/p?name=a%20b%26c").parameters().get("name"));
  }

  @Test
  void itPrintsAsItWasWritten() {
    var text = "escpos:/dev/ttyUSB1?baud=19200";
    assertEquals(text, DeviceUri.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ga450",
        "ga450:",
        ":/dev/x",
        "GA450:/dev/x",
        "x://host:0",
        "x://host:65536",
        "x:/p?=1",
        "x:/p?novalue"
      })
  void whatIsNoDeviceUriIsRefusedWithASentence(String text) {
    var refusal = assertThrows(IllegalArgumentException.class, () -> DeviceUri.parse(text));
    assertTrue(String.valueOf(refusal.getMessage()).contains("\"" + text + "\""));
  }

  @Test
  void aParameterThatIsNoNumberIsRefusedWhenANumberIsWanted() {
    var uri = DeviceUri.parse("x:/p?baud=fast");
    assertThrows(IllegalArgumentException.class, () -> uri.number("baud"));
  }

  @Test
  void noTextMakesItFailOtherwise() {
    var random = new Random(20260101);
    var alphabet = "ga:/?=&%[]0123. #é中";
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(24); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        assertEquals(text.toString(), DeviceUri.parse(text.toString()).text());
      } catch (IllegalArgumentException refused) {
        assertFalse(String.valueOf(refused.getMessage()).isEmpty());
      }
    }
  }
}
