// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

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
import hall.device.SelfTestRun;
import hall.device.idcard.Ga450Codec.Command;
import hall.device.idcard.Ga450Codec.Frame;
import hall.device.model.DeviceModels;
import hall.device.transport.Endpoint;
import hall.device.transport.Line;
import hall.device.transport.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A reader with a SAM_V module (GA 450 family): `ga450:/dev/ttyUSB0?baud=115200` or
/// `ga450://host:port`, with `model=NAME` for a model that departs from the specification.
///
/// Each operation begins with *status*, which costs 2 ms of line and proves that the line lives and
/// that the rate is right; a module at another rate is searched for. Beside what every device
/// counts it counts `cards` and `retries`.
public final class Ga450Reader implements IdCardReader {

  /// The part of an operation that has found its module.
  @FunctionalInterface
  private interface Work<T> {
    Outcome<T> with(Ga450Talk talk) throws IOException, InterruptedException;
  }

  private static final int DEFAULT_BAUD = 115200;

  /// How soon a card that comes or goes is noticed by [#awaitChange].
  private static final Duration LOOK_PAUSE = Duration.ofMillis(500);

  private static final Duration LOOK_PATIENCE = Duration.ofSeconds(3);

  private final DeviceUri uri;
  private final ReaderQuirks quirks;
  private final PhotoDecoder photos;
  private final Endpoint endpoint;
  private final Line line;
  private final CardPresence presence;
  private @Nullable Ga450Talk kept;

  /// A reader whose photos stay undecoded.
  ///
  /// @throws IllegalArgumentException when the URI names no port, or no model that is known
  public Ga450Reader(DeviceUri uri, DeviceContext context) {
    this(uri, context, PhotoDecoder.NONE);
  }

  /// Checks the URI; touches nothing.
  ///
  /// @throws IllegalArgumentException when the URI names no port, or no model that is known
  public Ga450Reader(DeviceUri uri, DeviceContext context, PhotoDecoder photos) {
    this.uri = uri;
    this.quirks = ReaderQuirks.of(DeviceModels.of(DeviceModels.Kind.ID_CARD_READER, uri));
    this.photos = photos;
    this.endpoint = Endpoint.of(uri, DEFAULT_BAUD, -1);
    this.line = new Line(uri, endpoint, context);
    this.presence = new CardPresence(quirks);
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
  public Outcome<IdCard> read(Set<Extra> extras, Deadline deadline) throws InterruptedException {
    return connected(
        "read",
        deadline,
        talk -> {
          var reading = new CardRead(talk, quirks, photos, deadline);
          var outcome = reading.run(extras, presence.afterRead());
          presence.read(outcome);
          operations().count("cards", outcome instanceof Outcome.Done ? 1 : 0);
          operations().count("retries", reading.retries());
          return outcome;
        });
  }

  @Override
  public Outcome<Boolean> cardPresent(Deadline deadline) throws InterruptedException {
    return connected("card-present", deadline, talk -> presence.look(talk, true, deadline))
        .map(media -> media == Media.PRESENT);
  }

  @Override
  public DeviceStatus status(Deadline deadline) throws InterruptedException {
    return settled(connected("status", deadline, talk -> identified(talk, deadline)));
  }

  private static DeviceStatus settled(Outcome<DeviceStatus> outcome) {
    return switch (outcome) {
      case Outcome.Done<DeviceStatus>(var status) -> status;
      case Outcome.Faulted<DeviceStatus>(var fault) -> DeviceStatus.of(fault);
      case Outcome.NoAnswer<DeviceStatus>() -> DeviceStatus.of(Faults.silence("in time"));
    };
  }

  /// A module that answered *status* is online, whatever it makes of *find*; only its security
  /// module can fail even so.
  private Outcome<DeviceStatus> identified(Ga450Talk talk, Deadline deadline)
      throws IOException, InterruptedException {
    Map<String, String> identity =
        quirks.samId() && talk.exchange(Command.SAM_ID, deadline) instanceof Frame frame
            ? SamId.identity(frame)
            : Map.of();
    var status =
        new DeviceStatus(DeviceState.ONLINE, Optional.empty(), List.of(), capabilities(), identity);
    return switch (presence.look(talk, false, deadline)) {
      case Outcome.Done<Media>(var media) -> Outcome.done(status.withMedia(media));
      case Outcome.Faulted<Media>(var fault) when CardFaults.ofTheModule(fault) ->
          Outcome.faulted(fault);
      case Outcome.Faulted<Media> _, Outcome.NoAnswer<Media> _ -> Outcome.done(status);
    };
  }

  private Map<String, String> capabilities() {
    return Map.of(
        "photo",
        photos.equals(PhotoDecoder.NONE) ? "undecoded" : "decoded",
        "appendedAddress",
        "true",
        "fingerprints",
        String.valueOf(quirks.fingerprints()));
  }

  /// Asks *find* every now and then, and lets every other operation go first: one that holds the
  /// reader is no news.
  @Override
  public DeviceStatus awaitChange(DeviceStatus known, Deadline deadline)
      throws InterruptedException {
    var now = known;
    while (now.equals(known) && !deadline.passed()) {
      deadline.pause(LOOK_PAUSE);
      var soon = deadline.within(LOOK_PATIENCE);
      now =
          switch (connected("look", soon, talk -> presence.look(talk, false, soon))) {
            case Outcome.Done<Media>(var media) ->
                known.state() == DeviceState.ONLINE ? known.withMedia(media) : status(soon);
            case Outcome.Faulted<Media>(var fault) when fault.state() == DeviceState.DEVICE_BUSY ->
                known;
            case Outcome.Faulted<Media>(var fault) -> DeviceStatus.of(fault);
            case Outcome.NoAnswer<Media>() -> known;
          };
    }
    return now;
  }

  @Override
  public SelfTest selfTest(Deadline deadline) throws InterruptedException {
    var run = new SelfTestRun("port");
    return run.after(
        line.exclusively(
            "self-test",
            deadline,
            () -> {
              var contact = line.first(deadline, link -> talkOn(link).contact(deadline));
              run.pass(line.where());
              switch (contact) {
                case Ga450Talk.Found(var talk, var status) ->
                    new Ga450SelfTest(run, quirks, presence, deadline)
                        .found(talk, status, configuredRate());
                case Ga450Talk.Lost(var fault) -> {
                  line.hangUp();
                  run.next("rate").fail(fault);
                }
              }
              return Outcome.done(run);
            }));
  }

  private String configuredRate() {
    return switch (endpoint) {
      case Endpoint.Serial(_, int baud) -> String.valueOf(baud);
      case Endpoint.Tcp _ -> "set at the converter";
    };
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
      talk = new Ga450Talk(link, quirks.rateFixed());
      kept = talk;
    }
    return talk;
  }

  @Override
  public void close() {
    line.close();
  }
}
