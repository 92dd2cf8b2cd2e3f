// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceContext;
import hall.device.SystemTicker;
import hall.device.scan.ScanSettings;
import hall.kiosk.journey.Attestation;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.HandIn;
import hall.kiosk.journey.HelpAnswer;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Licence;
import hall.kiosk.journey.Lines;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Login;
import hall.kiosk.journey.PayAnswer;
import hall.kiosk.journey.QueueNumber;
import hall.kiosk.journey.RatingStep;
import hall.kiosk.journey.Samples;
import hall.kiosk.journey.Timetable;
import hall.kiosk.journey.Upkeep;
import hall.kiosk.outbox.Outbox;
import hall.kiosk.peripheral.Peripherals;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionLoopTest {

  @TempDir private Path folder;

  @Test
  void anErrandWaitsUntilTheCitizenHasLeft() throws Exception {
    var ticker = new SystemTicker();
    InstantSource clock = () -> Instant.parse("2026-11-01T00:00:00Z");
    try (var outbox =
            Outbox.open(folder.resolve("outbox.db"), new byte[32], new SecureRandom(), clock);
        var peripherals =
            new Peripherals(
                Map.of(), DeviceContext.of(ticker), event -> {}, SessionLoopTest::fail)) {
      var loop =
          new SessionLoop(
              Samples.terminal(),
              new SessionLoop.Parts(
                  peripherals,
                  outbox,
                  () -> {},
                  message -> {},
                  card -> Optional.empty(),
                  (key, said, card, pages, pdf) -> Optional.empty(),
                  (said, card) -> RatingStep.Answer.NOT_SENT,
                  new PaymentDesk(
                      (sort, account, card) -> Optional.empty(),
                      (key, bill) -> new PayAnswer.Silent(),
                      key -> new PayAnswer.Silent(),
                      key -> new PayAnswer.Silent(),
                      number -> new PayAnswer.Silent()),
                  new AttestationDesk(
                      (key, kind, card, document) ->
                          new Attestation.Answer.Refused(Attestation.Why.SILENT),
                      (key, part, outcome, copies) -> {}),
                  (call, place, said, over) -> new HelpAnswer.Silent(),
                  (key, code, wanted, taken) -> Optional.of(Licence.Problem.SILENT),
                  new LoginDesk(
                      Login.Answer.Silent::new, login -> new Login.Answer.Silent(), login -> {}),
                  code -> new HandIn.Unanswered(),
                  new ReuseDesk((card, item) -> List.of(), (card, paper) -> Optional.empty()),
                  () -> "https://localhost/q/",
                  new NumberDesk(
                      () -> Lines.UNKNOWN,
                      (group, name, lane) ->
                          new QueueNumber.Answer.Refused(new LocalText("没有", "None")),
                      (wish, number) ->
                          new Timetable.Answer.Refused(
                              new LocalText("没有", "None"), Optional.empty()),
                      (booking, windows, number) ->
                          new QueueNumber.Answer.Refused(new LocalText("没有", "None"))),
                  new UpkeepDesk(
                      pin -> new Upkeep.PinAnswer.NoPin(),
                      new Maintenance(peripherals, clock, ZoneId.of("Asia/Shanghai"), ticker),
                      () -> {}),
                  new ScanSettings(300, ScanSettings.Mode.COLOR, ScanSettings.Source.AUTO),
                  () -> {},
                  clock,
                  ZoneId.of("Asia/Shanghai"),
                  ticker,
                  new Random(1)),
              state -> {},
              SessionLoopTest::fail);
      loop.start();
      var atOnce = errand(loop);
      assertTrue(atOnce.await(10, TimeUnit.SECONDS));
      assertEquals("idle", loop.word());

      loop.post(new Event.Begin(Language.ZH_CN));
      var later = errand(loop);
      assertFalse(later.await(200, TimeUnit.MILLISECONDS));
      assertEquals("in-session", loop.word());
      loop.post(new Event.Cancel());
      loop.post(new Event.Leave());
      assertTrue(later.await(10, TimeUnit.SECONDS));
    }
  }

  private static void fail(Thread thread, Throwable bug) {
    throw new AssertionError(thread.getName(), bug);
  }

  private static CountDownLatch errand(SessionLoop loop) {
    var done = new CountDownLatch(1);
    loop.whenNobodyIsHere(done::countDown);
    return done;
  }
}
