// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Checks;
import hall.device.SelfTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The self-test before the daemon of sane-backends, and one that says what it can't be made to.
class SaneSelfTestTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Path folder;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static SanedPeer saned;

  @BeforeAll
  static void startTheDaemon() throws IOException {
    saned = SanedPeer.start(folder);
  }

  @AfterAll
  static void stopTheDaemon() {
    saned.close();
  }

  private static SelfTest test(String uri) throws InterruptedException {
    try (var scanner = SaneTrials.scanner(uri)) {
      return scanner.selfTest(SaneTrials.seconds(20));
    }
  }

  @Test
  void aHealthyScannerTellsEveryPartAndIsFreeAgain() throws Exception {
    for (int times = 0; times < 2; times++) {
      var test = test(saned.uri("test:0"));
      assertTrue(test.passed(), test::toString);
      assertEquals(List.of("service", "listed", "open", "options"), Checks.names(test));
      assertTrue(
          Checks.detail(test, "service").matches("SANE protocol 1\\.[01]\\.3"), test::toString);
      assertEquals("test:0, Noname frontend-tester", Checks.detail(test, "listed"));
      assertTrue(Checks.detail(test, "options").matches("[0-9]{2}, resolution 50"), test::toString);
    }
    assertTrue(test(saned.uri("")).passed(), "the first that is listed");
  }

  @Test
  void aDeviceThatTheDaemonDoesNotKnowIsAMatterOfOpening() throws Exception {
    var test = test(saned.uri("test:7"));
    assertEquals(List.of("open"), Checks.failed(test), test::toString);
    assertEquals("test:7 is not, which is allowed", Checks.detail(test, "listed"));
  }

  @Test
  void aPasswordIsAcceptedOrTheLoginIsNamed() throws Exception {
    Files.writeString(folder.resolve("saned.users"), "hall:secret:test\n");
    try {
      assertEquals(List.of("login"), Checks.failed(test(saned.uri("test:0"))));
      var wrong = Files.writeString(folder.resolve("wrong"), "hall:guess\n");
      var refused = test(saned.uri("test:0?key-file=" + wrong));
      assertEquals(List.of("login"), Checks.failed(refused), refused::toString);
      var key = Files.writeString(folder.resolve("key"), "hall:secret\n");
      var test = test(saned.uri("test:0?key-file=" + key));
      assertTrue(test.passed(), test::toString);
      assertEquals("accepted", Checks.detail(test, "login"));
    } finally {
      Files.delete(folder.resolve("saned.users"));
    }
  }

  @Test
  void aPasswordThatNobodyAsksForIsToldSo() throws Exception {
    var key = Files.writeString(folder.resolve("unasked"), "hall:secret\n");
    var test = test(saned.uri("test:0?key-file=" + key));
    assertEquals("not asked for", Checks.detail(test, "login"));
  }

  @Test
  void aDaemonThatIsGoneIsAMatterOfTheService() throws Exception {
    var test = test("sane://127.0.0.1:1/test:0");
    assertEquals(List.of("service"), Checks.names(test), test::toString);
    assertEquals(List.of("service"), Checks.failed(test));
  }

  @Test
  void aScannerThatSomebodyElseHasIsBusyAndNotBroken() throws Exception {
    try (var daemon = new SaneFake()) {
      daemon.opens(SaneFake.BUSY, SaneFake.BUSY, SaneFake.BUSY);
      var test = test(daemon.uri(""));
      assertTrue(test.passed(), test::toString);
      assertEquals(List.of("service", "listed", "busy"), Checks.names(test));
    }
  }
}
