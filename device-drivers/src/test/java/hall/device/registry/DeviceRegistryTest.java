// SPDX-License-Identifier: Apache-2.0
package hall.device.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Device;
import hall.device.DeviceContext;
import hall.device.DeviceUri;
import hall.device.SystemTicker;
import hall.device.scan.escl.EsclRedaction;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeviceRegistryTest {

  private final DeviceRegistry registry = new DeviceRegistry(DeviceContext.of(new SystemTicker()));

  @ParameterizedTest
  @ValueSource(strings = {"ga450:/dev/nothing?baud=115200", "ga450://127.0.0.1:1"})
  void cardReadersOpenWithoutTouchingTheHardware(String uri) {
    assertOpens(registry::openIdCardReader, uri);
  }

  @ParameterizedTest
  @ValueSource(strings = {"escpos:/dev/nothing", "escpos://127.0.0.1"})
  void ticketPrintersOpenWithoutTouchingTheHardware(String uri) {
    assertOpens(registry::openTicketPrinter, uri);
  }

  @Test
  void scannersAndPrintersOpenWithoutTouchingTheHardware() {
    assertOpens(registry::openScanner, "escl://127.0.0.1:1/eSCL");
    assertOpens(registry::openScanner, "escls://127.0.0.1:1/eSCL?fingerprint=" + "0f".repeat(32));
    assertOpens(registry::openScanner, "sane://127.0.0.1:1/test:0");
    assertOpens(registry::openScanner, "v4l2:/dev/nothing?dpi=200");
    assertOpens(registry::openPrinter, "ipp://127.0.0.1:1/ipp/print");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ga450:/dev/nothing",
        "escl://127.0.0.1:1/eSCL",
        "escls://127.0.0.1:1/eSCL",
        "sane://127.0.0.1:1",
        "v4l2:/dev/nothing",
        "ipp://127.0.0.1:1/ipp/print",
        "folder:/nothing",
        "escpos:/dev/nothing",
        "pcsc:nothing"
      })
  void anyDeviceOpensByItsSchemeAlone(String uri) {
    assertOpens(registry::open, uri);
  }

  @Test
  void aSchemeWithoutADriverIsRefusedWithThoseThatThereAre() {
    assertRefusal(
        registry::open, "ga450", "escl", "sane", "v4l2", "ipp", "folder", "escpos", "pcsc");
    assertRefusal(registry::openSmartCardReader, "pcsc");
    assertRefusal(registry::openIdCardReader, "ga450");
    assertRefusal(registry::openTicketPrinter, "escpos");
    assertRefusal(registry::openScanner, "escl", "sane", "v4l2");
    assertRefusal(registry::openPrinter, "ipp", "folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"escl://host", "escls://host"})
  void aRecordingOverTlsLosesItsPagesLikeOneInTheClear(String uri) {
    assertInstanceOf(EsclRedaction.class, DeviceRegistry.redaction(DeviceUri.parse(uri)));
  }

  @Test
  void aReaderOnTheNetworkWithoutAPortIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> registry.openIdCardReader(DeviceUri.parse("ga450://reader")));
  }

  private static void assertOpens(Function<DeviceUri, Device> open, String text) {
    var uri = DeviceUri.parse(text);
    try (var device = open.apply(uri)) {
      assertEquals(uri, device.uri());
    }
  }

  private static void assertRefusal(Function<DeviceUri, Device> open, String... schemes) {
    var uri = DeviceUri.parse("bogus:/dev/nothing");
    var refusal = assertThrows(IllegalArgumentException.class, () -> open.apply(uri));
    var sentence = String.valueOf(refusal.getMessage());
    assertTrue(List.of(schemes).stream().allMatch(sentence::contains), sentence);
    assertTrue(sentence.contains("bogus:/dev/nothing"), sentence);
  }
}
