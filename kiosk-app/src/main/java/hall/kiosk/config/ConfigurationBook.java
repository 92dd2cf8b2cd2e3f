// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import hall.kiosk.journey.Terminal.Peripheral;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the terminal must know of its configurations after any restart.
///
/// | what happens | nothing waits | staged | on trial |
/// |---|---|---|---|
/// | a good document of an admitted generation | staged | the newer one is staged | – |
/// | nobody is here: [#apply] | – | on trial with a deadline; restart | – |
/// | its software was never started: [#postpone] | – | – | staged |
/// | an overlay begins or ends: [#turn] | on trial, no server needed; restart | the same | – |
/// | the process starts: [#begin] | the confirmed one runs | the confirmed one runs | the first time it runs; the second time reverted, `crashed`; too late, `not-confirmed-in-time` |
/// | it proves itself: [#confirm] | – | – | confirmed; what was confirmed is the previous one |
/// | it does not: [#revert] | – | – | reverted and never run again, but once more after `server-not-reached` |
///
/// Pure; [ConfigurationShelf] makes each step durable before it counts.
///
/// @param terminal whose it is; absent until something was published
/// @param highest the highest generation ever confirmed; what is not above it is refused, however
///   well signed
/// @param quarantine what did not prove itself
/// @param unheard generations that were reverted once because the server was not reached
/// @param reports what the server was not told yet, oldest first
public record ConfigurationBook(
    Optional<String> terminal,
    long highest,
    Optional<Proven> confirmed,
    Optional<Proven> previous,
    Optional<Staged> staged,
    Optional<Trial> trial,
    List<Quarantined> quarantine,
    List<Long> unheard,
    List<Report> reports) {

  /// How long a configuration has to prove itself.
  public static final Duration LIMIT = Duration.ofMinutes(10);

  public static final String CRASHED = "crashed";
  public static final String TOO_LATE = "not-confirmed-in-time";
  public static final String DEVICE_BROKEN = "device-broken";
  public static final String SERVER_NOT_REACHED = "server-not-reached";
  public static final String SCREEN_NOT_SHOWN = "screen-not-shown";
  public static final String SERVER_REFUSED = "server-refused";

  /// Its file is gone or was changed between staging and start.
  public static final String DAMAGED = "damaged";

  /// More than a terminal can come by in months offline.
  private static final int MOST_REPORTS = 100;

  public static final ConfigurationBook EMPTY =
      new ConfigurationBook(
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of());

  /// Settings that passed.
  ///
  /// @param payload hash of the signed bytes
  /// @param asOf the moment whose overlays hold in them
  /// @param document hash of the settings at that moment
  /// @param working the devices that answered with them, and what was wrong with each even so
  public record Proven(
      long generation,
      String payload,
      Instant asOf,
      String document,
      Map<Peripheral, Set<String>> working) {

    public Proven {
      working = Map.copyOf(working);
    }
  }

  /// Waits until nobody is here.
  public record Staged(long generation, String payload) {}

  /// Settings that must prove themselves.
  ///
  /// @param turned an overlay began or ended within the confirmed generation: no server is needed
  /// @param working the devices that answered before, and what was wrong with each even so
  /// @param deadline by the terminal's clock
  /// @param starts how often the process started with them
  public record Trial(
      boolean turned,
      long generation,
      String payload,
      Instant asOf,
      String document,
      Map<Peripheral, Set<String>> working,
      Instant deadline,
      int starts) {

    public Trial {
      working = Map.copyOf(working);
    }

    /// What is left of the time; never more than the limit, so that a clock that was put back
    /// prolongs nothing.
    public Duration left(Instant now) {
      var left = Duration.between(now, deadline);
      return left.isNegative() ? Duration.ZERO : left.compareTo(LIMIT) > 0 ? LIMIT : left;
    }

    private Trial started() {
      return new Trial(turned, generation, payload, asOf, document, working, deadline, starts + 1);
    }
  }

  public record Quarantined(long generation, String document) {}

  /// `ConfigurationReport` of the contract.
  ///
  /// @param reason absent where the state says all
  public record Report(long generation, String state, Optional<String> reason, List<Check> checks) {

    public Report {
      checks = List.copyOf(checks);
    }
  }

  /// One thing that a self-test looked at; never personal data.
  public record Check(String device, String check, boolean passed, String detail) {}

  public ConfigurationBook {
    quarantine = List.copyOf(quarantine);
    unheard = List.copyOf(unheard);
    reports =
        List.copyOf(reports.subList(Math.max(0, reports.size() - MOST_REPORTS), reports.size()));
  }

  /// Whether a generation may be tried: newer than all that were confirmed and never reverted.
  public boolean admits(long generation) {
    return generation > highest
        && quarantine.stream().noneMatch(entry -> entry.generation() == generation);
  }

  /// Whether a generation is neither old news nor already on its way.
  public boolean lacks(long generation) {
    return admits(generation)
        && staged.filter(waiting -> waiting.generation() >= generation).isEmpty()
        && trial.filter(running -> running.generation() >= generation).isEmpty();
  }

  /// Whether these settings of the confirmed generation did not prove themselves.
  public boolean quarantined(long generation, String document) {
    return quarantine.contains(new Quarantined(generation, document));
  }

  /// The book of a terminal; a machine that was enrolled as another one begins a new book, since
  /// each terminal has its own generations.
  public ConfigurationBook of(String terminalId) {
    if (terminal.equals(Optional.of(terminalId))) {
      return this;
    }
    return new ConfigurationBook(
        Optional.of(terminalId),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  /// A good document waits for its moment.
  ///
  /// @throws IllegalStateException for a generation that is not admitted
  public ConfigurationBook stage(long generation, String payload) {
    if (!admits(generation)) {
      throw new IllegalStateException("generation " + generation + " is not admitted");
    }
    var told = new ArrayList<>(reports);
    for (var state : List.of("received", "validated", "staged")) {
      told.add(new Report(generation, state, Optional.empty(), List.of()));
    }
    return with(Optional.of(new Staged(generation, payload)), trial, told);
  }

  /// A document is not tried.
  public ConfigurationBook refuse(long generation, String reason) {
    var told = new ArrayList<>(reports);
    told.add(new Report(generation, "refused", Optional.of(reason), List.of()));
    return with(staged.filter(waiting -> waiting.generation() != generation), trial, told);
  }

  /// What is staged is tried at the next start.
  public ConfigurationBook apply(
      Instant asOf, String document, Map<Peripheral, Set<String>> working, Instant deadline) {
    mustBeFree();
    var next = staged.orElseThrow(() -> new IllegalStateException("nothing is staged"));
    var told = new ArrayList<>(reports);
    told.add(new Report(next.generation(), "applied-unconfirmed", Optional.empty(), List.of()));
    return with(
        Optional.empty(),
        Optional.of(
            new Trial(
                false, next.generation(), next.payload(), asOf, document, working, deadline, 0)),
        told);
  }

  /// The confirmed generation is tried with the overlays of another moment.
  public ConfigurationBook turn(
      Instant asOf, String document, Map<Peripheral, Set<String>> working, Instant deadline) {
    mustBeFree();
    var now = confirmed.orElseThrow(() -> new IllegalStateException("nothing is confirmed"));
    if (quarantined(now.generation(), document)) {
      throw new IllegalStateException("these settings are quarantined");
    }
    return with(
        staged,
        Optional.of(
            new Trial(true, now.generation(), now.payload(), asOf, document, working, deadline, 0)),
        reports);
  }

  /// The process starts with what is on trial, unless it had its chance.
  public ConfigurationBook begin(Instant now) {
    var tried = onTrial();
    if (tried.starts() > 0) {
      return revert(CRASHED, List.of());
    }
    if (tried.left(now).isZero()) {
      return revert(TOO_LATE, List.of());
    }
    return with(staged, Optional.of(tried.started()), reports);
  }

  /// What is on trial has proved itself.
  public ConfigurationBook confirm(Map<Peripheral, Set<String>> working) {
    var tried = onTrial();
    var proven =
        new Proven(tried.generation(), tried.payload(), tried.asOf(), tried.document(), working);
    var before = tried.turned() ? previous : confirmed;
    long reached = Math.max(highest, tried.generation());
    return new ConfigurationBook(
        terminal,
        reached,
        Optional.of(proven),
        before,
        staged.filter(waiting -> waiting.generation() > reached),
        Optional.empty(),
        quarantine.stream()
            .filter(
                entry -> entry.generation() > reached || entry.generation() == proven.generation())
            .toList(),
        unheard.stream().filter(generation -> generation > reached).toList(),
        reports);
  }

  /// What is on trial has not proved itself.
  public ConfigurationBook revert(String reason, List<Check> checks) {
    var tried = onTrial();
    var told = new ArrayList<>(reports);
    told.add(
        tried.turned()
            ? new Report(tried.generation(), "confirmed", Optional.of("overlay-" + reason), checks)
            : new Report(tried.generation(), "reverted", Optional.of(reason), checks));
    boolean onceMore =
        reason.equals(SERVER_NOT_REACHED)
            && !tried.turned()
            && !unheard.contains(tried.generation());
    var shut = new ArrayList<>(quarantine);
    var silent = new ArrayList<>(unheard);
    if (onceMore) {
      silent.add(tried.generation());
    } else {
      shut.add(new Quarantined(tried.generation(), tried.document()));
    }
    return new ConfigurationBook(
        terminal, highest, confirmed, previous, staged, Optional.empty(), shut, silent, told);
  }

  /// What is on trial was never started, since the power failed before its software could be: it
  /// waits again.
  public ConfigurationBook postpone() {
    var tried = onTrial();
    return with(
        staged.or(() -> Optional.of(new Staged(tried.generation(), tried.payload()))),
        Optional.empty(),
        reports);
  }

  /// What is confirmed runs on without something that belongs to it.
  public ConfigurationBook lack(String reason) {
    var told = new ArrayList<>(reports);
    confirmed.ifPresent(proven ->
        told.add(new Report(proven.generation(), "confirmed", Optional.of(reason), List.of())));
    return with(staged, trial, told);
  }

  /// The server knows it.
  public ConfigurationBook told(Report report) {
    var left = new ArrayList<>(reports);
    left.remove(report);
    return with(staged, trial, left);
  }

  private Trial onTrial() {
    return trial.orElseThrow(() -> new IllegalStateException("nothing is on trial"));
  }

  private void mustBeFree() {
    if (trial.isPresent()) {
      throw new IllegalStateException("another configuration is on trial");
    }
  }

  private ConfigurationBook with(
      Optional<Staged> waiting, Optional<Trial> tried, List<Report> untold) {
    return new ConfigurationBook(
        terminal, highest, confirmed, previous, waiting, tried, quarantine, unheard, untold);
  }
}
