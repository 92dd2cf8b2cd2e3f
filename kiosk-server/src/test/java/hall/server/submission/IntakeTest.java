// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.HallTime;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@OnServer
class IntakeTest {
  @Inject Scene scene;
  @Inject TestClock clock;
  @Inject Database database;
  @Inject DocumentVault vault;

  @Test
  void aSubmissionBecomesACaseOnceAllItsDocumentsHaveArrived() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = Golden.submission();
    UUID key = UUID.randomUUID();
    Answer announced = terminal.put(Scene.path(key), submission);
    assertEquals(201, announced.status());
    assertEquals("receiving", announced.json().get("state").asText());

    assertEquals(
        204,
        terminal.patch(Scene.path(key) + "/documents/d1", 0, Golden.document("d1.pdf")).status());
    Answer early = terminal.post(Scene.path(key) + "/completion");
    assertEquals(409, early.status());
    assertEquals("documents-missing", early.problem());
    assertEquals(List.of("$.documents[1]", "$.documents[2]"), paths(early));

    terminal.patch(Scene.path(key) + "/documents/d2", 0, Golden.document("d2.pdf"));
    terminal.patch(Scene.path(key) + "/documents/s1", 0, Golden.document("s1.png"));
    Answer done = terminal.post(Scene.path(key) + "/completion");
    assertEquals(200, done.status());
    String number = done.json().get("caseNumber").asText();
    assertTrue(CaseNumber.isOne(number), number);

