// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.ticket.Ticket;
import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.GrievanceStep.Receipt;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.LocalText;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GrievancePaperTest {
  private static final Receipt RECEIPT = receipt(Grievance.Sort.UNRESOLVED);

  private static Receipt receipt(Grievance.Sort sort) {
    return new Receipt(
        sort,
        "TS20261126-000001",
        OffsetDateTime.parse("2026-11-26T09:30:00+08:00"),
        LocalDate.of(2026, 11, 30),
        LocalDate.of(2026, 12, 3),
        2,
        Optional.of("https://hall.example/complaints/TS20261126-000001?k=x"));
  }

  @Test
  void theSlipOfAVisitSaysThatItCostsNothing() {
    for (var language : Language.values()) {
      var ticket =
          GrievancePaper.ticket(
              new LocalText("示例大厅", "Sample hall"), receipt(Grievance.Sort.VISIT), language);
      assertTrue(
          ticket.toString().contains(language == Language.ZH_CN ? "不收费" : "free of charge"),
          ticket::toString);
    }
  }

  @Test
  void theSlipSaysNumberAndDaysAndHowToAsk() {
    for (var language : Language.values()) {
      var parts =
          GrievancePaper.ticket(new LocalText("示例大厅", "Sample hall"), RECEIPT, language).parts();
      var text =
          parts.stream()
              .filter(Ticket.Text.class::isInstance)
              .map(part -> ((Ticket.Text) part).text())
              .collect(Collectors.joining("\n"));
      for (var told : List.of("TS20261126-000001", "2026-11-26 09:30")) {
        assertTrue(text.contains(told), text);
      }
      assertEquals(9, text.lines().count(), text);
      assertTrue(
          parts.contains(
              new Ticket.Qr("https://hall.example/complaints/TS20261126-000001?k=x", 6)));
      assertTrue(
          language == Language.ZH_CN
              ? text.contains("12 月 3 日 前答复") || text.contains("12月3日 前答复")
              : text.contains("window in the hall"),
          text);
    }
  }
}
