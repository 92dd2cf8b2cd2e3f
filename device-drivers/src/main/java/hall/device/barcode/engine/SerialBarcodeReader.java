// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode.engine;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.DeviceUri;
import hall.device.Faults;
import hall.device.Operations;
import hall.device.Outcome;
import hall.device.SelfTest;
import hall.device.SelfTestRun;
import hall.device.Ticker;
import hall.device.model.DeviceModels;
import hall.device.transport.Endpoint;
import hall.device.transport.Line;
import hall.device.transport.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A bar-code module on a serial line: `barcode:/dev/ttyUSB2?baud=9600` or `barcode://host:port`.
///
/// How it talks comes from its [EngineModel]; `suffix=cr|lf|crlf|tab|none|any` in the URI overrides
/// the model's. Where the suffix is known, say so: only then is a code that broke off told from a
/// whole one.
public final class SerialBarcodeReader implements BarcodeReader {

  private static final int DEFAULT_BAUD = 9600;

  /// A code whose suffix is awaited may stumble in the system; without a suffix the gap is all.
  private static final int PATIENT_GAPS = 5;

  /// A module stops reading by itself after a while.
  private static final Duration RETRIGGER = Duration.ofSeconds(8);

  /// For a code that is on the line when the deadline comes: 7 KB take that long at 9600 baud.
  private static final Duration LAST_CODE = Duration.ofSeconds(8);

  private static final Duration REPLUG_INTERVAL = Duration.ofMillis(500);
  private static final Duration RELEASE_GRACE = Duration.ofMillis(300);

  private final DeviceUri uri;
  private final Ticker ticker;
  private final EngineModel model;
  private final Line line;
  private final ScanCodec codec;
  private final Repeats repeats;

  /// Whether the port was open in the operation that runs.
  private boolean listened;

  /// Checks the URI; touches nothing.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is wrong with it
  public SerialBarcodeReader(DeviceUri uri, DeviceContext context) {
    this(uri, context, EngineModel.of(DeviceModels.of(DeviceModels.Kind.BARCODE_MODULE, uri)));
  }

  SerialBarcodeReader(DeviceUri uri, DeviceContext context, EngineModel model) {
    this.uri = uri;
    this.ticker = context.ticker();
    this.model =
        Optional.ofNullable(uri.parameters().get("suffix"))
            .map(word -> model.with(EngineModel.suffix(word)))
            .orElse(model);
    this.line = new Line(uri, Endpoint.of(uri, DEFAULT_BAUD, -1), context);
    this.codec = new ScanCodec(this.model);
    this.repeats = new Repeats(this.model.repeat(), ticker);
  }

  @Override
  public DeviceUri uri() {
    return uri;
  }

  @Override
  public Operations operations() {
    return line.operations();
  }

  /// A module that is unplugged meanwhile is waited for.
  @Override
  public Outcome<Scan> read(Deadline deadline) throws InterruptedException {
    boolean listening = false;
    while (true) {
      Outcome<Scan> outcome = line.exclusively("read", deadline, () -> attempt(deadline));
      listening |= listened;
      boolean lost =
          outcome instanceof Outcome.Faulted<Scan>(var fault)
              && fault.reason().equals("disconnected");
      if (!lost || !listening || deadline.passed()) {
        return outcome;
      }
      deadline.pause(REPLUG_INTERVAL);
    }
  }

  private Outcome<Scan> attempt(Deadline deadline) throws IOException, InterruptedException {
    listened = false;
    codec.drop();
    var link =
        line.first(
            deadline,
            opened -> {
              // What an earlier citizen showed, and the rest of a code that is on the line now.
              opened.discardInput(model.gap(), deadline);
              return opened;
            });
    listened = true;
    try {
      var scan = listen(link, deadline);
      release(link);
      return scan;
    } catch (InterruptedException e) {
      release(link);
      throw e;
    } finally {
      codec.drop();
    }
  }

