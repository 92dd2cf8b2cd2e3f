// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.peripheral;

import hall.device.Device;
import hall.device.DeviceContext;
import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.DeviceUri;
import hall.device.Ticker;
import hall.device.barcode.engine.BarcodeReader;
import hall.device.idcard.IdCardReader;
import hall.device.print.Printer;
import hall.device.registry.DeviceRegistry;
import hall.device.scan.Scanner;
import hall.device.scan.page.PagePipeline;
import hall.device.ticket.TicketPrinter;
import hall.device.watch.DeviceWatch;
import hall.device.watch.WearFile;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Terminal.Ability;
import hall.kiosk.journey.Terminal.Peripheral;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The devices of this terminal, opened from their URIs, and how they are.
public final class Peripherals implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.peripheral");
  private static final Duration WEAR_INTERVAL = Duration.ofMinutes(1);

  private final Map<Peripheral, Device> devices = new EnumMap<>(Peripheral.class);
  private final Map<Peripheral, DeviceWatch> watches = new EnumMap<>(Peripheral.class);
  private final Ticker ticker;
  private final Consumer<Event> events;
  private final Thread.UncaughtExceptionHandler onBug;
  private final PagePipeline.Kind pageKind;
  private Map<Peripheral, DeviceFault> toldFaults = Map.of();
  private Set<Ability> toldAbilities = Set.of();

  /// Opens every device; none is touched yet, so nothing can fail but a URI that names no driver.
  ///
  /// @throws IllegalArgumentException with a sentence that says which
  public Peripherals(
      Map<Peripheral, DeviceUri> uris,
      DeviceContext context,
      Consumer<Event> events,
      Thread.UncaughtExceptionHandler onBug) {
    this.ticker = context.ticker();
    this.events = events;
    this.onBug = onBug;
    this.pageKind =
        Optional.ofNullable(uris.get(Peripheral.SCANNER))
            .filter(uri -> uri.scheme().equals("v4l2"))
            .map(camera -> PagePipeline.Kind.SHOT)
            .orElse(PagePipeline.Kind.SHEET);
    var registry = new DeviceRegistry(context);
    uris.forEach((peripheral, uri) -> {
      var device =
          switch (peripheral) {
            case ID_CARD_READER -> registry.openIdCardReader(uri);
            case SCANNER -> registry.openScanner(uri);
            case PRINTER -> registry.openPrinter(uri);
            case TICKET_PRINTER -> registry.openTicketPrinter(uri);
            case CODE_READER -> registry.openBarcodeReader(uri);
          };
      devices.put(peripheral, device);
      watches.put(peripheral, new DeviceWatch(device, context, _ -> tell()));
    });
  }

  /// Starts to watch; every change of what works is told as [Event.FaultsChanged].
  ///
  /// @param wearFolder where the devices' counters are kept over restarts
  public void watch(Path wearFolder) {
    watches.forEach((peripheral, watch) -> {
      start("watch-" + peripheral, watch::follow);
      start("guard-" + peripheral, watch::guard);
    });
    start("wear", () -> keepWear(wearFolder));
  }

  /// What runs until it is interrupted.
  @FunctionalInterface
  private interface Loop {
    void run() throws InterruptedException;
  }

  private void start(String name, Loop loop) {
    Thread.ofVirtual()
        .name(name)
        .uncaughtExceptionHandler(onBug)
        .start(() -> {
          try {
            loop.run();
          } catch (InterruptedException e) {
            LOG.log(Level.INFO, "ends {0}", name);
          }
        });
  }

  private void keepWear(Path folder) throws InterruptedException {
    var files = new EnumMap<Peripheral, WearFile>(Peripheral.class);
    while (true) {
      ticker.pause(WEAR_INTERVAL);
      for (var entry : devices.entrySet()) {
        try {
          var file = files.get(entry.getKey());
          if (file == null) {
            file = WearFile.open(folder.resolve(wearName(entry.getKey())));
            files.put(entry.getKey(), file);
          }
          file.save(entry.getValue().operations().counts());
        } catch (IOException e) {
          LOG.log(Level.WARNING, "wear-not-kept " + entry.getKey(), e);
        }
      }
    }
  }

  private static String wearName(Peripheral peripheral) {
    return peripheral.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".wear";
  }

  private synchronized void tell() {
    var now = faults();
    if (!now.equals(toldFaults)) {
      toldFaults = now;
      events.accept(new Event.FaultsChanged(now));
    }
    var able = abilities();
    if (!able.equals(toldAbilities)) {
      toldAbilities = able;
      events.accept(new Event.AbilitiesChanged(able));
    }
  }

  /// A scanner that says nothing of it now, for want of power or paper, can do what it could.
  private Set<Ability> abilities() {
    var duplex =
        Optional.ofNullable(statuses().get(Peripheral.SCANNER))
            .map(status -> status.capabilities().get("duplex"));
    return duplex
        .map(word -> word.equals("yes") ? Set.of(Ability.BOTH_SIDES) : Set.<Ability>of())
        .orElse(toldAbilities);
  }

  /// How pages are taken here.
  public PagePipeline.Kind pageKind() {
    return pageKind;
  }

  /// A device that has just done its work has no fault any more, whatever it told before.
  public void worked(Peripheral peripheral) {
    var watch = watches.get(peripheral);
    if (watch != null && watch.known().filter(status -> !status.usable()).isPresent()) {
      watch.learn(DeviceStatus.online());
    }
  }

  private Map<Peripheral, DeviceFault> faults() {
    var faults = new EnumMap<Peripheral, DeviceFault>(Peripheral.class);
    statuses()
        .forEach((peripheral, status) -> {
          if (!status.usable()) {
            faults.put(peripheral, status.fault().orElseGet(this::silent).withRaw(""));
          }
        });
    return faults;
  }

  /// What every device last told.
  public Map<Peripheral, DeviceStatus> statuses() {
    var statuses = new EnumMap<Peripheral, DeviceStatus>(Peripheral.class);
    watches.forEach(
        (peripheral, watch) -> watch.known().ifPresent(status -> statuses.put(peripheral, status)));
    return statuses;
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

  public Optional<BarcodeReader> codeReader() {
    return device(Peripheral.CODE_READER, BarcodeReader.class);
  }

  public Optional<Device> device(Peripheral peripheral) {
    return Optional.ofNullable(devices.get(peripheral));
  }

  private <T extends Device> Optional<T> device(Peripheral peripheral, Class<T> type) {
    return device(peripheral).map(type::cast);
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
