// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Deadline;
import hall.device.Outcome;
import hall.device.barcode.Symbol;
import hall.device.barcode.SymbolReader;
import hall.device.picture.Jpeg;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScannedPage;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.ReceiptCode;
import hall.kiosk.journey.Stage.Code.Problem;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.peripheral.Peripherals;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads the code of a receipt: by the bar-code module, or from a picture that the scanner or the
/// document camera takes of the paper. Neither text nor picture is kept or logged.
final class CodeReading {
  /// After this the module is asked anew.
  private static final Duration CODE_WAIT = Duration.ofSeconds(10);

  private static final Duration SCAN_LIMIT = Duration.ofMinutes(1);

  private final Peripherals peripherals;
  private final DeviceCalls calls;
  private final Consumer<Event> post;

  CodeReading(Peripherals peripherals, DeviceCalls calls, Consumer<Event> post) {
    this.peripherals = peripherals;
    this.calls = calls;
    this.post = post;
  }

  void listen(long operation, Duration pause) throws InterruptedException {
    calls.ticker().pause(pause);
    var module = peripherals.codeReader();
    if (module.isEmpty()) {
      return;
    }
    var outcome =
        calls.logged(
            Peripheral.CODE_READER, "read-code", () -> module.get().read(within(CODE_WAIT)));
    post.accept(
        switch (outcome) {
          case Outcome.Done(var scan) -> new Event.CodeRead(operation, scan.text());
          case Outcome.Faulted(var fault) ->
              new Event.CodeNotRead(
                  operation,
                  fault.reason().equals("no-code")
                      ? Optional.empty()
                      : Optional.of(Problem.DEVICE));
          case Outcome.NoAnswer<?>() ->
              new Event.CodeNotRead(operation, Optional.of(Problem.DEVICE));
        });
  }

  /// @param settings of the scanner; whatever comes out is looked through and forgotten
  void scan(long operation, ScanSettings settings) throws InterruptedException {
    var scanner = peripherals.scanner();
    if (scanner.isEmpty()) {
      post.accept(new Event.CodeNotRead(operation, Optional.of(Problem.DEVICE)));
      return;
    }
    var texts = new ArrayList<String>();
    var outcome =
        calls.logged(
            Peripheral.SCANNER,
            "scan-code",
            () ->
                scanner
                    .get()
                    .scan(settings, page -> texts.addAll(texts(page)), within(SCAN_LIMIT)));
    post.accept(
        texts.stream()
            .filter(text -> ReceiptCode.parse(text).isPresent())
            .findFirst()
            .or(() -> texts.stream().findFirst())
            .<Event>map(text -> new Event.CodeRead(operation, text))
            .orElseGet(() ->
                new Event.CodeNotRead(
                    operation,
                    Optional.of(
                        outcome instanceof Outcome.Done<Integer>
                            ? Problem.NO_CODE
                            : Problem.DEVICE))));
  }

  private static List<String> texts(ScannedPage page) {
    try {
      return SymbolReader.sight(Jpeg.decode(page.jpeg()).gray()).stream()
          .map(sighting -> sighting.symbol())
          .map(Symbol::text)
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    } finally {
      Arrays.fill(page.bytes(), (byte) 0);
    }
  }

  private Deadline within(Duration duration) {
    return Deadline.after(duration, calls.ticker());
  }
}
