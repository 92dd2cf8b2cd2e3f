// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Checks;
import hall.device.SelfTest;
import hall.device.idcard.ReaderDock.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The self-test against a simulated reader, well and broken.
final class Ga450SelfTestTest {

  private static final List<String> ALL =
      List.of("port", "rate", "sam", "sam-id", "antenna", "line");
  private static final String SAM_ID = "05.01-20260213-0000000001-0000000042";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  private ReaderDock dock(Kind kind) throws IOException {
    return ReaderDock.open(kind, folder);
  }

  private static SelfTest test(ReaderDock dock) throws InterruptedException {
    return dock.reader().selfTest(ReaderDock.in(10_000));
  }

  @ParameterizedTest
  @EnumSource
  void aHealthyReaderTellsEveryPartWithAndWithoutACard(Kind kind) throws Exception {
    try (var dock = dock(kind)) {
      var test = test(dock);
      assertTrue(test.passed(), test::toString);
      assertEquals(ALL, Checks.names(test));
      assertEquals(SAM_ID, Checks.detail(test, "sam-id"));
      assertEquals("no card", Checks.detail(test, "antenna"));
      dock.control("lay resident");
      var laid = test(dock);
      assertTrue(laid.passed(), laid::toString);
      assertEquals("card found", Checks.detail(laid, "antenna"));
      assertFalse(dock.simulator().control("stats").contains("\"reads\": 1"), "no card is read");
    }
  }

  @Test
  void anotherRateThanConfiguredIsTold() throws Exception {
    var uri = "ga450:" + folder.resolve("reader") + "?baud=115200";
    try (var _ = ReaderDock.simulator(Kind.SERIAL, folder, "--rate", "57600");
        var reader = ReaderDock.reader(uri)) {
      var test = reader.selfTest(ReaderDock.in(10_000));
      assertTrue(test.passed(), test::toString);
      assertEquals("57600, configured 115200", Checks.detail(test, "rate"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "refuse 11FF 60 1, sam, SW 63 07 60",
    "refuse 11FF 66 1, sam, SW 63 07 66",
    "quirk no-sam-id on, sam-id, SW 00 00 21",
    "refuse 2001 24 1, antenna, protocol FIND: SW 63 07 24",
    "fault silent, rate, disconnected no answer to status"
  })
  void aBrokenPartIsNamed(String fault, String check, String detail) throws Exception {
    try (var dock = dock(Kind.TCP)) {
      dock.control(fault);
      var test = test(dock);
      assertEquals(List.of(check), Checks.failed(test), test::toString);
      assertEquals(detail, Checks.detail(test, check));
      dock.reset();
      assertTrue(test(dock).passed());
    }
  }

  @Test
  void aReaderWhoseSecurityModuleFailedIsAskedNothingMore() throws Exception {
    try (var dock = dock(Kind.TCP)) {
      dock.control("refuse 11FF 60 1");
      assertEquals(List.of("port", "rate", "sam"), Checks.names(test(dock)));
    }
  }

  @Test
  void noiseOnTheLineIsAFinding() throws Exception {
    try (var dock = dock(Kind.TCP)) {
      dock.control("fault noise 2");
      var test = test(dock);
      assertEquals(List.of("line"), Checks.failed(test), test::toString);
      assertTrue(
          Checks.detail(test, "line")
              .matches("[1-9][0-9]* bytes of noise, 2 resynchronisations, 0 answers damaged"),
          test::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUnpluggedReaderIsAMatterOfItsPort(Kind kind) throws Exception {
    try (var dock = dock(kind)) {
      assertTrue(test(dock).passed());
      dock.simulator().close();
      var test = test(dock);
      assertEquals(List.of("port"), Checks.failed(test), test::toString);
      assertEquals(List.of("port"), Checks.names(test));
    }
  }

  @Test
  void aModelWithoutASamIdIsNotAskedForIt() throws Exception {
    var simulator = ReaderDock.simulator(Kind.TCP, folder);
    simulator.control("quirk no-sam-id on");
    try (var dock = ReaderDock.of(simulator, "model=text-and-photo-only")) {
      var test = test(dock);
      assertTrue(test.passed(), test::toString);
      assertEquals("this model can't be asked", Checks.detail(test, "sam-id"));
    }
  }
}
