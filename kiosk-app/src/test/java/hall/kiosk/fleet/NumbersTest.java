// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Ticker;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Lines;
import hall.kiosk.journey.Lines.Lane;
import hall.kiosk.journey.Lines.Standing;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.QueueNumber;
import hall.kiosk.journey.Timetable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Terminals that take numbers from one server, with the line to it and without.
class NumbersTest {

  private static final LocalText GENERAL = new LocalText("综合窗口", "General");
  private static final Credential CREDENTIAL =
      new Credential(
          "t-1", new LocalText("厅", "Hall"), "https://localhost/q/", new Proof.Bearer("secret"));

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-11-02T02:00:00Z");
  private final NumberingServer server = new NumberingServer(() -> now);

  /// One terminal; made again on the same folder it is the next process.
  private final class Terminal {
    final NumberingServer.Wire wire = server.new Wire();
    final List<Event> events = new ArrayList<>();
    private final Path state;
    private final Random random;
    private NumberBook book;
    private QueueAgent agent;
    private Numbers numbers;

    Terminal(String name, long seed) throws IOException {
      state = Files.createDirectories(folder.resolve(name));
      random = new Random(seed);
      book = new NumberBook(state);
      agent = agent();
      numbers = numbers();
      restart();
    }

    void restart() throws IOException {
      book = new NumberBook(state);
      book.read();
      agent = agent();
      numbers = numbers();
    }

    private UUID name() {
      return new UUID(random.nextLong(), random.nextLong());
    }

    private QueueAgent agent() {
      return new QueueAgent(
          book,
          () -> Optional.of(CREDENTIAL),
          () -> wire,
          events::add,
          this::name,
          new NoTicker(),
          random);
    }

    private Numbers numbers() {
      return new Numbers(
          book,
          () -> Optional.of(CREDENTIAL),
          () -> wire,
          () -> now,
          NumberingServer.ZONE,
          this::name,
          new Soon(Duration.ofSeconds(20)));
    }

    void round() throws IOException {
      agent.round(CREDENTIAL);
    }

    QueueNumber given() throws InterruptedException {
      return assertInstanceOf(
              QueueNumber.Answer.Given.class, numbers.take(1, GENERAL, Lane.ORDINARY))
          .number();
    }
  }

  /// Nobody waits in these tests.
  private static final class NoTicker implements Ticker {
    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public void pause(Duration duration) {
      throw new AssertionError("a round does not wait");
    }
  }

  @Test
  void withTheLineTheServerGivesAndSaysWhoIsAhead() throws Exception {
    var terminal = new Terminal("one", 1);
    terminal.round();
    assertEquals(new Event.NumbersOffered(true, true), terminal.events.getLast());
    var number = terminal.given();
    assertEquals("A001", number.label());
    assertEquals(3, number.ahead().orElseThrow());
    assertTrue(number.minutes().isEmpty(), "nobody can know yet");
    var lines = terminal.numbers.lines();
    assertTrue(lines.live());
    assertEquals(Standing.OPEN, lines.all().getFirst().standing());
  }

  @Test
  void withoutTheLineTheTerminalGivesItsOwnAndSaysSinceWhenItKnowsNothingNew() throws Exception {
    var terminal = new Terminal("one", 1);
    terminal.round();
    terminal.wire.cut = true;
    now = now.plusSeconds(600);
    var lines = terminal.numbers.lines();
    assertEquals(Optional.of(LocalTime.of(10, 0)), lines.since());
    assertTrue(!lines.live());
    assertEquals(Standing.OPEN, lines.all().getFirst().standing());
    var number = terminal.given();
    assertEquals("A990", number.label());
    assertTrue(number.alone() && number.ahead().isEmpty(), "nobody knows who is ahead");

    terminal.restart();
    assertEquals("A991", terminal.given().label(), "a new process goes on where it was");
    terminal.wire.cut = false;
    terminal.round();
    terminal.round();
    assertEquals(List.of("A990", "A991"), terminal.wire.told, "each is told once");
    assertEquals("A001", terminal.given().label());
  }

  @Test
  void aNumberWhoseAnswerIsLostIsReplacedByTheOneOnThePaper() throws Exception {
    var terminal = new Terminal("one", 1);
    terminal.round();
    terminal.wire.losing = true;
    var number = terminal.given();
    assertEquals("A990", number.label());
    terminal.round();
    assertEquals(List.of(990), List.copyOf(server.tickets().values()), "one citizen, one number");
  }

  @Test
  void aLeaseWhoseAnswerIsLostIsTheSameOneWhenItIsAskedForAgain() throws Exception {
    var terminal = new Terminal("one", 1);
    for (int i = 0; i < 3; i++) {
      terminal.wire.losing = true;
      try {
        terminal.round();
      } catch (jakarta.ws.rs.ProcessingException lost) {
        assertEquals("lost", lost.getMessage());
      }
      terminal.restart();
    }
    terminal.wire.losing = false;
    terminal.round();
    assertEquals(1, server.leases().size());
  }