    assertEquals(done.json(), terminal.post(Scene.path(key) + "/completion").json());
    JsonNode status = terminal.get(Scene.path(key)).json();
    assertEquals("accepted", status.get("state").asText());
    assertEquals(done.json(), status.get("case"));
  }

  @Test
  void theSameAnnouncementTwiceIsOneSubmission() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = Golden.submission();
    UUID key = UUID.randomUUID();
    assertEquals(201, terminal.put(Scene.path(key), submission).status());
    assertEquals(200, terminal.put(Scene.path(key), reversed(submission)).status());

    submission.withObject("/form").put("since", "2025-05-02");
    Answer other = terminal.put(Scene.path(key), submission);
    assertEquals(409, other.status());
    assertEquals("submission-differs", other.problem());
  }

  @Test
  void aFormWithGroupsDaysAndAmountsBecomesACase() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = (ObjectNode) Golden.read("submission.groups.request");
    submission.put("localNumber", Golden.localNumber());
    submission.withObject("/item").put("version", 3);
    String path = Scene.path(scene.sent(terminal, submission));
    assertEquals(200, terminal.post(path + "/completion").status());
  }

  @Test
  void aKeyBelongsToTheTerminalThatMadeIt() {
    Caller owner = scene.terminal().caller();
    Caller other = scene.terminal().caller();
    ObjectNode submission = Golden.submission();
    UUID key = scene.sent(owner, submission);
    String path = Scene.path(key);

    assertEquals("key-taken", other.put(path, submission).problem());
    assertEquals(404, other.get(path).status());
    assertEquals(404, other.head(path + "/documents/d1").status());
    assertEquals(404, other.patch(path + "/documents/d1", 0, new byte[1]).status());
    assertEquals(404, other.post(path + "/completion").status());
  }

  @Test
  void aLocalNumberStandsForOneSubmission() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = Golden.submission();
    terminal.put(Scene.path(UUID.randomUUID()), submission);
    Answer second = terminal.put(Scene.path(UUID.randomUUID()), submission);
    assertEquals(409, second.status());
    assertEquals("key-taken", second.problem());
  }

  /// Terminals of before do not ask.
  @Test
  void aConsentIsForImagesOrThereIsNone() {
    Caller terminal = scene.terminal().caller();
    ObjectNode without = Golden.submission();
    without.remove("consent");
    assertEquals(201, terminal.put(Scene.path(UUID.randomUUID()), without).status());
    for (String purpose : List.of("images", "everything")) {
      ObjectNode submission = Golden.submission();
      submission.withObject("/consent").put("purpose", purpose).put("version", 0);
      Answer answer = terminal.put(Scene.path(UUID.randomUUID()), submission);
      assertEquals(List.of("$.consent"), paths(answer), purpose);
    }
  }

  @Test
  void allDefectsAreToldAtOnceAndNothingIsStored() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = Golden.submission();
    submission.withObject("/form").remove("phone");
    submission.withObject("/form").put("since", "2026-10-01").put("shoe-size", "44");
    submission.withArray("documents").remove(1);
    UUID key = UUID.randomUUID();
    Answer answer = terminal.put(Scene.path(key), submission);
    assertEquals(422, answer.status());
    assertEquals("submission-defective", answer.problem());
    assertEquals(
        List.of("$.form.phone", "$.form.since", "$.form.shoe-size", "$.documents"), paths(answer));
    assertEquals(404, terminal.get(Scene.path(key)).status());

    ObjectNode unknown = Golden.submission();
    unknown.withObject("/item").put("version", 99);
    assertEquals(List.of("$.item"), paths(terminal.put(Scene.path(UUID.randomUUID()), unknown)));
  }

  @Test
  void jsonOfTheWrongShapeIsRefusedWithItsPlace() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = Golden.submission();
    ((ObjectNode) submission.withArray("documents").get(0)).put("pages", "many");
    Answer answer = terminal.put(Scene.path(UUID.randomUUID()), submission);
    assertEquals(400, answer.status());
    assertEquals("malformed-json", answer.problem());
    assertEquals(List.of("$.documents[0].pages"), paths(answer));
  }

  @Test
  void anUploadGoesOnWhereItBroke() {
    Caller terminal = scene.terminal().caller();
    UUID key = UUID.randomUUID();
    terminal.put(Scene.path(key), Golden.submission());
    String document = Scene.path(key) + "/documents/d1";
    byte[] bytes = Golden.document("d1.pdf");
    byte[] first = Arrays.copyOfRange(bytes, 0, 20);
    byte[] rest = Arrays.copyOfRange(bytes, 20, bytes.length);

    assertEquals("0", terminal.head(document).header("Upload-Offset"));
    assertEquals("20", terminal.patch(document, 0, first).header("Upload-Offset"));
    Answer head = terminal.head(document);
    assertEquals("20", head.header("Upload-Offset"));
    assertEquals(Integer.toString(bytes.length), head.header("Upload-Length"));

    Answer wrong = terminal.patch(document, 0, first);
    assertEquals(409, wrong.status());
    assertEquals("20", wrong.header("Upload-Offset"));
    assertEquals("upload-offset-differs", wrong.problem());

    assertEquals(204, terminal.patch(document, 20, rest).status());
    Answer tooMuch = terminal.patch(document, bytes.length, new byte[] {1});
    assertEquals(413, tooMuch.status());
    assertEquals("upload-too-long", tooMuch.problem());
    assertEquals(404, terminal.head(Scene.path(key) + "/documents/d9").status());
  }

  /// Nobody remembers the announcement any more, as on a server that was started meanwhile.
  @Test
  void aSubmissionThatTookHoursBecomesACase() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = Golden.submission();
    UUID key = UUID.randomUUID();
    terminal.put(Scene.path(key), submission);
    terminal.patch(Scene.path(key) + "/documents/d1", 0, Golden.document("d1.pdf"));
    clock.advance(Duration.ofHours(2));
    for (String document : List.of("d2.pdf", "s1.png")) {
      String id = document.substring(0, 2);
      assertEquals(
          204,
          terminal
              .patch(Scene.path(key) + "/documents/" + id, 0, Golden.document(document))
              .status());
    }
    Answer again = terminal.put(Scene.path(key), submission);
    assertEquals(200, again.status());
    assertEquals(
        Golden.document("s1.png").length, again.json().at("/documents/2/receivedBytes").asInt());
    assertEquals(200, terminal.post(Scene.path(key) + "/completion").status());
  }

  @Test
  void aDocumentWithAnotherHashHasToBeSentAgain() throws Exception {
    Caller terminal = scene.terminal().caller();
    UUID key = UUID.randomUUID();
    terminal.put(Scene.path(key), Golden.submission());
    byte[] bytes = Golden.document("d1.pdf");
    byte[] damaged = bytes.clone();
    damaged[7] ^= 1;
    terminal.patch(Scene.path(key) + "/documents/d1", 0, damaged);
    terminal.patch(Scene.path(key) + "/documents/d2", 0, Golden.document("d2.pdf"));
    terminal.patch(Scene.path(key) + "/documents/s1", 0, Golden.document("s1.png"));

    Answer mismatch = terminal.post(Scene.path(key) + "/completion");
    assertEquals(422, mismatch.status());
    assertEquals("document-hash-mismatch", mismatch.problem());
    assertEquals(List.of("$.documents[0]"), paths(mismatch));
    assertEquals("0", terminal.head(Scene.path(key) + "/documents/d1").header("Upload-Offset"));

    terminal.patch(Scene.path(key) + "/documents/d1", 0, bytes);
    assertEquals(200, terminal.post(Scene.path(key) + "/completion").status());
    assertArrayEquals(bytes, Files.readAllBytes(vault.file(key, "d1")));
  }

  @Test
  void aHundredCompletionsAtOnceMakeOneCase() throws Exception {
    Caller terminal = scene.terminal().caller();
    UUID key = scene.sent(terminal, Golden.submission());
    List<Answer> answers = atOnce(100, () -> terminal.post(Scene.path(key) + "/completion"));
    assertEquals(Set.of(200), answers.stream().map(Answer::status).collect(Collectors.toSet()));
    assertEquals(1, answers.stream().map(Answer::json).distinct().count());
    assertEquals(
        1,
        database.list("select 1 from service_case where submission_key = ?", row -> 1, key).size());
  }

  @Test
  void casesOfOneDayGetNumbersInARow() throws Exception {
    Caller terminal = scene.terminal().caller();
    List<UUID> keys =
        IntStream.range(0, 12).mapToObj(i -> scene.sent(terminal, Golden.submission())).toList();
    AtomicInteger next = new AtomicInteger();
    Set<String> numbers =
        atOnce(
                12,
                () -> terminal.post(Scene.path(keys.get(next.getAndIncrement())) + "/completion"))
            .stream()
            .map(answer -> answer.json().get("caseNumber").asText())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(12, numbers.size());
  }

  @Test
  void theTenThousandthCaseOfADayIsRefusedNotDoubled() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = Golden.submission();
    String code = "11440300MB2D0970524440125044001";
    UUID key = anotherItem(terminal, submission);
    LocalDate today = LocalDate.ofInstant(clock.instant(), HallTime.ZONE);
    for (LocalDate day : List.of(today, today.plusDays(1))) {
      database.run(
          """
          insert into case_sequence (implementation_code, day, last) values (?, ?, 9999)
          on conflict (implementation_code, day) do update set last = 9999\
          """,
          code,
          day);
    }
    Answer full = terminal.post(Scene.path(key) + "/completion");
    assertEquals(503, full.status());
    assertEquals("case-numbers-used-up", full.problem());
    assertNotEquals("accepted", terminal.get(Scene.path(key)).json().get("state").asText());

    database.run("delete from case_sequence where implementation_code = ?", code);
    assertEquals(200, terminal.post(Scene.path(key) + "/completion").status());
  }

  /// The golden papers handed in for the business registration.
  private UUID anotherItem(Caller terminal, ObjectNode submission) {
    submission
        .putObject("item")
        .put("code", "440125044001")
        .put("implementationCode", "11440300MB2D0970524440125044001")
        .put("version", 3);
    submission
        .putObject("form")
        .put("name", "张测试")
        .put("id-number", "11010119491001001X")
        .put("registered-address", "示例省示例市示例路1号")
        .put("phone", "13800000000")
        .put("organisation", "personal")
        .put("trade", "retail")
        .put("scope", "水果零售")
        .put("premises", "示例市示例区示例路1号");
    submission.withObject("/commitment").put("id", "truthful-business-registration");
    ((ObjectNode) submission.get("documents").get(0)).put("material", "home-proof");
    ((ObjectNode) submission.get("documents").get(1)).put("material", "premises-proof");
    return scene.sent(terminal, submission);
  }

  private static ObjectNode reversed(ObjectNode object) {
    List<String> names =
        StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false).toList();
    ObjectNode reversed = object.objectNode();
    names.reversed().forEach(name -> reversed.set(name, object.get(name)));
    return reversed;
  }

  private static List<String> paths(Answer answer) {
    return answer.json().get("errors").findValuesAsText("path");
  }

  static List<Answer> atOnce(int times, Callable<Answer> call) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> calls = IntStream.range(0, times).mapToObj(i -> call).toList();
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> future : threads.invokeAll(calls)) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
