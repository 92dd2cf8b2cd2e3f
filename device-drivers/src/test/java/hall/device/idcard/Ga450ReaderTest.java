// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import static hall.device.idcard.ReaderDock.done;
import static hall.device.idcard.ReaderDock.in;
import static hall.device.idcard.ReaderDock.reason;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceState;
import hall.device.idcard.ReaderDock.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The driver against a simulated reader on a paced pseudo-terminal and over TCP.
final class Ga450ReaderTest {

  private static final int PATIENT = 10_000;

  @TempDir private static Path folder;
  private static final Map<Kind, ReaderDock> docks = new EnumMap<>(Kind.class);

  @BeforeAll
  static void start() throws IOException {
    for (var kind : Kind.values()) {
      docks.put(kind, ReaderDock.open(kind, folder));
    }
  }

  @AfterAll
  static void stop() {
    docks.values().forEach(ReaderDock::close);
  }

  private static ReaderDock dock(Kind kind) throws IOException {
    var dock = docks.get(kind);
    if (dock == null) {
      throw new IllegalStateException("no dock for " + kind);
    }
    dock.reset();
    return dock;
  }

  @ParameterizedTest
  @CsvSource({
    "SERIAL, resident, RESIDENT, 张测试",
    "SERIAL, resident2, RESIDENT, 李样例",
    "SERIAL, hk-mo-tw, HK_MO_TW, 陈测试",
    "SERIAL, foreign-2017, FOREIGN_PERMANENT_2017, 样例人",
    "SERIAL, foreign-2023, FOREIGN_PERMANENT_2023, 测试丽",
    "TCP, resident, RESIDENT, 张测试",
    "TCP, foreign-2023, FOREIGN_PERMANENT_2023, 测试丽",
  })
  void aCardIsReadAndAgreesWithItself(Kind kind, String sample, IdCard.Layout layout, String name)
      throws Exception {
    var dock = dock(kind);
    dock.control("lay " + sample);
    var card = done(dock.read(PATIENT));
    assertEquals(layout, card.layout());
    assertEquals(name, card.name());
    assertEquals(new Photo.Undecoded(), card.photo());
    assertTrue(card.consistent(), card.checks()::toString);
  }

  @ParameterizedTest
  @EnumSource
  void theAppendedAddressReplacesThePrintedOne(Kind kind) throws Exception {
    var dock = dock(kind);
    dock.control("lay resident2");
    assertEquals("样例省测试市演示区敬老路49号幸福院3单元101室", done(dock.read(PATIENT)).address());
  }

  @ParameterizedTest
  @EnumSource
  void noCardInTimeIsAFaultOfTheCitizen(Kind kind) throws Exception {
    var fault = ReaderDock.fault(dock(kind).read(700));
    assertEquals("no-card", fault.reason());
    assertEquals("citizen", fault.owner().word());
  }

  @ParameterizedTest
  @EnumSource
  void aCardThatIsLaidWhileItWaitsIsRead(Kind kind) throws Exception {
    var dock = dock(kind);
    var reading = new FutureTask<>(() -> dock.read(PATIENT));
    Thread.ofVirtual().start(reading);
    dock.control("lay resident");
    assertEquals("张测试", done(reading.get()).name());
  }

  @ParameterizedTest
  @EnumSource
  void aCardPulledMidReadIsAFaultOfTheCitizen(Kind kind) throws Exception {
    var dock = dock(kind);
    dock.control("lay resident");
    dock.control("fault pull-mid-read");
    assertEquals("card-removed", reason(dock.read(PATIENT)));
    dock.control("lay resident");
    assertEquals("张测试", done(dock.read(PATIENT)).name());
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedAnswerIsAskedForAgain(Kind kind) throws Exception {
    var dock = dock(kind);
    dock.control("lay resident");
    dock.control("fault checksum 2");
    assertEquals("张测试", done(dock.read(PATIENT)).name());
  }

  @ParameterizedTest
  @EnumSource
  void answersThatStayDamagedAreAFault(Kind kind) throws Exception {
    var dock = dock(kind);
    dock.control("lay resident");
    dock.control("fault checksum 99");
    assertEquals("checksum", reason(dock.read(PATIENT)));
  }

  @ParameterizedTest
  @EnumSource
  void aCardThatFailedMustBeLiftedAndLaidAgain(Kind kind) throws Exception {
    var dock = dock(kind);
    dock.control("lay resident");
    dock.control("fault read-failed");
    assertEquals("card-unreadable", reason(dock.read(PATIENT)));
    assertEquals("card-unreadable", reason(dock.read(PATIENT)));
    dock.control("remove");
    dock.control("lay resident");
    assertEquals("张测试", done(dock.read(PATIENT)).name());
  }

  @ParameterizedTest
  @EnumSource
  void noiseOnTheLineIsSkipped(Kind kind) throws Exception {
    var dock = dock(kind);
    dock.control("lay resident");
    dock.control("fault noise 5");
    assertEquals("张测试", done(dock.read(PATIENT)).name());
  }

  @ParameterizedTest
  @EnumSource
  void answersMayComeByteByByte(Kind kind) throws Exception {
    var dock = dock(kind);
    dock.control("lay resident2");
    dock.control("fault dribble");
    assertEquals("李样例", done(dock.read(PATIENT)).name());
  }

  @ParameterizedTest
  @EnumSource
  void aSilentReaderIsDisconnectedUntilItAnswersAgain(Kind kind) throws Exception {
    var dock = dock(kind);
    dock.control("lay resident");
    dock.control("fault silent");
    assertEquals("disconnected", reason(dock.read(PATIENT)));
    dock.control("fault none");
    assertEquals("张测试", done(dock.read(PATIENT)).name());
  }

  @ParameterizedTest
  @EnumSource
  void aReaderSwitchedOffAndOnGoesOn(Kind kind) throws Exception {
    var dock = dock(kind);
    dock.control("lay resident");
    dock.control("power off");
    assertEquals(DeviceState.OFFLINE, dock.reader().status(in(PATIENT)).state());
    dock.control("power on");
    assertEquals("张测试", done(dock.read(PATIENT)).name());
  }

  @ParameterizedTest
  @EnumSource
  void aCardLeftBehindIsSeenWithoutBeingRead(Kind kind) throws Exception {
    var dock = dock(kind);
    assertFalse(done(dock.reader().cardPresent(in(PATIENT))));
    dock.control("lay resident");
    assertTrue(done(dock.reader().cardPresent(in(PATIENT))));
  }

  @ParameterizedTest
  @EnumSource
  void statusTellsTheSecurityModule(Kind kind) throws Exception {
    var status = dock(kind).reader().status(in(PATIENT));
    assertEquals(DeviceState.ONLINE, status.state());
    assertEquals("05.01-20260213-0000000001-0000000042", status.identity().get("samId"));
  }

  @ParameterizedTest
  @EnumSource
  void aSecondOperationIsBusyAfterItsOwnDeadline(Kind kind) throws Exception {
    var dock = dock(kind);
    var reading = new FutureTask<>(() -> dock.read(PATIENT));
    Thread.ofVirtual().start(reading);
    awaitRequests(dock);
    assertEquals("busy", reason(dock.reader().cardPresent(in(100))));
    dock.control("lay resident");
    assertEquals("张测试", done(reading.get()).name());
  }

  /// Until the driver polls for a card.
  private static void awaitRequests(ReaderDock dock) throws IOException {
    var before = dock.simulator().control("stats");
    while (dock.simulator().control("stats").equals(before)) {
      Thread.onSpinWait();
    }
  }
}
