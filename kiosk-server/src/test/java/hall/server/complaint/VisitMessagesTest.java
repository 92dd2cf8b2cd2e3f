// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.Sql;
import hall.server.audit.Audit;
import hall.server.complaint.ComplaintLife.Deed;
import hall.server.message.Messages;
import hall.server.message.Purpose;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is told of visits at home.
@OnServer
class VisitMessagesTest {
  @Inject Scene scene;
  @Inject ComplaintScene complaints;
  @Inject Complaints kept;
  @Inject Database database;
  @Inject Audit audit;
  @Inject ObjectMapper json;
  @Inject InstantSource clock;

  private Complaint visit(boolean appointed) {
    var terminal = scene.terminal().caller();
    String id =
        appointed
            ? complaints.appointed(terminal, UUID.randomUUID())
            : complaints.visit(terminal, UUID.randomUUID());
    return kept.find(Long.parseLong(id)).orElseThrow();
  }

  @Test
  void onlyADayAnotherDayAndTheFailureAreTold() {
    LocalDate day = kept.today().plusDays(3);
    Complaint asked = visit(false);
    Complaint appointed = visit(true);
    assertEquals(Optional.of(Purpose.VISIT_NAMED), VisitMessages.purpose(asked, Deed.APPOINT, day));
    assertEquals(
        Optional.of(Purpose.VISIT_CHANGED),
        VisitMessages.purpose(appointed, Deed.APPOINT, day.plusDays(1)));
    assertEquals(Optional.empty(), VisitMessages.purpose(appointed, Deed.APPOINT, day));
    for (Deed deed : EnumSet.complementOf(EnumSet.of(Deed.APPOINT))) {
      assertEquals(
          deed == Deed.FAIL ? Optional.of(Purpose.VISIT_FAILED) : Optional.empty(),
          VisitMessages.purpose(appointed, deed, null),
          deed.word());
    }
  }

  @Test
  void whereNoGatewayIsNamedNothingIsKept() {
    Complaint asked = visit(false);
    String count = "select count(*) as n from message where complaint_id = ?";
    for (Optional<Duration> patience :
        List.of(Optional.<Duration>empty(), Optional.of(Duration.ofDays(2)))) {
      Messages messages = new Messages(database, audit, json, clock, patience);
      VisitMessages telling = new VisitMessages(messages);
      assertEquals(patience.isPresent(), messages.isOpen());
      long kept =
          database.transaction(sql -> {
            telling.tell(sql, asked, Deed.FAIL, null, clock.instant());
            return counted(sql, count, asked.id());
          });
      assertEquals(patience.isPresent() ? 1 : 0, kept);
    }
    assertFalse(asked.toString().contains("138"));
  }

  private static long counted(Sql sql, String count, long id) throws SQLException {
    return sql.first(count, row -> row.number("n"), id).orElseThrow();
  }
}
