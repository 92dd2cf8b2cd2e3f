// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.DeviceStatus;
import hall.device.Ticker;
import hall.device.idcard.IdCard;
import hall.kiosk.config.CatalogueJson;
import hall.kiosk.config.ConfigurationShelf;
import hall.kiosk.config.RunningConfiguration;
import hall.kiosk.fleet.TerminalApi.DeviceReport;
import hall.kiosk.fleet.TerminalApi.Heartbeat;
import hall.kiosk.fleet.TerminalApi.OutboxReport;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.GrievanceStep.Receipt;
import hall.kiosk.journey.HandIn;
import hall.kiosk.journey.HelpAnswer;
import hall.kiosk.journey.HelpCall;
import hall.kiosk.journey.OwnCases;
import hall.kiosk.journey.Rating;
import hall.kiosk.journey.RatingStep;
import hall.kiosk.journey.ReceiptCode;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.journey.Upkeep.Health;
import hall.kiosk.journey.Upkeep.Kept;
import hall.kiosk.journey.Whereabouts;
import hall.kiosk.outbox.Outbox;
import hall.kiosk.software.Slots;
import hall.kiosk.usage.UseCount;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The terminal's agent: enrols once, reports itself, pulls the catalogue, sends what the outbox
/// holds, does what it is told. It runs beside the screen, lives with any outage, and tells what it
/// learns as events.
public final class FleetAgent {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");
  private static final Duration FIRST_HEARTBEAT_INTERVAL = Duration.ofSeconds(30);

  private final Settings settings;
  private final Outbox outbox;
  private final Supplier<Report> report;
  private final Consumer<Event> events;
  private final InstantSource clock;
  private final Ticker ticker;
  private final RandomGenerator random;
  private final CatalogueAgent catalogue;
  private final Courier courier;
  private final CaseInquiry inquiry;
  private final ComplaintSender complaints;
  private final RatingSender ratings;
  private final HelpSender help;
  private final ReuseInquiry reusable;
  private final CommandAgent commands;
  private final ConfigurationAgent configuration;
  private final HintAgent hints;
  private final QueueDesk queue;
  private final PayDesk payments;
  private final AttestDesk attestations;
  private final LicenceInquiry licences;
  private final LoginInquiry logins;
  private final UseReports uses;
  private final SoftwareAgent software;
  private final Identity identity;
  private final Standing standing;
  private final Machine machine;
  private final Incidents incidents;
  private final Semaphore beat = new Semaphore(0);

  private volatile Optional<Instant> reached = Optional.empty();
  private long sequence;

  /// Where the server is and what is kept where.
  ///
  /// @param trust the PEM certificate that the server must show
  /// @param state the folder of the terminal's own files
  /// @param epoch the start of this process, so that a late message of an earlier one is known
  /// @param configurations what was published for this terminal
  /// @param running what this process runs with
  /// @param slots absent where nobody installed this terminal
  public record Settings(
      URI server,
      Path trust,
      Optional<String> enrolmentCode,
      Path state,
      String software,
      long epoch,
      ZoneId zone,
      ConfigurationShelf configurations,
      RunningConfiguration running,
      Optional<Slots> slots) {}

  /// What the terminal says of itself.
  ///
  /// @param state `idle`, `in-session` or `out-of-service`
  public record Report(String state, Map<Peripheral, DeviceStatus> devices) {}

