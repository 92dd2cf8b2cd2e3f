// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.DeviceFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the journey knows of the machine it runs on; nothing personal.
///
/// @param hall the hall's name
/// @param faults why a device can't work now; a device that works, or that this terminal does not
///   have, is not in it
/// @param missing devices that this terminal has not got
/// @param closed the operator's sentence while the terminal is taken out of service
/// @param staff what is said to those who look after the terminal
/// @param abilities what its devices have told that they can do beyond the common
/// @param mostUsed codes of what is done most at this terminal, most first
/// @param callsNumbers whether windows of this hall call numbers
/// @param takesBookings whether times at them can be booked
/// @param bills what can be paid here
/// @param mostCopies of the same papers that one may print here at once
/// @param attestations which certificates can be printed here
/// @param licences whether electronic licences can be shown instead of papers
/// @param loginApp with which app one can log in instead of laying the card; absent where one
///   cannot
public record Terminal(
    LocalText hall,
    List<Language> languages,
    Timeouts timeouts,
    Catalogue catalogue,
    Map<Peripheral, DeviceFault> faults,
    List<Peripheral> missing,
    Optional<LocalText> closed,
    ForStaff staff,
    Set<Ability> abilities,
    List<String> mostUsed,
    boolean callsNumbers,
    boolean takesBookings,
    List<Bill.Offer> bills,
    int mostCopies,
    Attestation.Offer attestations,
    boolean licences,
    Optional<LocalText> loginApp) {

  /// Where the terminal's settings say nothing.
  public static final int USUAL_COPIES = 5;

  /// More would be a list like any other.
  private static final int OFTEN = 5;

  /// The devices of a terminal.
  public enum Peripheral {
    ID_CARD_READER,
    SCANNER,
    PRINTER,
    TICKET_PRINTER,
    /// The module that reads codes which are held before it.
    CODE_READER
  }

  /// What not every device of its kind can do.
  public enum Ability {
    /// The scanner takes both sides of a sheet.
    BOTH_SIDES
  }

  /// How patient the terminal is.
  ///
  /// @param warning how long a citizen may be still before the warning
  /// @param purge how long before the session ends; at least 20 s after the warning (A5)
  /// @param receipt how long the receipt stays before the session ends; warned of like the rest
  /// @param patience how long "submitting" waits for the server before the receipt says 已暂存
  /// @param thanks how long the last screen stays
  public record Timeouts(
      Duration warning, Duration purge, Duration receipt, Duration patience, Duration thanks) {

    /// How long the warning stands before the session ends.
    public Duration warned() {
      return purge.minus(warning);
    }
  }

  public Terminal {
    languages = List.copyOf(languages);
    faults = Map.copyOf(faults);
    missing = List.copyOf(missing);
    mostUsed = List.copyOf(mostUsed);
    abilities = Set.copyOf(abilities);
    bills = List.copyOf(bills);
  }

  /// A terminal whose devices have told nothing yet.
  public Terminal(
      LocalText hall,
      List<Language> languages,
      Timeouts timeouts,
      Catalogue catalogue,
      Map<Peripheral, DeviceFault> faults,
      List<Peripheral> missing,
      Optional<LocalText> closed,
      ForStaff staff) {
    this(
        hall,
        languages,
        timeouts,
        catalogue,
        faults,
        missing,
        closed,
        staff,
        Set.of(),
        List.of(),
        false,
        false,
        List.of(),
        USUAL_COPIES,
        Attestation.Offer.NONE,
        false,
        Optional.empty());
  }

  public boolean works(Peripheral peripheral) {
    return !missing.contains(peripheral) && !faults.containsKey(peripheral);
  }

  /// Whether somebody can show here who he or she is: by a card, or by a login.
  public boolean identifies() {
    return works(Peripheral.ID_CARD_READER) || loginApp.isPresent();
  }

  /// Whether any device reads the code on a paper.
  public boolean readsCodes() {
    return works(Peripheral.CODE_READER) || works(Peripheral.SCANNER);
  }

  /// Why nothing at all can be offered now, if so; a service that can't be, while others can, says
  /// so itself.
  public Optional<LocalText> whyClosed() {
    if (closed.isPresent()) {
      return closed;
    }
    var services = Service.at(this).stream().filter(Service::opens).toList();
    return services.stream().anyMatch(this::canBegin)
        ? Optional.empty()
        : services.stream()
            .findFirst()
            .flatMap(service -> service.hindrance(this))
            .or(() ->
                Optional.of(new LocalText("本机没有可以办的业务。", "Nothing is offered at this machine.")));
  }

  /// Whether a service can be begun here now.
  public boolean canBegin(Service service) {
    return Service.at(this).contains(service) && service.hindrance(this).isEmpty();
  }

  /// Whether an item can be done here now.
  public boolean offers(ServiceItem item) {
    boolean scans =
        works(Peripheral.SCANNER)
            || item.inPerson().toScan().stream()
                .allMatch(material -> material.necessity() != ServiceItem.Necessity.REQUIRED);
    return scans && (!item.cardMustBeLaid() || works(Peripheral.ID_CARD_READER));
  }

  public Terminal with(Catalogue newCatalogue) {
    return new Terminal(
        hall,
        languages,
        timeouts,
        newCatalogue,
        faults,
        missing,
        closed,
        staff,
        abilities,
        mostUsed,
        callsNumbers,
        takesBookings,
        bills,
        mostCopies,
        attestations,
        licences,
        loginApp);
  }

  public Terminal withHall(LocalText newHall) {
    return new Terminal(
        newHall,
        languages,
        timeouts,
        catalogue,
        faults,
        missing,
        closed,
        staff,
        abilities,
        mostUsed,
        callsNumbers,
        takesBookings,
        bills,
        mostCopies,
        attestations,
        licences,
        loginApp);
  }

  /// The same terminal taken out of service, or back into it.
  ///
  /// @param why the operator's sentence; absent in service
  public Terminal withClosed(Optional<LocalText> why) {
    return new Terminal(
        hall,
        languages,
        timeouts,
        catalogue,
        faults,
        missing,
        why,
        staff,
        abilities,
        mostUsed,
        callsNumbers,
        takesBookings,
        bills,
        mostCopies,
        attestations,
        licences,
        loginApp);
  }

  public Terminal withFaults(Map<Peripheral, DeviceFault> newFaults) {
    return new Terminal(
        hall,
        languages,
        timeouts,
        catalogue,
        newFaults,
        missing,
        closed,
        staff,
        abilities,
        mostUsed,
        callsNumbers,
        takesBookings,
        bills,
        mostCopies,
        attestations,
        licences,
        loginApp);
  }

  public Terminal with(ForStaff newStaff) {
    return new Terminal(
        hall,
        languages,
        timeouts,
        catalogue,
        faults,
        missing,
        closed,
        newStaff,
        abilities,
        mostUsed,
        callsNumbers,
        takesBookings,
        bills,
        mostCopies,
        attestations,
        licences,
        loginApp);
  }

  public Terminal with(Set<Ability> newAbilities) {
    return new Terminal(
        hall,
        languages,
        timeouts,
        catalogue,
        faults,
        missing,
        closed,
        staff,
        newAbilities,
        mostUsed,
        callsNumbers,
        takesBookings,
        bills,
        mostCopies,
        attestations,
        licences,
        loginApp);
  }

  public Terminal withMostCopies(int copies) {
    return new Terminal(
        hall,
        languages,
        timeouts,
        catalogue,
        faults,
        missing,
        closed,
        staff,
        abilities,
        mostUsed,
        callsNumbers,
        takesBookings,
        bills,
        copies,
        attestations,
        licences,
        loginApp);
  }

  /// The same terminal that knows what is done most at it.
  public Terminal withMostUsed(List<String> codes) {
    return new Terminal(
        hall,
        languages,
        timeouts,
        catalogue,
        faults,
        missing,
        closed,
        staff,
        abilities,
        codes,
        callsNumbers,
        takesBookings,
        bills,
        mostCopies,
        attestations,
        licences,
        loginApp);
  }

  /// The same terminal that knows whether windows of its hall call numbers and take bookings.
  public Terminal withNumbers(boolean called, boolean booked) {
    return new Terminal(
        hall,
        languages,
        timeouts,
        catalogue,
        faults,
        missing,
        closed,
        staff,
        abilities,
        mostUsed,
        called,
        booked,
        bills,
        mostCopies,
        attestations,
        licences,
        loginApp);
  }

  /// The same terminal that knows what can be paid at it.
  public Terminal withBills(List<Bill.Offer> offers) {
    return new Terminal(
        hall,
        languages,
        timeouts,
        catalogue,
        faults,
        missing,
        closed,
        staff,
        abilities,
        mostUsed,
        callsNumbers,
        takesBookings,
        offers,
        mostCopies,
        attestations,
        licences,
        loginApp);
  }

  /// The same terminal that knows which certificates can be printed at it.
  public Terminal withAttestations(Attestation.Offer offer) {
    return new Terminal(
        hall,
        languages,
        timeouts,
        catalogue,
        faults,
        missing,
        closed,
        staff,
        abilities,
        mostUsed,
        callsNumbers,
        takesBookings,
        bills,
        mostCopies,
        offer,
        licences,
        loginApp);
  }

  /// The same terminal that knows whether electronic licences can be shown at it.
  public Terminal withLicences(boolean shown) {
    return new Terminal(
        hall,
        languages,
        timeouts,
        catalogue,
        faults,
        missing,
        closed,
        staff,
        abilities,
        mostUsed,
        callsNumbers,
        takesBookings,
        bills,
        mostCopies,
        attestations,
        shown,
        loginApp);
  }

  /// The same terminal that knows with which app one can log in at it.
  public Terminal withLogin(Optional<LocalText> app) {
    return new Terminal(
        hall,
        languages,
        timeouts,
        catalogue,
        faults,
        missing,
        closed,
        staff,
        abilities,
        mostUsed,
        callsNumbers,
        takesBookings,
        bills,
        mostCopies,
        attestations,
        licences,
        app);
  }

  /// What is done most here and is still in the catalogue, most first.
  public List<ServiceItem> oftenDone() {
    return mostUsed.stream().map(catalogue::find).flatMap(Optional::stream).limit(OFTEN).toList();
  }
}
