// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import static hall.device.scan.escl.EsclSamples.CAPABILITIES;
import static hall.device.scan.escl.EsclSamples.STATUS;
import static hall.device.scan.escl.EsclSamples.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.scan.escl.EsclRequest.Source;
import hall.device.scan.escl.EsclStatus.Adf;
import hall.device.scan.escl.EsclStatus.JobState;
import hall.device.scan.escl.EsclStatus.State;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EsclCodecTest {

  @Test
  void capabilitiesTellSourcesSizesAndResolutions() throws EsclFormatException {
    var capabilities = EsclCapabilitiesCodec.read(bytes(CAPABILITIES));
    assertEquals("Sample M1", capabilities.makeAndModel());
    assertEquals("S1", capabilities.serialNumber());
    var platen = capabilities.platen().orElseThrow();
    assertEquals(List.of("Document", "Photo"), platen.intents());
    assertEquals(8, platen.minWidth());
    assertEquals(3300, platen.maxHeight());
    var profile = platen.profiles().getFirst();
    assertEquals(List.of(200, 600), profile.resolutions());
    assertEquals(List.of("application/pdf"), profile.formats());
    assertEquals(List.of("image/jpeg"), profile.formatsExt());
    var feeder = capabilities.feeder().orElseThrow().profiles().getFirst();
    assertEquals(Optional.of(new EsclCapabilities.Range(100, 400, 50)), feeder.range());
    assertEquals(List.of("Grayscale8"), feeder.colorModes());
    assertEquals(OptionalInt.of(50), capabilities.feederCapacity());
    assertEquals(4000, capabilities.duplex().orElseThrow().maxHeight());
  }

  @Test
  void aProfileThatIsReferredToByNameCounts() throws EsclFormatException {
    var duplex = EsclCapabilitiesCodec.read(bytes(CAPABILITIES)).duplex().orElseThrow();
    assertEquals(List.of("RGB24"), duplex.profiles().getFirst().colorModes());
    assertEquals(List.of(150), duplex.profiles().getFirst().resolutions());
  }

  @Test
  void aFeederDescribedOnceHasBothSidesWhereItSaysSo() throws EsclFormatException {
    var simplex =
        CAPABILITIES.replaceAll("(?s)<scan:AdfDuplexInputCaps>.*</scan:AdfDuplexInputCaps>", "");
    assertEquals(Optional.empty(), EsclCapabilitiesCodec.read(bytes(simplex)).duplex());
    var both =
        EsclCapabilitiesCodec.read(
            bytes(
                simplex.replace(
                    "</scan:AdfSimplexInputCaps>",
                    "</scan:AdfSimplexInputCaps><scan:AdfOptions><scan:AdfOption>Duplex</scan:AdfOption></scan:AdfOptions>")));
    assertEquals(both.feeder(), both.duplex());
  }

  @Test
  void theRangeIsReadUnderBothOfItsNames() throws EsclFormatException {
    var other = CAPABILITIES.replace("XResolutionRange", "XResolution");
    assertEquals(
        Optional.of(new EsclCapabilities.Range(100, 400, 50)),
        EsclCapabilitiesCodec.read(bytes(other))
            .feeder()
            .orElseThrow()
            .profiles()
            .getFirst()
            .range());
  }

  @ParameterizedTest
  @CsvSource({"300, 200", "400, 600", "401, 600", "75, 200", "9999, 600"})
  void theNearestDiscreteResolutionIsTaken(int wanted, int taken) throws EsclFormatException {
    var platen =
        EsclCapabilitiesCodec.read(bytes(CAPABILITIES))
            .platen()
            .orElseThrow()
            .profiles()
            .getFirst();
    assertEquals(taken, platen.nearest(wanted));
  }

  @ParameterizedTest
  @CsvSource({"300, 300", "310, 300", "330, 350", "75, 100", "9999, 400"})
  void theNearestResolutionOfARangeIsTaken(int wanted, int taken) throws EsclFormatException {
    var feeder =
        EsclCapabilitiesCodec.read(bytes(CAPABILITIES))
            .feeder()
            .orElseThrow()
            .profiles()
            .getFirst();
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
    "ScannerAdfDuplexPageTooLong, TOO_LONG",
    "ScannerAdfInputTrayOverloaded, OVERLOADED",
    "ScannerAdfOnFire, OTHER"
  })
  void feederStatesAreToldApart(String word, Adf adf) throws EsclFormatException {
    assertEquals(adf, EsclCodec.status(bytes(STATUS.replace("ScannerAdfLoaded", word))).adf());
  }

  @Test
  void anUnknownStateIsBorneAndAMissingOneIsNot() throws EsclFormatException {
    var strange = STATUS.replace("<p:State>Processing", "<p:State>Dreaming");
    assertEquals(State.OTHER, EsclCodec.status(bytes(strange)).state());
    var without = STATUS.replaceAll("<p:State>.*</p:State>", "");
    assertThrows(EsclFormatException.class, () -> EsclCodec.status(bytes(without)));
  }

  @Test
  void settingsNameSourceModeAndRegion() {
    var xml = new String(EsclCodec.settings(request("2.6", Source.FEEDER)), StandardCharsets.UTF_8);
    for (var part :
        List.of(
            "<pwg:Version>2.6</pwg:Version>",
            "<scan:Intent>Document</scan:Intent>",
            "<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt>",
            "<pwg:InputSource>Feeder</pwg:InputSource>",
            "<scan:ColorMode>RGB24</scan:ColorMode>",
            "<scan:XResolution>300</scan:XResolution>",
            "<pwg:Height>3508</pwg:Height>",
            "<scan:Duplex>false</scan:Duplex>")) {
      assertTrue(xml.contains(part), part);
    }
  }

  @ParameterizedTest
  @CsvSource({"PLATEN, Platen, ''", "FEEDER, Feeder, false", "DUPLEX, Feeder, true"})
  void theSidesAreAskedOfTheFeederAlone(Source source, String word, String duplex)
      throws EsclFormatException {
    var settings = EsclXml.root(EsclCodec.settings(request("2.6", source)), "ScanSettings");
    assertEquals(word, EsclXml.text(settings, "InputSource"));
    assertEquals(duplex, EsclXml.text(settings, "Duplex"));
  }

  private static EsclRequest request(String version, Source source) {
    return new EsclRequest(version, "Document", source, 2480, 3508, "RGB24", true, 300);
  }

  @Test
  void settingsAreTheXmlThatTheyLookLike() throws EsclFormatException {
    var xml = EsclCodec.settings(request("<", Source.PLATEN));
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
    "http://[fe80/eSCL/ScanJobs/4060, /eSCL/ScanJobs/4060",
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
  void whatIsDeeperOrLongerThanAnyScannersDocumentIsRefused() {
    var deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
    var nested = STATUS.replace("</s:Jobs>", deep + "</s:Jobs>");
    assertThrows(EsclFormatException.class, () -> EsclCodec.status(bytes(nested)));
    var padded = STATUS.replace("</s:Jobs>", " ".repeat(EsclXml.MOST_BYTES) + "</s:Jobs>");
    assertThrows(EsclFormatException.class, () -> EsclCodec.status(bytes(padded)));
  }

  @Test
  void everyTruncationIsAFormatException() {
    var xml = bytes(CAPABILITIES.strip());
    for (int length = 0; length < xml.length; length++) {
      var cut = Arrays.copyOf(xml, length);
      assertThrows(EsclFormatException.class, () -> EsclCapabilitiesCodec.read(cut));
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
        EsclCapabilitiesCodec.read(xml)
            .platen()
            .ifPresent(input -> input.profiles().forEach(profile -> profile.nearest(300)));
      }
      return 0;
    } catch (EsclFormatException e) {
      return 1;
    }
  }
}
