// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.OnServer;
import hall.server.PublicAddress;
import hall.server.Scene;
import hall.server.audit.Audit;
import hall.server.catalogue.ItemStore;
import hall.server.evaluation.RatingLinks;
import hall.server.message.Messages;
import hall.server.message.Purpose;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is told of cases.
@OnServer
class CaseMessagesTest {
  @Inject Scene scene;
  @Inject CaseStore store;
  @Inject Database database;
  @Inject ItemStore items;
  @Inject Audit audit;
  @Inject RatingLinks links;
  @Inject PublicAddress address;
  @Inject ObjectMapper json;
  @Inject InstantSource clock;

  @Test
  void onlyWhatAsksForSomethingOrEndsACaseIsTold() {
    Map<CaseState, Purpose> told = new EnumMap<>(CaseState.class);
    Map<CaseState, Purpose> ofAgents = new EnumMap<>(CaseState.class);
    for (CaseState state : CaseState.values()) {
      CaseMessages.purpose(state, false).ifPresent(purpose -> told.put(state, purpose));
      CaseMessages.purpose(state, true).ifPresent(purpose -> ofAgents.put(state, purpose));
    }
    assertEquals(
        Map.of(
            CaseState.CORRECTING,
            Purpose.CASE_CORRECTING,
            CaseState.REFUSED,
            Purpose.CASE_REFUSED,
            CaseState.GRANTED,
            Purpose.CASE_GRANTED,
            CaseState.DENIED,
            Purpose.CASE_DENIED),
        told);
    assertEquals(
        Map.of(
            CaseState.CORRECTING,
            Purpose.CASE_CORRECTING,
            CaseState.REFUSED,
            Purpose.CASE_REFUSED_RATE,
            CaseState.GRANTED,
            Purpose.CASE_GRANTED_RATE,
            CaseState.DENIED,
            Purpose.CASE_DENIED_RATE),
        ofAgents);
  }

  private CaseMessages telling(Optional<Duration> patience) {
    return new CaseMessages(
        new Messages(database, audit, json, clock, patience), database, items, links, address);
  }

  /// A fixed line shows no messages, and an item may not ask for a number at all.
  @Test
  void aReceiptPromisesMessagesOnlyWhereTheyReachSomebody() {
    CaseMessages telling = telling(Optional.of(Duration.ofDays(2)));
    String number = scene.newCase().get("caseNumber").asText();
    assertTrue(telling.tells(number));
    for (String phone : List.of("\"02012345678\"", "null")) {
      database.run(
          """
          update submission set metadata = jsonb_set(metadata, '{form,phone}', ?::jsonb)
          where key = (select submission_key from service_case where case_number = ?)\
          """,
          phone,
          number);
      assertFalse(telling.tells(number), phone);
    }
    assertFalse(telling.tells("no-case"));
  }

  @Test
  void whereNoGatewayIsNamedNothingIsKept() {
    String number = scene.newCase().get("caseNumber").asText();
    for (Optional<Duration> patience :
        List.of(Optional.<Duration>empty(), Optional.of(Duration.ofDays(2)))) {
      CaseMessages telling = telling(patience);
      assertEquals(patience.isPresent(), telling.tells(number));
      long kept =
          database.transaction(sql -> {
            CaseStore.Held held = store.hold(sql, number).orElseThrow();
            telling.moved(
                sql,
                number,
                held.item(),
                held.facts().to(CaseState.REFUSED, null),
                clock.instant());
            return sql.first(
                    "select count(*) as n from message where case_number = ?",
                    row -> row.number("n"),
                    number)
                .orElseThrow();
          });
      assertEquals(patience.isPresent() ? 1 : 0, kept);
    }
  }

  /// The first case of a life event stands for all of it.
  @Test
  void whoseNameItIsInIsToldOfTheWholeOnce() {
    String number = scene.newCase().get("caseNumber").asText();
    CaseMessages telling = telling(Optional.of(Duration.ofDays(2)));
    String told =
        database.transaction(sql -> {
          CaseStore.Held held = store.hold(sql, number).orElseThrow();
          UUID submission =
              sql.first(
                      "select submission_key from service_case where case_number = ?",
                      row -> row.uuid("submission_key"),
                      number)
                  .orElseThrow();
          telling.made(sql, number, "whole-9876", submission, held.item(), clock.instant());
          return sql.first(
                  """
                  select purpose || ' ' || (blanks ->> 'ending') || ' ' || (blanks ->> 'item') as told
                  from message where case_number = ?\
                  """,
                  row -> row.text("told"),
                  number)
              .orElseThrow();
        });
    assertEquals("case-made 9876 申领居住证", told);
  }
}
