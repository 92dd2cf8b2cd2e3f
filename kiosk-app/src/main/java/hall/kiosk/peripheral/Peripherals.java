// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.peripheral;

import hall.device.Deadline;
import hall.device.Device;
import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.DeviceUri;
import hall.device.Ticker;
import hall.device.idcard.IdCardReader;
import hall.device.print.Printer;
import hall.device.registry.DeviceRegistry;
import hall.device.scan.Scanner;
import hall.device.ticket.TicketPrinter;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Terminal.Peripheral;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The devices of this terminal, opened from their URIs, and how they are.
public final class Peripherals implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.peripheral");
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Map<Peripheral, Device> devices = new EnumMap<>(Peripheral.class);
  private final Map<Peripheral, DeviceStatus> statuses = new ConcurrentHashMap<>();
  private final Ticker ticker;
  private final Consumer<Event> events;
  private final Thread.UncaughtExceptionHandler onBug;

  /// Opens every device; none is touched yet, so nothing can fail but a URI that names no driver.
  ///
  /// @throws IllegalArgumentException with a sentence that says which
  public Peripherals(
      Map<Peripheral, DeviceUri> uris,
      DeviceRegistry registry,
      Ticker ticker,
      Consumer<Event> events,
      Thread.UncaughtExceptionHandler onBug) {
    this.ticker = ticker;
    this.events = events;
    this.onBug = onBug;
    uris.forEach((peripheral, uri) ->
        devices.put(
            peripheral,
            switch (peripheral) {
              case ID_CARD_READER -> registry.openIdCardReader(uri);
              case SCANNER -> registry.openScanner(uri);
              case PRINTER -> registry.openPrinter(uri);
              case TICKET_PRINTER -> registry.openTicketPrinter(uri);
            }));
  }

  /// Starts to watch; every change of what works is told as [Event.FaultsChanged].
  public void watch() {
    devices.forEach((peripheral, device) ->
        Thread.ofVirtual()
            .name("watch-" + peripheral)
            .uncaughtExceptionHandler(onBug)
            .start(() -> watch(peripheral, device)));
  }

  private void watch(Peripheral peripheral, Device device) {
    try {
      while (true) {
        learn(peripheral, device.status(Deadline.after(PATIENCE, ticker)));
        ticker.pause(INTERVAL);
      }
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "watch-ends {0}", peripheral);
    }
  }

  private synchronized void learn(Peripheral peripheral, DeviceStatus status) {
    if (status.state() == DeviceState.DEVICE_BUSY || status.state() == DeviceState.STARTING) {
      // Somebody works with it: that is no news of its health.
      return;
    }
    var before = faults();
    var known = statuses.put(peripheral, status);
    if (known == null || known.state() != status.state()) {
      LOG.log(
          Level.INFO,
          "device-state {0} {1} {2}",
          peripheral,
          status.state().word(),
          status.fault().map(DeviceFault::reason).orElse(""));
    }
    if (!faults().equals(before)) {
      events.accept(new Event.FaultsChanged(faults()));
    }
  }

  /// A device that has just done its work has no fault any more, whatever it told before.
  public synchronized void worked(Peripheral peripheral) {
    var known = statuses.get(peripheral);
    if (known != null && !known.usable()) {
      learn(peripheral, DeviceStatus.online());
    }
  }

  private Map<Peripheral, DeviceFault> faults() {
    var faults = new EnumMap<Peripheral, DeviceFault>(Peripheral.class);
    statuses.forEach((peripheral, status) -> {
      if (!status.usable()) {
        faults.put(peripheral, status.fault().orElseGet(this::silent).withRaw(""));
      }
    });
    return faults;
  }

  /// What every device last told.
  public Map<Peripheral, DeviceStatus> statuses() {
    return Map.copyOf(statuses);
  }

  /// The kinds that this terminal has not got.
  public List<Peripheral> missing() {
    return Stream.of(Peripheral.values()).filter(p -> !devices.containsKey(p)).toList();
  }

  public Optional<IdCardReader> idCardReader() {
    return device(Peripheral.ID_CARD_READER, IdCardReader.class);
  }

  public Optional<Scanner> scanner() {
    return device(Peripheral.SCANNER, Scanner.class);
  }

  public Optional<Printer> printer() {
    return device(Peripheral.PRINTER, Printer.class);
  }

  public Optional<TicketPrinter> ticketPrinter() {
    return device(Peripheral.TICKET_PRINTER, TicketPrinter.class);
  }

  private <T extends Device> Optional<T> device(Peripheral peripheral, Class<T> type) {
    return Optional.ofNullable(devices.get(peripheral)).map(type::cast);
  }

  /// The fault of a device that is not there.
  public DeviceFault absent() {
    return fault(
        DeviceState.NO_DEVICE, "no-device", "本机没有此设备。", "This terminal lacks that device.");
  }

  /// The fault of a device that did not answer in time.
  public DeviceFault silent() {
    return fault(
        DeviceState.OFFLINE,
        "no-answer",
        "设备没有应答，请联系工作人员。",
        "The device does not answer. Please ask the staff.");
  }

  /// The fault of a document that this terminal can't make, for instance for want of a font.
  public DeviceFault unprintable() {
    return fault(
        DeviceState.HARDWARE_ERROR,
        "document-not-made",
        "回执暂时无法打印，请扫描屏幕上的二维码。",
        "The receipt can't be printed now. Please scan the QR code on the screen.");
  }

  private static DeviceFault fault(DeviceState state, String reason, String zhCn, String en) {
    return new DeviceFault(
        state, reason, Owner.ATTENDANT, Action.MAINTENANCE, new Message(zhCn, en), "");
  }

  @Override
  public void close() {
    devices.values().forEach(Device::close);
  }
}
