// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.DeviceUri;
import hall.device.Faults;
import hall.device.Media;
import hall.device.Operations;
import hall.device.Outcome;
import hall.device.SelfTest;
import hall.device.smartcard.AccessKey;
import hall.device.smartcard.SmartCard;
import hall.device.smartcard.SmartCardFaults;
import hall.device.smartcard.SmartCardReader;
import hall.device.smartcard.apdu.CardTrouble;
import hall.device.smartcard.winscard.PcscException;
import hall.device.trace.Tracing;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A reader that PC/SC knows: `pcsc:READER NAME`.
///
/// Each operation has a context of its own, so that a restart of pcscd and a reader that was
/// unplugged cost the operation that they hit and no other. [#awaitChange] takes no turn: it
/// listens beside an operation that runs.
public final class PcscReader implements SmartCardReader {

  /// What an operation does with its session.
  @FunctionalInterface
  private interface Work<T> {
    T with(CardSession session) throws CardTrouble, InterruptedException;
  }

  private static final Duration LET_GO = Duration.ofMillis(500);
  private static final Duration LET_GO_AGAIN = Duration.ofMillis(20);

  /// More threads than that are not left to a library that does not come back.
  private static final int STUCK_MAX = 3;

  private final DeviceUri uri;
  private final DeviceContext context;
  private final ReaderName name;
  private final Operations operations;
  private final AtomicInteger stuck = new AtomicInteger();
  private final Set<CardSession> sessions = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /// The count of insertions and removals that [#awaitChange] has told of; -1 before the first.
  private long told = -1;

  /// Checks the URI; touches nothing.
  ///
  /// @throws IllegalArgumentException when the URI names no reader
  public PcscReader(DeviceUri uri, DeviceContext context) {
    if (uri.remote()) {
      throw new IllegalArgumentException("\"%s\" names no reader: pcsc:NAME".formatted(uri));
    }
    this.uri = uri;
    this.context = context;
    this.name = ReaderName.of(uri.path());
    this.operations = new Operations(uri, context, this::letGo);
  }

  @Override
  public DeviceUri uri() {
    return uri;
  }

  @Override
  public Operations operations() {
    return operations;
  }

  @Override
  public Outcome<SmartCard> read(AccessKey key, Deadline deadline) throws InterruptedException {
    return operations.run(
        "read",
        deadline,
        () ->
            context.tracing() instanceof Tracing.Replaying(var player)
                ? replayed(() -> {
                  var card = CardTape.playedCard(player);
                  return CardKinds.read(card.link(), card.atr(), key);
                })
                : outcome(session -> operation(session, deadline).read(key, stuck.get() > 0)));
  }

  @Override
  public Outcome<Boolean> cardPresent(Deadline deadline) throws InterruptedException {
    return operations.run(
        "card-present", deadline, () -> look(deadline).map(sight -> sight.card().present()));
  }

  @Override
  public DeviceStatus status(Deadline deadline) throws InterruptedException {
    return status(operations.run("status", deadline, () -> look(deadline).map(PcscReader::status)));
  }

  @Override
  public SelfTest selfTest(Deadline deadline) throws InterruptedException {
    return PcscChecks.of(operations.run("self-test", deadline, () -> look(deadline)));
  }

  private Outcome<CardTape.Sight> look(Deadline deadline) throws InterruptedException {
    return context.tracing() instanceof Tracing.Replaying(var player)
        ? replayed(() -> CardTape.playedSight(player))
        : outcome(session -> operation(session, deadline).look());
  }

  private CardOperation operation(CardSession session, Deadline deadline) {
    return new CardOperation(session, name, context.tracing(), deadline);
  }

  private static DeviceStatus status(Outcome<DeviceStatus> outcome) {
    return switch (outcome) {
      case Outcome.Done<DeviceStatus>(var status) -> status;
      case Outcome.Faulted<DeviceStatus>(var fault) -> DeviceStatus.of(fault);
      case Outcome.NoAnswer<DeviceStatus>() -> DeviceStatus.of(Faults.silence("in time"));
    };
  }

  private static DeviceStatus status(CardTape.Sight seen) {
    var sight = seen.card();
    var identity = new LinkedHashMap<String, String>();
    identity.put("reader", seen.reader());
    if (sight.atr().length > 0) {
      identity.put("atr", HexFormat.of().withUpperCase().formatHex(sight.atr()));
    }
    return new DeviceStatus(
        DeviceState.ONLINE,
        sight.mute()
            ? Optional.of(SmartCardFaults.cardMute("no answer to reset"))
            : Optional.empty(),
        List.of(),
        Map.of("cards", "social-security emrtd"),
        identity,
        sight.present() ? Media.PRESENT : Media.NOT_PRESENT);
  }

  @Override
  public DeviceStatus awaitChange(DeviceStatus known, Deadline deadline)
      throws InterruptedException {
    return status(outcome(session -> awaitChange(session, known, deadline)));
  }

  private DeviceStatus awaitChange(CardSession session, DeviceStatus known, Deadline deadline)
      throws CardTrouble, InterruptedException {
    var terminal = session.find(name, deadline);
    var sight = session.look(terminal, deadline);
    while (true) {
      var now = status(new CardTape.Sight(terminal.getName(), sight));
      if (swapped(known, now, sight.count())) {
        return now.withMedia(Media.NOT_PRESENT);
      }
      if (!now.equals(known)) {
        return now;
      }
      var next = session.await(terminal, sight, deadline);
      if (next.isEmpty()) {
        return known;
      }
      sight = next.get();
    }
  }

  /// Whether a card was taken and another laid since we told last: the removal is told first, and
  /// the card with the next call.
  private synchronized boolean swapped(DeviceStatus known, DeviceStatus now, long count) {
    boolean missed =
        told >= 0
            && told != count
            && known.media() == Media.PRESENT
            && now.media() == Media.PRESENT;
    told = count;
    return missed;
  }

  /// The part of an operation that needs no reader.
  @FunctionalInterface
  private interface Replay<T> {
    T play() throws CardTrouble, InterruptedException;
  }

  private static <T> Outcome<T> replayed(Replay<T> replay) throws InterruptedException {
    try {
      return Outcome.done(replay.play());
    } catch (CardTrouble e) {
      return e.outcome();
    }
  }

  private <T> Outcome<T> outcome(Work<T> work) throws InterruptedException {
    if (closed) {
      return Outcome.faulted(Faults.disconnected("the device was closed"));
    }
    if (stuck.get() >= STUCK_MAX) {
      return Outcome.faulted(SmartCardFaults.serviceDown("pcscd does not come back"));
    }
    try (var session = new CardSession(stuck)) {
      sessions.add(session);
      try {
        return Outcome.done(work.with(session));
      } finally {
        sessions.remove(session);
      }
    } catch (CardTrouble e) {
      return e.outcome();
    }
  }

  /// Ends every wait for a card; a command to a card ends with its own time.
  ///
  /// A cancellation that comes before its wait has begun is lost, so it is said again.
  private void letGo() {
    var waiting = Set.copyOf(sessions);
    var patience = Deadline.after(LET_GO, context.ticker());
    try {
      while (waiting.stream().anyMatch(sessions::contains) && !patience.passed()) {
        waiting.forEach(PcscReader::cancel);
        patience.pause(LET_GO_AGAIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void cancel(CardSession session) {
    try {
      session.cancel();
    } catch (PcscException e) {
      // Its daemon is gone, and with it what it waited for.
      System.getLogger(PcscReader.class.getName()).log(System.Logger.Level.DEBUG, "cancelling", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    operations.cancel();
    letGo();
  }
}