  @Test
  void theServersNoIsANoAndNoReasonToGiveANumberOfItsOwn() throws Exception {
    var terminal = new Terminal("one", 1);
    terminal.round();
    server.stand("no-more");
    assertInstanceOf(
        QueueNumber.Answer.Refused.class, terminal.numbers.take(1, GENERAL, Lane.ORDINARY));
    assertEquals(Standing.NO_MORE, terminal.numbers.lines().all().getFirst().standing());
  }

  @Test
  void numbersOfAGroupThatTakesNobodyAnyMoreGoBack() throws Exception {
    var one = new Terminal("one", 1);
    one.round();
    one.wire.cut = true;
    one.given();
    one.wire.cut = false;
    server.stand("no-more");
    one.round();
    server.stand("open");
    var other = new Terminal("other", 2);
    other.round();
    other.wire.cut = true;
    assertEquals("A991", other.given().label(), "what the first one gave back");
  }

  @Test
  void withoutTheLineTheHoursOfTheDayCountAndYesterdaysNumbersAreWorthNothing() throws Exception {
    var terminal = new Terminal("one", 1);
    terminal.round();
    terminal.wire.cut = true;
    now = Instant.parse("2026-11-02T09:00:00Z");
    assertEquals(Standing.NO_MORE, terminal.numbers.lines().all().getFirst().standing());
    now = Instant.parse("2026-11-03T02:00:00Z");
    assertEquals(Lines.UNKNOWN, terminal.numbers.lines());
    assertInstanceOf(
        QueueNumber.Answer.Refused.class, terminal.numbers.take(1, GENERAL, Lane.ORDINARY));
  }

  @Test
  void whenItsOwnNumbersAreUsedUpItSaysSo() throws Exception {
    var terminal = new Terminal("one", 1);
    terminal.round();
    terminal.wire.cut = true;
    for (int i = 0; i < 10; i++) {
      terminal.given();
    }
    assertEquals(Standing.NO_NUMBERS, terminal.numbers.lines().all().getFirst().standing());
    assertInstanceOf(
        QueueNumber.Answer.Refused.class, terminal.numbers.take(1, GENERAL, Lane.ORDINARY));
  }

  @Test
  void nothingIsBookedWithoutTheServersWord() throws Exception {
    var terminal = new Terminal("one", 1);
    var booker =
        new Booker(
            () -> Optional.of(CREDENTIAL),
            () -> terminal.wire,
            NumberingServer.ZONE,
            terminal::name,
            new Soon(Duration.ofSeconds(20)));
    var look = new Timetable.Wish.Look();
    var take = new Timetable.Wish.Take(1, LocalDateTime.of(2026, 11, 3, 9, 30));
    assertEquals(
        new Timetable.Answer.Told(Timetable.NONE), booker.wish(look, "990101199001010011"));
    var full =
        assertInstanceOf(Timetable.Answer.Refused.class, booker.wish(take, "990101199001010011"));
    assertTrue(full.why().zhCn().contains("约满") && full.table().isPresent());
    assertInstanceOf(
        QueueNumber.Answer.Refused.class,
        booker.arrive("e1f7a7a2-3f3b-4f0a-8d6e-6d5a2b9c4d10", GENERAL, "990101199001010011"));
    terminal.wire.cut = true;
    for (var wish : List.of(look, take)) {
      var away =
          assertInstanceOf(Timetable.Answer.Refused.class, booker.wish(wish, "990101199001010011"));
      assertTrue(away.why().zhCn().contains("直接取号"), "a walk-in is always possible");
    }
  }

  /// Three terminals whose lines and power come and go: whatever stands on paper is there once, and
  /// in the end the server knows all of it.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void noNumberIsEverGivenTwice(long seed) throws Exception {
    var chance = new SplittableRandom(seed);
    var terminals = new ArrayList<Terminal>();
    for (int i = 0; i < 3; i++) {
      terminals.add(new Terminal("t" + i, seed * 10 + i));
    }
    Map<String, String> papers = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      now = now.plusSeconds(20);
      var terminal = terminals.get(chance.nextInt(3));
      switch (chance.nextInt(8)) {
        case 0 -> terminal.wire.cut = !terminal.wire.cut;
        case 1 -> terminal.wire.losing = true;
        case 2 -> terminal.restart();
        case 3, 4 -> tried(terminal);
        default -> {
          if (terminal.numbers.take(1, GENERAL, Lane.ORDINARY)
              instanceof QueueNumber.Answer.Given(var number)) {
            var before = papers.put(number.label(), "paper " + i);
            assertEquals(null, before, "seed " + seed + ": twice " + number.label());
          }
        }
      }
    }
    for (var terminal : terminals) {
      terminal.wire.cut = false;
      terminal.wire.losing = false;
      terminal.round();
    }
    var known = new HashSet<String>();
    server.tickets().values().forEach(number -> known.add("A%03d".formatted(number)));
    assertTrue(papers.size() > 50);
    assertTrue(known.containsAll(papers.keySet()), "seed " + seed);
  }

  private static void tried(Terminal terminal) throws IOException {
    try {
      terminal.round();
    } catch (jakarta.ws.rs.ProcessingException away) {
      assertTrue(List.of("cut", "lost").contains(String.valueOf(away.getMessage())));
    }
  }
}
