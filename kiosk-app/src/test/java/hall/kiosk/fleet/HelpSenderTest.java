// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.kiosk.fleet.HelpApi.Standing;
import hall.kiosk.journey.HelpAnswer;
import hall.kiosk.journey.HelpCall;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Whereabouts;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpSenderTest {

  private static final UUID CALL = new UUID(7, 8);
  private static final Whereabouts PLACE = new Whereabouts("acting", 0, 0, Optional.empty());
  private static final Credential KNOWN =
      new Credential("demo-01", new LocalText("大厅", "Hall"), "", new Proof.Bearer("secret"));

  @TempDir Path state;
  private Incidents incidents;
  private final List<HelpApi.Report> reports = new ArrayList<>();
  private Optional<RuntimeException> failure = Optional.empty();

  @BeforeEach
  void open() {
    incidents =
        Incidents.open(state, InstantSource.fixed(Instant.parse("2026-11-01T01:12:09Z")), () -> {});
  }

  private TerminalApi server() {
    return (TerminalApi)
        Proxy.newProxyInstance(
            TerminalApi.class.getClassLoader(),
            new Class<?>[] {TerminalApi.class},
            (self, method, arguments) -> {
              assertEquals("help", method.getName());
              reports.add((HelpApi.Report) arguments[2]);
              if (failure.isPresent()) {
                throw failure.get();
              }
              return new Standing("open", 1, List.of(new HelpApi.Message(2, "attendant", "好")));
            });
  }

  private HelpAnswer tell(Optional<Credential> known, String... said) throws InterruptedException {
    return sender(known).tell(CALL, PLACE, said(said), false);
  }

  private static List<HelpCall.Said> said(String... texts) {
    return Stream.of(texts).map(text -> new HelpCall.Said(text, text.length() > 1)).toList();
  }

  private HelpSender sender(Optional<Credential> known) {
    return new HelpSender(() -> known, this::server, incidents);
  }

  @Test
  void aServerThatIsAwayIsSilentAndTheCallIsAnIncidentOnce() throws Exception {
    var sender = sender(Optional.of(KNOWN));
    failure = Optional.of(new ProcessingException("away"));
    assertEquals(new HelpAnswer.Silent(), sender.tell(CALL, PLACE, said("张测试"), false));
    assertEquals(new HelpAnswer.Silent(), sender.tell(CALL, PLACE, said("张测试"), false));
    assertEquals(
        List.of("help-called"),
        incidents.recent().stream().map(Incidents.Incident::kind).toList(),
        "told with the next heartbeat that arrives");
    var kept = Files.readString(state.resolve("incidents.json"));
    assertFalse(kept.contains("张") || kept.contains("acting"), kept);
  }

  @Test
  void aServerThatKnowsNoCallsIsSilent() throws Exception {
    failure = Optional.of(new NotFoundException());
    assertEquals(new HelpAnswer.Silent(), tell(Optional.of(KNOWN)));
    assertEquals(new HelpAnswer.Silent(), tell(Optional.empty()));
    assertEquals(1, reports.size(), "a terminal that is no server's asks nobody");
  }

  @Test
  void whatWasSaidHasItsNameHoweverOftenItIsTold() throws Exception {
    assertEquals(
        new HelpAnswer.Told(true, 1, List.of(new HelpCall.Message(2, false, "好"))),
        tell(Optional.of(KNOWN), "一", "二"));
    tell(Optional.of(KNOWN), "一", "二", "三");
    assertEquals(reports.getFirst().said(), reports.getLast().said().subList(0, 2));
    assertEquals(3, reports.getLast().said().stream().map(HelpApi.Said::key).distinct().count());
  }

  /// Servers that know no own words are told of ready-made sentences as ever.
  @Test
  void ownWordsAreMarkedAndNothingElseIs() throws Exception {
    tell(Optional.of(KNOWN), "一", "打印机卡纸了");
    var json = new ObjectMapper().valueToTree(reports.getFirst());
    assertFalse(json.at("/said/0").has("written"));
    assertTrue(json.at("/said/1/written").asBoolean());
    assertFalse(reports.toString().contains("卡纸"));
  }
}