  public FleetAgent(
      Settings settings,
      Outbox outbox,
      UseCount use,
      Supplier<Report> report,
      Hands hands,
      Consumer<Event> events,
      InstantSource clock,
      Ticker ticker,
      RandomGenerator random) {
    this.settings = settings;
    this.outbox = outbox;
    this.report = report;
    this.events = events;
    this.clock = clock;
    this.ticker = ticker;
    this.random = random;
    this.standing = new Standing(events);
    this.machine = Machine.of(settings.state());
    this.incidents = Incidents.open(settings.state(), clock, this::stateChanged);
    this.identity =
        new Identity(
            settings.state(),
            shown -> TerminalApis.of(settings.server(), settings.trust(), shown),
            settings.enrolmentCode(),
            settings.software());
    this.catalogue =
        new CatalogueAgent(new CatalogueCache(settings.state()), identity::api, events);
    this.courier = new Courier(outbox, identity::known, identity::api, events, random);
    this.inquiry = new CaseInquiry(identity::known, identity::api);
    this.complaints = new ComplaintSender(identity::known, identity::api);
    this.ratings = new RatingSender(identity::known, identity::api);
    this.help = new HelpSender(identity::known, identity::api, incidents);
    this.reusable = new ReuseInquiry(identity::known, identity::api);
    this.commands =
        new CommandAgent(
            settings.state(),
            hands,
            identity::known,
            identity::api,
            events,
            this::stateChanged,
            clock,
            random);
    this.software =
        new SoftwareAgent(
            settings.software(),
            settings.slots(),
            Runtime.version().feature(),
            identity::known,
            identity::api,
            ticker,
            random);
    this.configuration =
        new ConfigurationAgent(
            settings.configurations(),
            settings.running(),
            hands,
            identity::known,
            identity::api,
            identity::fresh,
            software,
            clock,
            ticker,
            random);
    this.queue =
        new QueueDesk(
            settings,
            identity::known,
            shown -> TerminalApis.of(QueueApi.class, settings.server(), settings.trust(), shown),
            events,
            clock,
            ticker,
            random);
    this.payments =
        new PayDesk(
            identity::known,
            shown -> TerminalApis.of(PayApi.class, settings.server(), settings.trust(), shown),
            events,
            settings.zone(),
            ticker,
            random);
    this.attestations =
        new AttestDesk(
            identity::known,
            shown -> TerminalApis.of(AttestApi.class, settings.server(), settings.trust(), shown),
            events,
            ticker,
            random);
    this.licences =
        new LicenceInquiry(
            identity::known,
            shown -> TerminalApis.of(LicenceApi.class, settings.server(), settings.trust(), shown),
            events,
            ticker,
            random);
    this.logins =
        new LoginInquiry(
            identity::known,
            shown -> TerminalApis.of(LoginApi.class, settings.server(), settings.trust(), shown),
            events,
            ticker,
            random);
    this.uses =
        new UseReports(
            use,
            identity::known,
            shown -> TerminalApis.of(UseApi.class, settings.server(), settings.trust(), shown),
            ticker,
            random);
    this.hints =
        new HintAgent(
            identity::known, identity::api, settings.epoch(), this::heard, ticker, random);
  }

  /// Who an earlier run enrolled this terminal as.
  ///
  /// @param state the folder of the terminal's own files
  public static Optional<String> knownTerminal(Path state) throws IOException {
    return Credential.read(Identity.file(state)).map(Credential::terminalId);
  }

  /// The words of the catalogue that an earlier run got, for whoever helps to type them.
  ///
  /// @param state the folder of the terminal's own files
  public static List<String> knownWords(Path state) throws IOException {
    return new CatalogueCache(state)
            .read()
            .map(cached -> CatalogueJson.read(cached.document()).catalogue().items())
            .orElse(List.of())
            .stream()
            .flatMap(item -> Stream.concat(Stream.of(item.name().zhCn()), item.synonyms().stream()))
            .distinct()
            .toList();
  }

  /// Tells what is known from earlier runs, then starts to talk to the server.
  public void start() throws IOException {
    identity.read().ifPresent(known -> events.accept(new Event.HallNamed(known.hall())));
    commands.start();
    configuration.start();
    software.start(configuration::look);
    queue.start();
    payments.start();
    attestations.start();
    licences.start();
    logins.start();
    catalogue.start();
    Thread.ofVirtual().name("fleet-report").start(this::reportForEver);
    Thread.ofVirtual().name("fleet-send").start(courier::run);
    Thread.ofVirtual().name("fleet-hints").start(hints::run);
    Thread.ofVirtual().name("fleet-uses").start(uses::run);
  }

  /// Where numbers for windows come from.
  public QueueDesk queue() {
    return queue;
  }

  /// Where bills are looked up and paid.
  public PayDesk payments() {
    return payments;
  }

  /// Where certificates are fetched, and their prints counted.
  public AttestDesk attestations() {
    return attestations;
  }

  /// Where the codes of electronic licences are redeemed.
  public LicenceInquiry licences() {
    return licences;
  }

  public LoginInquiry logins() {
    return logins;
  }

  /// What happens to the application, for the server.
  public Incidents incidents() {
    return incidents;
  }

  /// How the terminal is, for those who stand before it.
  public Health health() {
    return new Health(
        identity.known().map(Credential::terminalId),
        settings.software(),
        settings.running().generation(),
        settings.server().getHost(),
        reached.map(at -> Duration.between(at, clock.instant())),
        kept(),
        machine.diskFreeBytes());
  }

  private Optional<Kept> kept() {
    try {
      var depth = outbox.depth();
      return Optional.of(new Kept(depth.waiting(), depth.refused()));
    } catch (IOException e) {
      LOG.log(Level.ERROR, "outbox-unreadable", e);
      return Optional.empty();
    }
  }

  /// The outbox has something new; it is sent at once.
  public void submissionStored() {
    courier.somethingToSend();
  }

  /// The cases of whose card this is; empty where the server can't be asked now.
  public Optional<OwnCases> ownCases(IdCard card) {
    return inquiry.of(card);
  }

