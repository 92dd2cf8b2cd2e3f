// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import hall.kiosk.config.ConfigurationBook.Proven;
import hall.kiosk.config.ConfigurationBook.Trial;
import hall.kiosk.config.RunningConfiguration.Role;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Chooses what a process runs with: what is on trial, if it may; else what is confirmed; else what
/// was confirmed before; else the terminal's own file.
///
/// A trial is counted durably before it runs, so a crash can't make it run again.
public final class ConfigurationStart {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.config");

  private final ConfigurationShelf shelf;
  private final OwnSettings own;
  private final Optional<String> terminalId;
  private final Instant now;

  /// @param terminalId who this terminal is; before its enrolment nothing was published for it
  public ConfigurationStart(
      ConfigurationShelf shelf, OwnSettings own, Optional<String> terminalId, Instant now) {
    this.shelf = shelf;
    this.own = own;
    this.terminalId = terminalId;
    this.now = now;
  }

  public RunningConfiguration choose() {
    var chosen =
        trial()
            .or(this::confirmed)
            .or(this::previous)
            .orElseGet(() -> RunningConfiguration.own(own));
    LOG.log(
        Level.INFO,
        "configuration-runs {0} {1}",
        Long.toString(chosen.generation()),
        chosen.role());
    return chosen;
  }

  private Optional<RunningConfiguration> trial() {
    var tried = shelf.book().trial();
    return tried.flatMap(this::begun);
  }

  private Optional<RunningConfiguration> begun(Trial tried) {
    var settings =
        settings(Role.TRIAL, tried.generation(), tried.payload(), tried.asOf(), tried.document());
    try {
      var book =
          shelf.change(now ->
              settings.isPresent()
                  ? now.begin(this.now)
                  : now.revert(ConfigurationBook.DAMAGED, List.of()));
      if (book.trial().isEmpty()) {
        LOG.log(
            Level.WARNING,
            "configuration-reverted {0} {1}",
            Long.toString(tried.generation()),
            book.reports().getLast().reason().orElse(""));
        return Optional.empty();
      }
      return settings;
    } catch (IOException e) {
      // Uncounted it could crash again and again.
      LOG.log(Level.ERROR, "configuration-trial-not-begun", e);
      return Optional.empty();
    }
  }

  private Optional<RunningConfiguration> confirmed() {
    var proven = shelf.book().confirmed();
    if (proven.isEmpty()) {
      return Optional.empty();
    }
    return turned(proven.get()).or(() -> as(Role.CONFIRMED, proven.get()));
  }

  /// The overlays of now, where they are others than those that proved themselves.
  private Optional<RunningConfiguration> turned(Proven proven) {
    var book = shelf.book();
    var document =
        document(proven.generation(), proven.payload())
            .map(payload -> payload.documentAt(now))
            .filter(hash -> !hash.equals(proven.document()))
            .filter(hash -> !book.quarantined(proven.generation(), hash));
    if (document.isEmpty() || book.trial().isPresent()) {
      return Optional.empty();
    }
    try {
      shelf.change(before ->
          before.turn(now, document.get(), proven.working(), now.plus(ConfigurationBook.LIMIT)));
      return trial();
    } catch (IOException e) {
      LOG.log(Level.ERROR, "configuration-trial-not-begun", e);
      return Optional.empty();
    }
  }

  private Optional<RunningConfiguration> previous() {
    return shelf.book().previous().flatMap(proven -> as(Role.RESCUE, proven));
  }

  private Optional<RunningConfiguration> as(Role role, Proven proven) {
    return settings(role, proven.generation(), proven.payload(), proven.asOf(), proven.document());
  }

  private Optional<RunningConfiguration> settings(
      Role role, long generation, String hash, Instant asOf, String document) {
    var payload = document(generation, hash);
    if (payload.isEmpty()) {
      return Optional.empty();
    }
    var settings = payload.get().settingsAt(asOf);
    var problems = own.problems(settings);
    if (!problems.isEmpty()) {
      LOG.log(Level.ERROR, "configuration-skipped {0} {1}", Long.toString(generation), problems);
      return Optional.empty();
    }
    return Optional.of(
        new RunningConfiguration(own.config(settings), own, role, generation, document, payload));
  }

  private Optional<ConfigurationPayload> document(long generation, String hash) {
    return terminalId.flatMap(id -> shelf.document(generation, hash, id));
  }
}
