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
import hall.device.smartcard.AccessKey;
import hall.device.smartcard.SmartCard;
import hall.device.smartcard.SmartCardFaults;
import hall.device.smartcard.SmartCardReader;
import hall.device.smartcard.apdu.ApduLink;
import hall.device.smartcard.apdu.CardTrouble;
import hall.device.smartcard.winscard.CardSight;
import hall.device.smartcard.winscard.PcscException;
import hall.device.smartcard.winscard.PcscTerminal;
import hall.device.trace.Player;
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

  /// pcscd looks at a card every 400 ms.
  private static final Duration NOTICED = Duration.ofMillis(1200);

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
                ? replayed(player, key)
                : outcome(session -> read(session, key, deadline)));
  }

  private static Outcome<SmartCard> replayed(Player player, AccessKey key)
      throws InterruptedException {
    try {
      var card = CardTape.playing(player);
      return Outcome.done(CardKinds.read(card.link(), card.atr(), key));
    } catch (CardTrouble e) {
      return e.outcome();
    }
  }

  private SmartCard read(CardSession session, AccessKey key, Deadline deadline)
      throws CardTrouble, InterruptedException {
    var terminal = session.find(name, deadline);
    if (stuck.get() > 0) {
      // The card still has our last command, and the reader takes no other until it answers.
      throw CardTrouble.of(SmartCardFaults.cardMute("no answer to an earlier command"));
    }
    var sight = awaitCard(session, terminal, deadline);
    var card = session.connect(terminal, deadline);
    try {
      byte[] atr = card.getATR().getBytes();
      ApduLink link = new PcscLink(session, card.getBasicChannel(), deadline);
      return CardKinds.read(traced(link, atr), atr, key);
    } catch (CardTrouble e) {
      throw removed(session, terminal, sight, e, deadline);
    } finally {
      session.disconnect(card, deadline);
    }
  }

  private ApduLink traced(ApduLink link, byte[] atr) {
    return context.tracing() instanceof Tracing.Recording(var recorder)
        ? CardTape.recording(recorder, atr, link)
        : link;
  }

  private static CardSight awaitCard(CardSession session, PcscTerminal terminal, Deadline deadline)
      throws CardTrouble, InterruptedException {
    var sight = session.look(terminal, deadline);
    while (!sight.present()) {
      sight =
          session
              .await(terminal, sight, deadline)
              .orElseThrow(() -> CardTrouble.of(SmartCardFaults.noCard()));
    }
    if (sight.mute()) {
      throw CardTrouble.of(SmartCardFaults.cardMute("no answer to reset"));
    }
    return sight;
  }

  /// A card that fails in the middle has mostly been pulled; PC/SC notices a little later.
  private static CardTrouble removed(
      CardSession session,
      PcscTerminal terminal,
      CardSight before,
      CardTrouble trouble,
      Deadline deadline)
      throws InterruptedException {
    if (!trouble.isReason("card-unreadable", "protocol")) {
      return trouble;
    }
    try {
      var patience = deadline.within(NOTICED);
      var known = before;
      while (true) {
        var seen = session.await(terminal, known, patience);
        if (seen.isEmpty()) {
          return trouble;
        }
        if (!seen.get().present() || seen.get().count() != before.count()) {
          return CardTrouble.of(SmartCardFaults.cardRemoved(trouble.raw()));
        }
        known = seen.get();
      }
    } catch (CardTrouble later) {
      return later;
    }
  }

  @Override
  public Outcome<Boolean> cardPresent(Deadline deadline) throws InterruptedException {
    return operations.run(
        "card-present",
        deadline,
        () -> outcome(session -> session.look(session.find(name, deadline), deadline).present()));
  }

  @Override
  public DeviceStatus status(Deadline deadline) throws InterruptedException {
    return status(
        operations.run(
            "status",
            deadline,
            () ->
                outcome(session -> {
                  var terminal = session.find(name, deadline);
                  return status(terminal, session.look(terminal, deadline));
                })));
  }

  private static DeviceStatus status(Outcome<DeviceStatus> outcome) {
    return switch (outcome) {
      case Outcome.Done<DeviceStatus>(var status) -> status;
      case Outcome.Faulted<DeviceStatus>(var fault) -> DeviceStatus.of(fault);
      case Outcome.NoAnswer<DeviceStatus>() -> DeviceStatus.of(Faults.silence("in time"));
    };
  }

  private static DeviceStatus status(PcscTerminal terminal, CardSight sight) {
    var identity = new LinkedHashMap<String, String>();
    identity.put("reader", terminal.getName());
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
      var now = status(terminal, sight);
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
