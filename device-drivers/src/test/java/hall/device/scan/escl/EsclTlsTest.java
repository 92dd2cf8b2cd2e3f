// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.DeviceUri;
import hall.device.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Scanners sign their own certificates: one is pinned or refused, and never simply believed.
class EsclTlsTest {

  @Test
  void aPinnedScannerIsBelievedAndAnyOtherIsNamedByItsFingerprint() throws Exception {
    try (var dock = EsclDock.start("on")) {
      var sha256 = dock.control("fingerprint").replaceAll(".*\"([0-9a-f]{64})\".*", "$1");
      dock.open("?fingerprint=" + sha256);
      dock.control("load 2");
      dock.control("quirk other-host-location on");
      assertEquals(Outcome.done(4), dock.scan(EsclDock.BOTH_SIDES));
      untrusted(dock, "", sha256);
      untrusted(dock, "?fingerprint=" + "0".repeat(64), sha256);
    }
  }

  private static void untrusted(EsclDock dock, String query, String sha256) throws Exception {
    dock.open(query);
    var status = dock.scanner().status(EsclDock.seconds(10));
    var fault = status.fault().orElseThrow();
    assertEquals("certificate-untrusted", fault.reason(), fault.raw());
    assertEquals(DeviceState.HARDWARE_ERROR, status.state());
    assertEquals(Owner.ENGINEER, fault.owner());
    assertEquals("fingerprint=" + sha256, fault.raw());
    assertEquals("certificate-untrusted", EsclDock.reason(dock.scan(EsclDock.QUICK)));
  }

  @ParameterizedTest
  @CsvSource({
    "escl://10.0.0.7, http://10.0.0.7:80, /eSCL",
    "escls://10.0.0.7, https://10.0.0.7:443, /eSCL",
    "escls://scanner.hall:8443/other/, https://scanner.hall:8443, /other"
  })
  void portAndPathAreTheUsualOnesWhereNoneAreNamed(String uri, String origin, String base) {
    var address = EsclAddress.of(DeviceUri.parse(uri));
    assertEquals(origin, address.origin());
    assertEquals(base, address.base());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "escls://host/eSCL?fingerprint=12",
        "escl://host/eSCL?fingerprint="
            + "0000000000000000000000000000000000000000000000000000000000000000",
        "escl:/dev/usb/lp0"
      })
  void anAddressThatCannotBeIsRefusedAtTheStart(String uri) {
    assertThrows(IllegalArgumentException.class, () -> EsclAddress.of(DeviceUri.parse(uri)));
  }
}
