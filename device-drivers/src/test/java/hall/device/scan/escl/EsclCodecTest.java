// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import static hall.device.scan.escl.EsclSamples.CAPABILITIES;
import static hall.device.scan.escl.EsclSamples.STATUS;
import static hall.device.scan.escl.EsclSamples.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.scan.escl.EsclStatus.Adf;
import hall.device.scan.escl.EsclStatus.JobState;
import hall.device.scan.escl.EsclStatus.State;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EsclCodecTest {

  @Test
  void capabilitiesTellSourcesSizesAndResolutions() throws EsclFormatException {
    var capabilities = EsclCodec.capabilities(bytes(CAPABILITIES));
    assertEquals("Sample M1", capabilities.makeAndModel());
    assertEquals("S1", capabilities.serialNumber());
    var platen = capabilities.platen().orElseThrow();
    assertEquals(List.of(200, 600), platen.resolutions());
    assertEquals(List.of("application/pdf", "image/jpeg"), platen.formats());
    assertEquals(3300, platen.maxHeight());
    var feeder = capabilities.feeder().orElseThrow();
    assertEquals(Optional.of(new EsclCapabilities.Range(100, 400, 50)), feeder.range());
    assertEquals(List.of("Grayscale8"), feeder.colorModes());
  }

  @ParameterizedTest
  @CsvSource({"300, 200", "400, 600", "401, 600", "75, 200", "9999, 600"})
  void theNearestDiscreteResolutionIsTaken(int wanted, int taken) throws EsclFormatException {
    var platen = EsclCodec.capabilities(bytes(CAPABILITIES)).platen().orElseThrow();
    assertEquals(taken, platen.nearest(wanted));
  }

  @ParameterizedTest
  @CsvSource({"300, 300", "310, 300", "330, 350", "75, 100", "9999, 400"})
  void theNearestResolutionOfARangeIsTaken(int wanted, int taken) throws EsclFormatException {
    var feeder = EsclCodec.capabilities(bytes(CAPABILITIES)).feeder().orElseThrow();
    assertEquals(taken, feeder.nearest(wanted));
  }

  @Test
  void aStatusTellsFeederAndJobs() throws EsclFormatException {
    var status = EsclCodec.status(bytes(STATUS));
    assertEquals(State.PROCESSING, status.state());
    assertEquals(Adf.LOADED, status.adf());
    assertEquals(Optional.of(JobState.PROCESSING), status.job("/eSCL/ScanJobs/8"));
    assertEquals(Optional.of(JobState.ABORTED), status.job("/eSCL/ScanJobs/7"));
    assertEquals(Optional.empty(), status.job("/eSCL/ScanJobs/6"));
  }

  @ParameterizedTest
  @CsvSource({
    "ScannerAdfJam, JAM",
    "ScannerAdfEmpty, EMPTY",
    "ScannerAdfDoorOpen, DOOR_OPEN",
    "ScannerAdfHatchOpen, HATCH_OPEN",
    "ScannerAdfMultipickDetected, MULTIPICK",
    "ScannerAdfOnFire, OTHER"
  })
  void feederStatesAreToldApart(String word, Adf adf) throws EsclFormatException {
    assertEquals(adf, EsclCodec.status(bytes(STATUS.replace("ScannerAdfLoaded", word))).adf());
  }

  @Test
  void settingsNameSourceModeAndRegion() {
    var xml =
        new String(
            EsclCodec.settings(new EsclRequest("2.6", true, 2480, 3508, "RGB24", 300)),
            StandardCharsets.UTF_8);
    for (var part :
        List.of(
            "<pwg:Version>2.6</pwg:Version>",
            "<pwg:InputSource>Feeder</pwg:InputSource>",
            "<scan:ColorMode>RGB24</scan:ColorMode>",
            "<scan:XResolution>300</scan:XResolution>",
            "<pwg:Height>3508</pwg:Height>",
            "<scan:Duplex>false</scan:Duplex>")) {
      assertTrue(xml.contains(part), part);
    }
  }

  @Test
  void settingsAreTheXmlThatTheyLookLike() throws EsclFormatException {
    var xml = EsclCodec.settings(new EsclRequest("<", false, 100, 100, "RGB24", 75));
    assertEquals("2.0", EsclXml.text(EsclXml.root(xml, "ScanSettings"), "Version"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://10.0.0.7:80/eSCL/ScanJobs/1, /eSCL/ScanJobs/1",
    "http://10.0.0.7/eSCL/ScanJobs/1/, /eSCL/ScanJobs/1",
    "/eSCL/ScanJobs/a-b, /eSCL/ScanJobs/a-b",
    "ScanJobs/3, /eSCL/ScanJobs/3",
    "https://scanner.local/eSCL/ScanJobs/4, /eSCL/ScanJobs/4",
    "http://[fe80::1%eth0]/eSCL/ScanJobs/5, /eSCL/ScanJobs/5",
    "http://my scanner/eSCL/ScanJobs/6, /eSCL/ScanJobs/6",
    "http://10.0.0.7//eSCL/ScanJobs/7, /eSCL/ScanJobs/7"
  })
  void onlyThePathOfALocationCounts(String location, String path) throws EsclFormatException {
    assertEquals(path, EsclCodec.jobPath("/eSCL", location));
  }

  @ParameterizedTest
  @ValueSource(strings = {"urn:job", "http://x/a b", "http://x/%zz", "http://x", "/"})
  void aLocationWithoutAUsablePathIsRefused(String location) {
    assertThrows(EsclFormatException.class, () -> EsclCodec.jobPath("/eSCL", location));
  }

  @Test
  void documentTypesAndEntitiesAreRefused() {
    var bomb =
        "<!DOCTYPE s [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
            + "<s:ScannerStatus xmlns:s=\"x\"><State>&a;</State></s:ScannerStatus>";
    assertThrows(EsclFormatException.class, () -> EsclCodec.status(bytes(bomb)));
  }

  @Test
  void everyTruncationIsAFormatException() {
    var xml = bytes(CAPABILITIES.strip());
    for (int length = 0; length < xml.length; length++) {
      var cut = Arrays.copyOf(xml, length);
      assertThrows(EsclFormatException.class, () -> EsclCodec.capabilities(cut));
    }
  }

  @Test
  void damageIsReadOrRefusedButNeverThrowsAnythingElse() {
    var random = new Random(20260302);
    var xml = bytes(STATUS);
    var capabilities = bytes(CAPABILITIES);
    int refused = 0;
    for (int round = 0; round < 3_000; round++) {
      refused +=
          refuses(damaged(xml, random), true) + refuses(damaged(capabilities, random), false);
    }
    assertTrue(refused > 100 && refused < 6_000, refused + " refused");
  }

  private static byte[] damaged(byte[] xml, Random random) {
    var damaged = xml.clone();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      int at = random.nextInt(damaged.length);
      damaged[at] =
          random.nextBoolean() ? (byte) random.nextInt() : damaged[random.nextInt(damaged.length)];
    }
    return damaged;
  }

  private static int refuses(byte[] xml, boolean status) {
    try {
      if (status) {
        EsclCodec.status(xml);
      } else {
        EsclCodec.capabilities(xml).platen().ifPresent(input -> input.nearest(300));
      }
      return 0;
    } catch (EsclFormatException e) {
      return 1;
    }
  }
}
