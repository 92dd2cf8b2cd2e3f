// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.DeviceUri;
import hall.device.Faults;
import hall.device.Operations;
import hall.device.Outcome;
import hall.device.idcard.Ga450Codec.Command;
import hall.device.idcard.Ga450Codec.Frame;
import hall.device.transport.Endpoint;
import hall.device.transport.Line;
import hall.device.transport.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A reader with a SAM_V module (GA 450 family): `ga450:/dev/ttyUSB0?baud=115200` or
/// `ga450://host:port`.
///
/// Each operation begins with *status*, which costs 2 ms of line and proves that the line lives and
/// that the rate is right; a module at another rate is searched for.
public final class Ga450Reader implements IdCardReader {

  /// The part of an operation that has found its module.
  @FunctionalInterface
  private interface Work<T> {
    Outcome<T> with(Ga450Talk talk) throws IOException, InterruptedException;
  }

  private static final int DEFAULT_BAUD = 115200;
  private static final Duration FIND_INTERVAL = Duration.ofMillis(CardReading.FIND_INTERVAL_MILLIS);

  private final DeviceUri uri;
  private final Line line;
  private @Nullable Ga450Talk kept;

  /// Checks the URI; touches nothing.
  ///
  /// @throws IllegalArgumentException when the URI names no port
  public Ga450Reader(DeviceUri uri, DeviceContext context) {
    this.uri = uri;
    this.line = new Line(uri, Endpoint.of(uri, DEFAULT_BAUD, -1), context);
  }

  @Override
  public DeviceUri uri() {
    return uri;
  }

  @Override
  public Operations operations() {
    return line.operations();
  }

  @Override
  public Outcome<IdCard> read(Deadline deadline) throws InterruptedException {
    return connected("read", deadline, talk -> read(talk, deadline));
  }

  private static Outcome<IdCard> read(Ga450Talk talk, Deadline deadline)
      throws IOException, InterruptedException {
    CardReading.Move move = new CardReading.Ask(CardReading.START);
    while (true) {
      switch (move) {
        case CardReading.Ask(var state) -> {
          if (deadline.passed()) {
            return Outcome.noAnswer();
          }
          var received = talk.exchange(state.step().command(), deadline);
          if (!(received instanceof Frame) && deadline.passed()) {
            return Outcome.noAnswer();
          }
          move = CardReading.next(state, received);
        }
        case CardReading.Rest(var state) -> {
          deadline.pause(FIND_INTERVAL);
          if (deadline.passed() && state.step() == CardReading.Step.FIND) {
            return Outcome.faulted(CardFaults.noCard());
          }
          move = new CardReading.Ask(state);
        }
        case CardReading.Probe(var state) ->
            move =
                switch (talk.contact(deadline)) {
                  case Ga450Talk.Found _ -> new CardReading.Ask(state);
                  case Ga450Talk.Lost(var fault) -> new CardReading.Failed(fault);
                };
        case CardReading.Finished(var parts, var address) -> {
          return Outcome.done(CardTextCodec.decode(parts.text(), parts.photo(), address));
        }
        case CardReading.Failed(var fault) -> {
          return Outcome.faulted(fault);
        }
      }
    }
  }

  @Override
  public Outcome<Boolean> cardPresent(Deadline deadline) throws InterruptedException {
    return connected(
        "card-present",
        deadline,
        talk -> {
          var first = present(talk, deadline);
          if (!first.equals(Outcome.done(false)) || deadline.left().compareTo(FIND_INTERVAL) < 0) {
            return first;
          }
          // One failing find may be a misfire of the antenna.
          deadline.pause(FIND_INTERVAL);
          return present(talk, deadline);
        });
  }

  private static Outcome<Boolean> present(Ga450Talk talk, Deadline deadline)
      throws IOException, InterruptedException {
    return switch (talk.exchange(Command.FIND, deadline)) {
      case Frame frame ->
          switch (frame.sw3()) {
            case 0x9F -> Outcome.done(true);
            case 0x80 -> Outcome.done(false);
            case 0x60, 0x66 -> Outcome.faulted(CardFaults.samFault(frame.status()));
            default -> Outcome.faulted(Faults.protocol("FIND: " + frame.status()));
          };
      case Ga450Codec.Corrupt() -> Outcome.faulted(CardFaults.checksum("FIND: bad XOR"));
      case Ga450Codec.Incomplete _ -> Outcome.faulted(Faults.truncated("FIND"));
      case Ga450Codec.Nothing _ -> Outcome.noAnswer();
    };
  }

  @Override
  public DeviceStatus status(Deadline deadline) throws InterruptedException {
    Outcome<DeviceStatus> outcome =
        connected("status", deadline, talk -> Outcome.done(identified(talk, deadline)));
    return switch (outcome) {
      case Outcome.Done<DeviceStatus>(var status) -> status;
      case Outcome.Faulted<DeviceStatus>(var fault) -> DeviceStatus.of(fault);
      case Outcome.NoAnswer<DeviceStatus>() -> DeviceStatus.of(Faults.silence("in time"));
    };
  }

  private static DeviceStatus identified(Ga450Talk talk, Deadline deadline)
      throws IOException, InterruptedException {
    Map<String, String> identity =
        talk.exchange(Command.SAM_ID, deadline) instanceof Frame frame
            ? SamId.identity(frame)
            : Map.of();
    return new DeviceStatus(
        DeviceState.ONLINE,
        Optional.empty(),
        List.of(),
        Map.of("photo", "undecoded", "appendedAddress", "true"),
        identity);
  }

  private <T> Outcome<T> connected(String name, Deadline deadline, Work<T> work)
      throws InterruptedException {
    return line.exclusively(
        name,
        deadline,
        () -> {
          var contact = line.first(deadline, link -> talkOn(link).contact(deadline));
          return switch (contact) {
            case Ga450Talk.Found(var talk, var status) ->
                switch (status.sw3()) {
                  case 0x60, 0x66 -> Outcome.faulted(CardFaults.samFault(status.status()));
                  default -> work.with(talk);
                };
            case Ga450Talk.Lost(var fault) -> {
              line.hangUp();
              yield deadline.passed() ? Outcome.noAnswer() : Outcome.faulted(fault);
            }
          };
        });
  }

  /// A talk remembers whether its link is settled, so it lasts as long as the link.
  private Ga450Talk talkOn(Link link) {
    var talk = kept;
    if (talk == null || !talk.link().equals(link)) {
      talk = new Ga450Talk(link);
      kept = talk;
    }
    return talk;
  }

  @Override
  public void close() {
    line.close();
  }
}
