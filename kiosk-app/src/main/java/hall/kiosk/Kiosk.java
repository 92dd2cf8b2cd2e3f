// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import hall.device.DeviceContext;
import hall.device.SystemTicker;
import hall.kiosk.config.ConfigurationShelf;
import hall.kiosk.config.RunningConfiguration;
import hall.kiosk.config.TerminalConfig;
import hall.kiosk.fleet.FleetAgent;
import hall.kiosk.fleet.Incidents;
import hall.kiosk.journey.Belonging;
import hall.kiosk.journey.Catalogue;
import hall.kiosk.journey.ForStaff;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal;
import hall.kiosk.outbox.KeyFile;
import hall.kiosk.outbox.Outbox;
import hall.kiosk.peripheral.Peripherals;
import hall.kiosk.screen.KioskWindow;
import hall.kiosk.screen.Panel;
import hall.kiosk.screen.kit.ChineseInput;
import hall.kiosk.session.AttestationDesk;
import hall.kiosk.session.LoginDesk;
import hall.kiosk.session.Maintenance;
import hall.kiosk.session.NumberDesk;
import hall.kiosk.session.PaymentDesk;
import hall.kiosk.session.PinLock;
import hall.kiosk.session.ReuseDesk;
import hall.kiosk.session.SessionLoop;
import hall.kiosk.session.UpkeepDesk;
import hall.kiosk.sound.Chime;
import hall.kiosk.sound.MixerSpeaker;
import hall.kiosk.text.ChineseEntry;
import hall.kiosk.usage.UseCount;
import hall.kiosk.voice.Speech;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The application put together: real time, real chance, real devices.
final class Kiosk implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("hall.kiosk");

  /// The halls of this product stand in one time zone.
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final TerminalConfig config;
  private final Path state;
  private final List<String> words;
  private final Outbox outbox;
  private final Peripherals peripherals;
  private final FleetAgent fleet;
  private final SessionLoop loop;
  private final UseCount use;
  private final Speech voice;
  private final Crash crash;
  private final SignOfLife life;
  private final Clock clock;
  private final CountDownLatch firstFrame = new CountDownLatch(1);
  private volatile @Nullable KioskWindow window;
  private @Nullable Thread watch;
  private volatile Ending ending = Ending.PLAIN;

  /// Whether the state shown last serves citizens; the loop's thread alone touches it.
  private boolean served;

  /// Whether that is a visit; the loop's thread alone touches it too.
  private boolean visited;

  /// What lay there in the state shown last; the loop's thread alone touches it.
  private Set<Belonging> left = Set.of();

  private Kiosk(
      RunningConfiguration running,
      ConfigurationShelf configurations,
      Options options,
      Supervision supervision)
      throws IOException {
    this.config = running.config();
    this.state = options.state();
    this.words = FleetAgent.knownWords(options.state());
    this.clock = Clock.system(ZONE);
    this.crash = new Crash(Runtime.getRuntime()::halt);
    this.life =
        new SignOfLife(
            Platform::runLater, supervision.alive(), SignOfLife.BLOCKED, SignOfLife.BEAT);
    var ticker = new SystemTicker();
    var random = new SecureRandom();
    var key = options.key();
    if (config.production() && KeyFile.besides(key, options.state())) {
      LOG.log(Level.ERROR, "outbox-key-beside-outbox {0}: keep it on another device", key);
    }
    this.outbox =
        Outbox.open(
            options.state().resolve("outbox.db"), KeyFile.readOrMake(key, random), random, clock);
    this.peripherals =
        new Peripherals(
            config.devices(), DeviceContext.of(ticker), event -> loop().post(event), crash);
    this.use = UseCount.open(options.state(), clock, ZONE, event -> loop().post(event));
    var maintenance = new Maintenance(peripherals, clock, ZONE, ticker);
    this.fleet =
        new FleetAgent(
            new FleetAgent.Settings(
                config.server(),
                config.trust(),
                options.enrolmentCode().or(config::enrolmentCode),
                options.state(),
                supervision.version(),
                clock.millis(),
                ZONE,
                configurations,
                running,
                supervision.slots()),
            outbox,
            use,
            () ->
                new FleetAgent.Report(
                    loop().word(), LeftStatus.in(peripherals.statuses(), loop().left())),
            new TerminalHands(
                this::loop,
                () -> Optional.ofNullable(window),
                maintenance,
                MixerSpeaker.ofThisMachine(),
                firstFrame,
                this::end,
                options.bootId(),
                options.log()),
            event -> loop().post(event),
            clock,
            ticker,
            random);
    supervision
        .ended()
        .ifPresent(status -> fleet.incidents().add(Incidents.Kind.CRASHED, "status-" + status));
    this.voice = TerminalVoice.of(config.voice(), firstFrame).start(crash);
    this.loop =
        new SessionLoop(
            terminal(config, peripherals),
            new SessionLoop.Parts(
                peripherals,
                outbox,
                fleet::submissionStored,
                fleet::messageSeen,
                fleet::ownCases,
                fleet::file,
                fleet::rate,
                new PaymentDesk(
                    fleet.payments()::bills,
                    fleet.payments()::begin,
                    fleet.payments()::watch,
                    fleet.payments()::giveUp,
                    fleet.payments()::find),
                new AttestationDesk(fleet.attestations()::fetch, fleet.attestations()::report),
                fleet::help,
                fleet.licences()::redeem,
                new LoginDesk(fleet.logins()::begin, fleet.logins()::ask, fleet.logins()::cancel),
                fleet::awaitedPapers,
                new ReuseDesk(fleet.reusable()::offers, fleet.reusable()::look),
                fleet::queryBase,
                new NumberDesk(
                    fleet.queue()::lines,
                    fleet.queue()::take,
                    fleet.queue()::wish,
                    fleet.queue()::arrive),
                new UpkeepDesk(
                    new PinLock(config.pin(), options.state(), clock, fleet::health, pinTold())
                        ::answer,
                    maintenance,
                    () -> end(Ending.AGAIN)),
                config.scan(),
                new Chime(),
                clock,
                ZONE,
                ticker,
                random),
            this::show,
            crash);
  }

  static Kiosk assemble(
      RunningConfiguration running,
      ConfigurationShelf configurations,
      Options options,
      Supervision supervision)
      throws IOException {
    return new Kiosk(running, configurations, options, supervision);
  }

  private PinLock.Told pinTold() {
    return new PinLock.Told() {
      @Override
      public void opened() {
        fleet.incidents().add(Incidents.Kind.MAINTENANCE_OPENED, "");
      }

      @Override
      public void locked() {
        fleet.incidents().add(Incidents.Kind.MAINTENANCE_LOCKED, "");
      }
    };
  }

  private SessionLoop loop() {
    return loop;
  }

  private static Terminal terminal(TerminalConfig config, Peripherals peripherals) {
    return new Terminal(
            config.name(),
            config.languages(),
            config.timeouts(),
            Catalogue.EMPTY,
            Map.of(),
            peripherals.missing(),
            Optional.empty(),
            ForStaff.NOTHING)
        .withMostCopies(config.mostCopies());
  }

  /// Shows the first screen as early as possible; everything that may wait comes after it.
  void start() throws IOException {
    // Threads of timers and of the fleet too: one that dies unseen leaves a terminal that only
    // seems to live.
    Thread.setDefaultUncaughtExceptionHandler(crash);
    Toolkit.await();
    Platform.runLater(this::openWindow);
    fleet.start();
    peripherals.watch(state);
    loop.start();
    use.tell();
    watch = life.start(firstFrame);
    afterFirstScreen("native-ciphers", NativeCiphers::prefer);
    afterFirstScreen("chinese-opening", this::openChinese);
  }

  /// What would keep the first screen waiting.
  private void afterFirstScreen(String name, Runnable work) {
    Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(() -> {
          try {
            firstFrame.await();
          } catch (InterruptedException e) {
            return;
          }
          work.run();
        });
  }

  private void openChinese() {
    ChineseEntry.open(state.resolve("pinyin"), words).ifPresent(this::take);
  }

  private void take(ChineseInput input) {
    Platform.runLater(() -> {
      Objects.requireNonNull(window).takes(input);
      LOG.log(Level.INFO, "chinese-entry {0} ways", input.ways().size());
    });
  }

  private void openWindow() {
    Thread.currentThread().setUncaughtExceptionHandler(crash);
    var stage = new Stage();
    var panel =
        new Panel(
            config.widthPx(),
            config.heightPx(),
            config.pxPerMm(),
            config.lowerEdgeMm(),
            config.production(),
            config.helpPhone());
    window =
        new KioskWindow(
            stage,
            panel,
            loop::post,
            id -> loop.image(id).orElseGet(() -> new byte[0]),
            Optional.of(voice),
            System::nanoTime);
    FirstFrame.watch(stage, firstFrame::countDown);
    loop.showAgain();
  }

  /// Called on the loop's thread; states that come before the window are shown once it is there.
  private void show(State state) {
    boolean visiting = state instanceof State.Visiting;
    if (visited && !visiting) {
      // What the visit held is garbage now, pages of many megabytes among it.
      loop().whenNobodyIsHere(System::gc);
    }
    visited = visiting;
    boolean serves = !(state instanceof State.OutOfService || state instanceof State.Maintenance);
    if (serves != served || !loop.left().equals(left)) {
      served = serves;
      left = loop.left();
      fleet.stateChanged();
    }
    use.shown(state);
    var shown = window;
    if (shown != null) {
      Platform.runLater(() -> shown.show(state));
    }
  }

  private void end(Ending why) {
    LOG.log(Level.INFO, "ends: {0}", why);
    ending = why;
    crash.ending();
    Quarkus.asyncExit();
  }

  /// Why it ends.
  Ending ending() {
    return ending;
  }

  @Override
  public void close() throws IOException {
    crash.ending();
    var watching = watch;
    if (watching != null) {
      watching.interrupt();
    }
    peripherals.close();
    outbox.close();
  }
}
