// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import static hall.device.idcard.ReaderDock.done;
import static hall.device.idcard.ReaderDock.in;
import static hall.device.idcard.ReaderDock.reason;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceState;
import hall.device.Media;
import hall.device.idcard.IdCardReader.Extra;
import hall.device.idcard.ReaderDock.Kind;
import hall.device.simulator.Ga450Simulator;
import hall.device.simulator.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Modules that differ from the specification, and what cards hold besides.
final class Ga450ModelsTest {

  private static final int PATIENT = 10_000;
  private static final Fingerprint THUMB = new Fingerprint(11, 82, true);
  private static final Fingerprint FAILED = new Fingerprint(16, 0, false);

  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init") // set before the tests
  private static SimulatorProcess simulator;

  @BeforeAll
  static void start() throws IOException {
    simulator = ReaderDock.simulator(Kind.TCP, folder);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private @Nullable ReaderDock opened;

  /// The simulated reader serves one client at a time.
  @AfterEach
  void hangUp() {
    if (opened != null) {
      opened.reader().close();
    }
  }

  private ReaderDock dock(String model, String... quirks) throws IOException {
    var dock = ReaderDock.of(simulator, "model=" + model);
    opened = dock;
    dock.reset();
    for (var quirk : quirks) {
      dock.control("quirk " + quirk + " on");
    }
    return dock;
  }

  @ParameterizedTest
  @CsvSource({"1024, 2", "512, 1", "0, 0"})
  void fingerprintsComeOnDemandInEveryLength(int bytes, int count) throws Exception {
    var dock = dock("generic");
    dock.control("fingerprints " + bytes);
    dock.control("lay resident2");
    var reader = dock.reader();
    assertEquals(List.of(), done(reader.read(in(PATIENT))).fingerprints());
    var card = done(reader.read(Set.of(Extra.FINGERPRINTS), in(PATIENT)));
    assertEquals(List.of(THUMB, FAILED).subList(0, count), card.fingerprints());
    assertEquals("李样例", card.name());
    assertTrue(card.consistent(), card.checks()::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-fingerprints", "deaf-to-fingerprints", "fingerprints-in-short-form"})
  void aModuleWithoutFingerprintsIsReadWithoutThem(String quirk) throws Exception {
    var dock = dock("generic", quirk);
    dock.control("lay resident");
    var card = done(dock.reader().read(Set.of(Extra.FINGERPRINTS), in(PATIENT)));
    assertEquals("张测试", card.name());
    assertEquals(List.of(), card.fingerprints());
  }

  @Test
  void theManagementNumberComesOnDemand() throws Exception {
    var dock = dock("generic");
    dock.control("lay resident");
    assertNull(done(dock.read(PATIENT)).managementNumber());
    var extras = Set.of(Extra.MANAGEMENT_NUMBER);
    assertEquals(
        "0123456789ABCDEF0123456789AB",
        done(dock.reader().read(extras, in(PATIENT))).managementNumber());
    dock.control("refuse 3005 21");
    assertNull(done(dock.reader().read(extras, in(PATIENT))).managementNumber());
  }

  @Test
  void statusBytesOnSuccessMeanNothing() throws Exception {
    var dock = dock("generic", "status-bytes");
    dock.control("lay resident2");
    assertEquals("李样例", done(dock.read(PATIENT)).name());
    assertEquals(DeviceState.ONLINE, dock.reader().status(in(PATIENT)).state());
  }

  @Test
  void aCardIsReadTwiceWithoutLiftingUnlessTheModelForbidsIt() throws Exception {
    var dock = dock("generic");
    dock.control("lay resident");
    assertEquals("张测试", done(dock.read(PATIENT)).name());
    assertEquals("张测试", done(dock.read(PATIENT)).name());
  }

  @ParameterizedTest
  @CsvSource({"lift-before-reread, needs-lift", "hides-read-card, hides-read-card"})
  void aModelThatWantsTheCardLiftedReadsItAgainAfterwards(String model, String quirk)
      throws Exception {
    var dock = dock(model, quirk);
    dock.control("lay resident");
    assertEquals("张测试", done(dock.read(PATIENT)).name());
    var without = reason(dock.read(1000));
    assertEquals(quirk.equals("needs-lift") ? "card-not-lifted" : "no-card", without);
    dock.control("remove");
    assertFalse(done(dock.reader().cardPresent(in(PATIENT))));
    dock.control("lay resident2");
    assertEquals("李样例", done(dock.read(PATIENT)).name());
  }

  @Test
  void aReadCardThatIsHiddenIsNotSaidToBeGone() throws Exception {
    var dock = dock("hides-read-card", "hides-read-card");
    dock.control("lay resident");
    assertEquals(Media.PRESENT, dock.reader().status(in(PATIENT)).media());
    assertEquals("张测试", done(dock.read(PATIENT)).name());
    assertEquals(Media.UNKNOWN, dock.reader().status(in(PATIENT)).media());
  }

  @Test
  void aFirstFindThatLiesIsAskedAgain() throws Exception {
    var dock = dock("slow-antenna", "first-find-lies", "first-select-fails");
    dock.control("lay resident");
    assertTrue(done(dock.reader().cardPresent(in(PATIENT))));
    assertEquals(Media.PRESENT, dock.reader().status(in(PATIENT)).media());
    assertEquals("张测试", done(dock.read(PATIENT)).name());
  }

  @Test
  void aModuleWithoutANumberIsNotAskedForOne() throws Exception {
    var dock = dock("text-and-photo-only", "no-sam-id", "deaf-to-fingerprints");
    var status = dock.reader().status(in(PATIENT));
    assertEquals(DeviceState.ONLINE, status.state());
    assertTrue(status.identity().isEmpty());
    assertEquals("false", status.capabilities().get("fingerprints"));
    dock.control("lay resident");
    var card = done(dock.reader().read(Set.of(Extra.FINGERPRINTS), in(PATIENT)));
    assertEquals("张测试", card.name());
    assertEquals(0, dock.reader().operations().counts().get("retries"));
  }

  @Test
  void aFixedRateIsTheOnlyOneThatIsTried() throws Exception {
    var serial = folder.resolve("fixed");
    try (var slow =
        SimulatorProcess.start(
            Ga450Simulator.class, "--link", serial.toString(), "--rate", "9600")) {
      assertTrue(slow.isAlive());
      var base = "ga450:" + serial + "?baud=115200";
      try (var fixed = ReaderDock.reader(base + "&model=text-and-photo-only");
          var free = ReaderDock.reader(base)) {
        assertEquals("disconnected", reason(fixed.cardPresent(in(PATIENT))));
        assertFalse(done(free.cardPresent(in(PATIENT))));
      }
    }
  }

  @Test
  void aQuirkThatIsUnknownOrOutOfRangeIsRefusedWhenTheReaderIsOpened() throws IOException {
    var file = folder.resolve("own.json");
    for (var quirk : List.of("\"liftBefore\": true", "\"findIntervalMillis\": 0")) {
      Files.writeString(
          file, "{\"models\": [{\"name\": \"generic\", \"quirks\": {" + quirk + "}}]}");
      assertThrows(
          IllegalArgumentException.class,
          () -> ReaderDock.reader("ga450:/dev/none?model-file=" + file));
    }
    assertThrows(
        IllegalArgumentException.class, () -> ReaderDock.reader("ga450:/dev/none?model=none"));
  }
}
