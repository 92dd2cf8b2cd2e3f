// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Deadline;
import hall.device.Device;
import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.Media;
import hall.device.Ticker;
import hall.device.ticket.TicketPrinter;
import hall.kiosk.journey.Belonging;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Terminal.Peripheral;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Looks for what lies in the devices at the end of a visit, as far as they can tell, and remembers
/// what nobody was seen to take since: the next citizen must not be taken for its owner.
final class Leavings {

  /// How long a ticket hangs in the printer's mouth after a visit before it is drawn in.
  static final Duration TICKET_PATIENCE = Duration.ofMinutes(1);

  private static final System.Logger LOG = System.getLogger("hall.kiosk.session");
  private static final Duration INTERVAL = Duration.ofMillis(700);
  private static final Duration LOOK = Duration.ofSeconds(2);

  /// A device that could not tell so often in a row can't tell at all.
  private static final int LOOKS_IN_DOUBT = 5;

  private final Function<Peripheral, Optional<Device>> devices;
  private final Supplier<Map<Peripheral, DeviceStatus>> known;
  private final Ticker ticker;
  private final Consumer<Event> post;
  private final Set<Belonging> anothers = ConcurrentHashMap.newKeySet();

  /// @param known what was last seen of the devices; may be some seconds old
  Leavings(
      Function<Peripheral, Optional<Device>> devices,
      Supplier<Map<Peripheral, DeviceStatus>> known,
      Ticker ticker,
      Consumer<Event> post) {
    this.devices = devices;
    this.known = known;
    this.ticker = ticker;
    this.post = post;
  }

  /// Tells what lies where until it is interrupted.
  ///
  /// @param over whether the visit is over: then what was once seen to be gone is not looked for
  ///   any more, and it ends when everything is gone
  void look(long operation, boolean over) throws InterruptedException {
    var all = EnumSet.allOf(Belonging.class);
    if (over) {
      all.stream().filter(thing -> !knownGone(thing)).forEach(anothers::add);
    }
    var said = new Said(operation);
    var seen = EnumSet.noneOf(Belonging.class);
    var wanted = EnumSet.copyOf(all);
    long hangs = ticker.nanos();
    for (int looks = 1; !wanted.isEmpty(); looks++) {
      var gone = update(seen, wanted, over, said);
      said.say(seen);
      if (over) {
        wanted.removeAll(gone);
        if (looks >= LOOKS_IN_DOUBT) {
          wanted.retainAll(seen);
        }
        if (seen.contains(Belonging.TICKET) && hangs(hangs)) {
          drawIn();
          hangs = ticker.nanos();
        }
      }
      ticker.pause(INTERVAL);
    }
  }

  /// Looks for what may be another's until that is sure, or for as long as a device may be in
  /// doubt. A terminal that has just started knows of no device what lies in it: a citizen who is
  /// faster than its first look must not be told that the own card is another's.
  void settle() throws InterruptedException {
    for (int looks = 0; looks < LOOKS_IN_DOUBT && !anothers.isEmpty(); looks++) {
      for (var thing : Set.copyOf(anothers)) {
        if (media(thing) == Media.NOT_PRESENT) {
          anothers.remove(thing);
        }
      }
      ticker.pause(INTERVAL);
    }
  }

  /// Says what was seen, where that is news.
  private final class Said {

    private final long operation;
    private Optional<Set<Belonging>> last = Optional.empty();

    Said(long operation) {
      this.operation = operation;
    }

    void say(Set<Belonging> seen) {
      if (last.filter(seen::equals).isEmpty()) {
        last = Optional.of(Set.copyOf(seen));
        LOG.log(Level.INFO, "left-behind {0}", seen);
        post.accept(new Event.LeftSeen(operation, seen));
      }
    }
  }

  /// Looks once. What is found before the visit is over is said at once: a printer that is at work
  /// answers late, and whoever forgot a card may be at the door by then. Afterwards the screen
  /// shows already what was found, and half a look would take some of it away.
  ///
  /// @param seen what was seen before; a device that can't tell now leaves it as it is
  /// @return what surely is not there
  private Set<Belonging> update(Set<Belonging> seen, Set<Belonging> wanted, boolean over, Said said)
      throws InterruptedException {
    var gone = EnumSet.noneOf(Belonging.class);
    for (var thing : wanted) {
      switch (media(thing)) {
        case PRESENT, JAMMED -> {
          boolean news = seen.add(thing);
          if (over) {
            anothers.add(thing);
          } else if (news) {
            said.say(seen);
          }
        }
        case NOT_PRESENT -> {
          gone.add(thing);
          seen.remove(thing);
          anothers.remove(thing);
        }
        case UNKNOWN -> {}
      }
    }
    return gone;
  }

  private boolean knownGone(Belonging thing) {
    var status = known.get().get(thing.where());
    return status != null && status.media() == Media.NOT_PRESENT;
  }

  private Media media(Belonging thing) throws InterruptedException {
    var device = devices.apply(thing.where());
    return device.isPresent()
        ? device.get().status(Deadline.after(LOOK, ticker)).media()
        : Media.NOT_PRESENT;
  }

  private boolean hangs(long since) {
    return ticker.nanos() - since >= TICKET_PATIENCE.toNanos();
  }

  private void drawIn() throws InterruptedException {
    if (devices.apply(Peripheral.TICKET_PRINTER).orElse(null) instanceof TicketPrinter printer) {
      var end = printer.awaitTaken(Deadline.after(Duration.ZERO, ticker));
      LOG.log(Level.INFO, "ticket-left-behind {0}", end);
    }
  }

  /// Whether what lies there was left by an earlier citizen: nobody saw it go since.
  boolean areAnothers(Belonging thing) throws InterruptedException {
    if (!anothers.contains(thing)) {
      return false;
    }
    boolean lies =
        switch (media(thing)) {
          case PRESENT, JAMMED -> true;
          case NOT_PRESENT, UNKNOWN -> false;
        };
    if (!lies) {
      anothers.remove(thing);
    }
    return lies;
  }

  /// The citizen was told of it once; what lies there from now on is the citizen's own affair.
  void told(Belonging thing) {
    anothers.remove(thing);
  }

  static DeviceFault cardLeft() {
    return fault(
        "card-left",
        "读卡区有一张没取走的身份证，请先拿起来。是您的，等一下再放；不是您的，请交给工作人员。",
        "A card was left on the reader. Lift it. If it is yours, wait a moment and lay it again; if"
            + " not, please hand it to the staff.");
  }

  static DeviceFault originalLeft() {
    return fault(
        "original-left",
        "扫描仪里有别人没取走的材料，请先全部取出，再放您自己的。",
        "Somebody left papers in the scanner. Take all of them out first, then lay your own.");
  }

  private static DeviceFault fault(String reason, String zhCn, String en) {
    return new DeviceFault(
        DeviceState.USER_ERROR, reason, Owner.CITIZEN, Action.CLEAR, new Message(zhCn, en), "");
  }
}