  /// Tells the server what a citizen complains about; empty where it can't be told now.
  ///
  /// @param pages that were scanned with it
  /// @param pdf of them; empty for none
  public Optional<Receipt> file(
      UUID key, Grievance said, Optional<IdCard> card, int pages, byte[] pdf) {
    return complaints.file(key, said, card, pages, pdf);
  }

  /// Tells the server how a citizen rates a case.
  public RatingStep.Answer rate(Rating said, IdCard card) {
    return ratings.rate(said, card);
  }

  /// Tells the server all of a call for help, and learns how it stands.
  ///
  /// @param call its name
  /// @param said everything that the citizen has said in it
  public HelpAnswer help(UUID call, Whereabouts place, List<HelpCall.Said> said, boolean over)
      throws InterruptedException {
    return help.tell(call, place, said, over);
  }

  /// Papers of earlier cases.
  public ReuseInquiry reusable() {
    return reusable;
  }

  /// What the case of a receipt waits for.
  public HandIn.Answer awaitedPapers(ReceiptCode code) {
    return inquiry.of(code);
  }

  /// The attendant has confirmed a message.
  public void messageSeen(String message) {
    commands.messageSeen(message);
  }

  /// What the heartbeat says has changed; the next one comes at once.
  public void stateChanged() {
    beat.release();
  }

  /// What a number is appended to for a QR code; the server's own address before enrolment.
  public String queryBase() {
    return identity.known().map(Credential::queryBase).orElse(settings.server() + "/q/");
  }

  /// What the next heartbeat would bring, sooner.
  private void heard(Hint hint) {
    switch (hint) {
      case Hint.Commands() -> commands.commandsWait();
      case Hint.Configuration(var generation) -> configuration.serverHints(generation);
      case Hint.Catalogue(var published) when !published.equals(catalogue.revision()) ->
          stateChanged();
      case Hint.Catalogue _ -> {}
    }
  }

  private void reportForEver() {
    int failures = 0;
    var interval = FIRST_HEARTBEAT_INTERVAL;
    try {
      while (true) {
        try {
          enrol();
          var known = identity.known();
          if (known.isPresent()) {
            interval = heartbeat(known.get());
            if (failures > 0) {
              LOG.log(Level.INFO, "server-reached after {0} failures", failures);
              courier.somethingToSend();
            }
            failures = 0;
          }
          pauseBetweenBeats(Backoff.jittered(interval, random));
        } catch (WebApplicationException | ProcessingException | IOException e) {
          failures++;
          tellIfRefused(e);
          if (failures == 1) {
            LOG.log(Level.WARNING, "server-not-reached: {0}", e.toString());
          }
          ticker.pause(Backoff.after(failures, random));
        }
      }
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "fleet-report ends");
    }
  }

  private void pauseBetweenBeats(Duration longest) throws InterruptedException {
    boolean changed = beat.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    beat.drainPermits();
    LOG.log(Level.DEBUG, "beats again, changed: {0}", changed);
  }

  private void enrol() throws IOException {
    identity
        .enrol()
        .ifPresent(fresh -> {
          events.accept(new Event.HallNamed(fresh.hall()));
          courier.somethingToSend();
        });
  }

  /// Until somebody enrols this terminal anew it serves on, and its outbox waits.
  private void tellIfRefused(Exception e) {
    if (e instanceof WebApplicationException answer
        && answer.getResponse().getStatus() == Response.Status.UNAUTHORIZED.getStatusCode()) {
      identity.refused(SubmissionSender.problem(answer));
      standing.refused(identity.known().map(Credential::terminalId));
    }
  }

  private Duration heartbeat(Credential known) throws IOException {
    var now = report.get();
    var depth = outbox.depth();
    var answer =
        identity
            .api()
            .heartbeat(
                known.authorization(),
                new Heartbeat(
                    settings.epoch(),
                    ++sequence,
                    clock.instant().atZone(settings.zone()).toOffsetDateTime().toString(),
                    settings.software(),
                    now.state(),
                    settings.running().generation(),
                    catalogue.revision(),
                    DeviceReport.of(now.devices()),
                    new OutboxReport(depth.waiting(), depth.oldest().toSeconds(), depth.refused()),
                    machine.diskFreeBytes().orElse(null),
                    machine.temperature().orElse(null),
                    incidents.recent()));
    standing.taken();
    reached = Optional.of(clock.instant());
    configuration.serverSays(
        answer.serverTime(), Optional.ofNullable(answer.configurationGeneration()));
    if (answer.commandsWaiting()) {
      commands.commandsWait();
    }
    catalogue.follow(known, answer.catalogueRevision());
    identity.renewWhenDue(OffsetDateTime.parse(answer.serverTime()).toInstant());
    return Duration.ofSeconds(answer.heartbeatSeconds());
  }
}