  private Outcome<Scan> listen(Link link, Deadline deadline)
      throws IOException, InterruptedException {
    var last = new Deadline(ticker, deadline.atNanos() + LAST_CODE.toNanos());
    var buffer = new byte[256];
    long refused = codec.refused();
    send(link, model.trigger());
    while (!deadline.passed() || (codec.begun() && !last.passed())) {
      var until = codec.begun() ? last.within(pause()) : deadline.within(RETRIGGER);
      int count = link.read(buffer, 0, buffer.length, until);
      var scan = count == 0 ? codec.pause().filter(repeats::fresh) : take(buffer, count);
      Arrays.fill(buffer, (byte) 0);
      if (scan.isPresent()) {
        operations().count("codes", 1);
        return Outcome.done(scan.get());
      }
      if (count == 0 && !codec.begun() && !deadline.passed()) {
        send(link, model.trigger());
      }
    }
    refused = codec.refused() - refused;
    operations().count("refused", refused);
    return Outcome.faulted(noCode(refused == 0 ? "" : refused + " pieces were no code"));
  }

  private Duration pause() {
    return switch (model.suffix()) {
      case NONE, ANY -> model.gap();
      case CR, LF, CRLF, TAB -> model.gap().multipliedBy(PATIENT_GAPS);
    };
  }

  private Optional<Scan> take(byte[] buffer, int count) {
    for (int i = 0; i < count; i++) {
      var scan = codec.take(buffer[i] & 0xFF).filter(repeats::fresh);
      if (scan.isPresent()) {
        return scan;
      }
    }
    return Optional.empty();
  }

  private void send(Link link, String command) throws IOException, InterruptedException {
    if (!command.isEmpty()) {
      link.write(EngineModel.bytes(command), Deadline.after(RELEASE_GRACE, ticker));
    }
  }

  /// The code is read: that the lamp may stay on is no reason to lose it.
  private void release(Link link) throws InterruptedException {
    try {
      send(link, model.release());
    } catch (IOException e) {
      line.hangUp();
    }
  }

  private static DeviceFault noCode(String raw) {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "no-code",
        Owner.CITIZEN,
        Action.CLEAR,
        new Message(
            "没有读到码，请把二维码对准扫码窗口。", "No code was read: hold the code before the scan window."),
        raw);
  }

  /// A module without commands can't be asked: online means that its port is there.
  @Override
  public DeviceStatus status(Deadline deadline) throws InterruptedException {
    Outcome<DeviceStatus> outcome =
        line.exclusively(
            "status",
            deadline,
            () ->
                Outcome.done(
                    line.first(
                        deadline,
                        link -> {
                          link.discardInput(Duration.ZERO, deadline);
                          return describe();
                        })));
    return switch (outcome) {
      case Outcome.Done<DeviceStatus>(var status) -> status;
      case Outcome.Faulted<DeviceStatus>(var fault) -> DeviceStatus.of(fault);
      case Outcome.NoAnswer<DeviceStatus>() -> DeviceStatus.of(Faults.silence("in time"));
    };
  }

  @Override
  public SelfTest selfTest(Deadline deadline) throws InterruptedException {
    var run = new SelfTestRun("port");
    return run.after(
        line.exclusively(
            "self-test",
            deadline,
            () -> {
              var link =
                  line.first(
                      deadline,
                      opened -> {
                        opened.discardInput(Duration.ZERO, deadline);
                        return opened;
                      });
              run.pass(line.where());
              new BarcodeSelfTest(run, model).on(link, deadline);
              return Outcome.done(run);
            }));
  }

  private DeviceStatus describe() {
    return new DeviceStatus(
        DeviceState.ONLINE,
        Optional.empty(),
        List.of(),
        Map.of(
            "suffix",
            model.suffix().word(),
            "trigger",
            String.valueOf(!model.trigger().isEmpty()),
            "symbology",
            String.valueOf(model.aim()),
            "answersStatus",
            "false"),
        Map.of("model", model.name()));
  }

  @Override
  public void close() {
    line.close();
  }
}
