// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.OwnCases;
import hall.kiosk.journey.Samples;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CaseInquiryTest {

  private static final Credential CREDENTIAL =
      new Credential(
          "t-1", new LocalText("厅", "Hall"), "https://localhost/q/", new Proof.Bearer("secret"));

  private final List<Object> questions = new ArrayList<>();

  private static OwnCasesAnswer golden() {
    try {
      return new ObjectMapper()
          .readValue(
              Path.of(
                      System.getProperty("repository.root"),
                      "configs/api/v1/golden/case-query.response.json")
                  .toFile(),
              OwnCasesAnswer.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Optional<OwnCases> ask(Optional<Credential> known, Supplier<OwnCasesAnswer> answer) {
    var server =
        (TerminalApi)
            Proxy.newProxyInstance(
                TerminalApi.class.getClassLoader(),
                new Class<?>[] {TerminalApi.class},
                (self, method, arguments) -> {
                  assertEquals("askForOwnCases", method.getName());
                  questions.add(arguments[1]);
                  return answer.get();
                });
    return new CaseInquiry(() -> known, () -> server).of(Samples.card());
  }

  @Test
  void nameAndNumberOfTheCardAreAskedForAndNeitherStandsInALog() {
    var cases = ask(Optional.of(CREDENTIAL), CaseInquiryTest::golden).orElseThrow();
    assertEquals(1, cases.cases().size());
    var question = (OwnCasesAnswer.Question) questions.getFirst();
    assertEquals(Samples.card().displayName(), question.name());
    assertEquals(Samples.card().idNumber(), question.idNumber());
    assertFalse(question.toString().contains(question.idNumber()));
    assertFalse(question.toString().contains(question.name()));
  }

  @Test
  void aTerminalThatBelongsToNobodyAsksNothing() {
    assertEquals(Optional.empty(), ask(Optional.empty(), CaseInquiryTest::golden));
    assertEquals(List.of(), questions);
  }

  @Test
  void whatIsNoAnswerIsToldAsNone() {
    for (RuntimeException refusal :
        List.of(
            new ProcessingException("no network"),
            new WebApplicationException(404),
            new WebApplicationException(503))) {
      assertEquals(
          Optional.empty(),
          ask(
              Optional.of(CREDENTIAL),
              () -> {
                throw refusal;
              }));
    }
    assertThrows(
        IllegalStateException.class,
        () ->
            ask(
                Optional.of(CREDENTIAL),
                () -> {
                  throw new IllegalStateException("a bug");
                }));
  }
}
