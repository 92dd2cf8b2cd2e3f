// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Ticker;
import hall.device.scan.ScanSettings;
import hall.kiosk.journey.Attestation;
import hall.kiosk.journey.HandIn;
import hall.kiosk.journey.HelpAnswer;
import hall.kiosk.journey.Licence;
import hall.kiosk.journey.Lines;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Login;
import hall.kiosk.journey.PayAnswer;
import hall.kiosk.journey.QueueNumber;
import hall.kiosk.journey.RatingStep;
import hall.kiosk.journey.Timetable;
import hall.kiosk.journey.Upkeep;
import hall.kiosk.outbox.Outbox;
import hall.kiosk.peripheral.Peripherals;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What a session needs, of a terminal whose server answers nothing.
final class Unserved {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private Unserved() {}

  static SessionLoop.Parts parts(
      Peripherals peripherals,
      Outbox outbox,
      Runnable submissionStored,
      InstantSource clock,
      Ticker ticker,
      RandomGenerator random) {
    return new SessionLoop.Parts(
        peripherals,
        outbox,
        submissionStored,
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
            (key, kind, card, document) -> new Attestation.Answer.Refused(Attestation.Why.SILENT),
            (key, part, outcome, copies) -> {}),
        (call, place, said, over) -> new HelpAnswer.Silent(),
        (key, code, wanted, taken) -> Optional.of(Licence.Problem.SILENT),
        new LoginDesk(Login.Answer.Silent::new, login -> new Login.Answer.Silent(), login -> {}),
        code -> new HandIn.Unanswered(),
        new ReuseDesk((card, item) -> List.of(), (card, paper) -> Optional.empty()),
        () -> "https://localhost/q/",
        new NumberDesk(
            () -> Lines.UNKNOWN,
            (group, name, lane) -> new QueueNumber.Answer.Refused(new LocalText("没有", "None")),
            (wish, number) ->
                new Timetable.Answer.Refused(new LocalText("没有", "None"), Optional.empty()),
            (booking, windows, number) ->
                new QueueNumber.Answer.Refused(new LocalText("没有", "None"))),
        new UpkeepDesk(
            pin -> new Upkeep.PinAnswer.NoPin(),
            new Maintenance(peripherals, clock, ZONE, ticker),
            () -> {}),
        new ScanSettings(300, ScanSettings.Mode.COLOR, ScanSettings.Source.AUTO),
        () -> {},
        clock,
        ZONE,
        ticker,
        random);
  }
}
