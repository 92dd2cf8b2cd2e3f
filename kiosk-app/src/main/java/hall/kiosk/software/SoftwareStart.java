// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.software;

import hall.kiosk.config.ConfigurationBook;
import hall.kiosk.config.ConfigurationPayload;
import hall.kiosk.config.ConfigurationShelf;
import hall.kiosk.software.Slots.Fallen;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/// Brings the book of configurations and the supervisor's files together when a process starts,
/// whatever happened to the power in between.
///
/// The book is written first, always: a trial begins in the book and then for the supervisor, and
/// it ends in the book and then for the supervisor. So what the supervisor did not hear of is done
/// now.
public final class SoftwareStart {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.software");

  private static final String PREFIX = "software-";

  private SoftwareStart() {}

  /// What is known when a process starts.
  ///
  /// @param version what this process is
  /// @param onTrial whether the supervisor tries it
  /// @param tried the generation on trial
  /// @param confirmed the version that the confirmed generation names
  /// @param otherHolds whether the other slot holds that version
  public record Facts(
      String version,
      boolean onTrial,
      Optional<Tried> tried,
      Optional<String> confirmed,
      Optional<Fallen> fallen,
      boolean otherHolds) {}

  /// A generation on trial.
  ///
  /// @param release the version that it names
  public record Tried(Optional<String> release, int starts) {}

  /// What follows from the facts.
  public sealed interface Next {

    /// Nothing is in the way.
    record Go() implements Next {}

    /// The generation on trial waits again: its software was never started.
    record Postpone() implements Next {}

    /// The generation on trial is taken back.
    record Revert(String reason) implements Next {}

    /// What is confirmed lacks its software.
    record Lack(String reason) implements Next {}

    /// This slot is the confirmed one.
    record ConfirmOwn() implements Next {}

    /// The other slot is the confirmed one and must be started instead.
    record ConfirmOther() implements Next {}

    /// This slot must not run; the confirmed one is started instead.
    ///
    /// @param reason why the generation on trial is taken back, where there is one
    record Leave(Optional<String> reason) implements Next {}
  }

  /// | on trial | the book says | the supervisor says | next |
  /// |---|---|---|---|
  /// | yes | this version is on trial, never started | – | go |
  /// | yes | this version is on trial, started before | – | leave, `software-crashed` |
  /// | yes | this version is confirmed, nothing on trial | – | confirm this slot |
  /// | yes | anything else | – | leave |
  /// | no | another version is on trial, never started | nothing | postpone |
  /// | no | another version is on trial | what fell, or nothing | revert |
  /// | no | another version is confirmed | it fell after that | go on without it |
  /// | no | another version is confirmed | it fell before that was written, and is whole | confirm the other slot |
  /// | no | anything else | – | go |
  public static Next next(Facts facts) {
    if (facts.onTrial()) {
      return tried(facts);
    }
    if (facts.tried().isPresent()) {
      return beside(facts, facts.tried().get());
    }
    if (facts.confirmed().filter(version -> !version.equals(facts.version())).isEmpty()
        || facts.fallen().isEmpty()) {
      return new Next.Go();
    }
    var fallen = facts.fallen().get();
    return !fallen.wasConfirmed() && facts.otherHolds()
        ? new Next.ConfirmOther()
        : new Next.Lack(PREFIX + fallen.reason());
  }

  private static Next tried(Facts facts) {
    var own = Optional.of(facts.version());
    if (facts.tried().isEmpty()) {
      return facts.confirmed().equals(own)
          ? new Next.ConfirmOwn()
          : new Next.Leave(Optional.empty());
    }
    var tried = facts.tried().get();
    if (!tried.release().equals(own)) {
      return new Next.Leave(Optional.empty());
    }
    return tried.starts() == 0
        ? new Next.Go()
        : new Next.Leave(Optional.of(PREFIX + ConfigurationBook.CRASHED));
  }

  private static Next beside(Facts facts, Tried tried) {
    if (tried.release().filter(version -> !version.equals(facts.version())).isEmpty()) {
      return new Next.Go();
    }
    if (facts.fallen().isEmpty() && tried.starts() == 0) {
      return new Next.Postpone();
    }
    return new Next.Revert(
        PREFIX + facts.fallen().map(Fallen::reason).orElse(ConfigurationBook.CRASHED));
  }

  /// Takes the step that is due.
  ///
  /// @param terminalId who this terminal is, where it is known
  /// @return whether this process may go on; if not, it must end and be started again
  /// @throws IOException where the step can't be made durable
  public static boolean settle(
      Slots slots, ConfigurationShelf shelf, Optional<String> terminalId, String version)
      throws IOException {
    var next = next(facts(slots, shelf, terminalId, version));
    LOG.log(Level.INFO, "software {0} {1}", version, next);
    boolean goesOn =
        switch (next) {
          case Next.Go() -> true;
          case Next.Postpone() -> {
            shelf.change(ConfigurationBook::postpone);
            yield true;
          }
          case Next.Revert(var reason) -> {
            shelf.change(book -> book.revert(reason, List.of()));
            yield true;
          }
          case Next.Lack(var reason) -> {
            shelf.change(book -> book.lack(reason));
            yield true;
          }
          case Next.ConfirmOwn() -> {
            slots.confirmOwn();
            yield true;
          }
          case Next.ConfirmOther() -> {
            slots.confirmOther();
            yield false;
          }
          case Next.Leave(var reason) -> {
            if (reason.isPresent()) {
              shelf.change(book -> book.revert(reason.get(), List.of()));
            }
            slots.endTrial();
            yield false;
          }
        };
    if (!slots.onTrial()) {
      slots.forgetFallen();
    }
    return goesOn;
  }

  private static Facts facts(
      Slots slots, ConfigurationShelf shelf, Optional<String> terminalId, String version) {
    var book = shelf.book();
    var confirmed =
        book.confirmed()
            .flatMap(proven -> release(shelf, terminalId, proven.generation(), proven.payload()));
    return new Facts(
        version,
        slots.onTrial(),
        book.trial()
            .map(tried ->
                new Tried(
                    release(shelf, terminalId, tried.generation(), tried.payload()),
                    tried.starts())),
        confirmed,
        slots.fallen(),
        confirmed.filter(slots::holds).isPresent());
  }

  private static Optional<String> release(
      ConfigurationShelf shelf, Optional<String> terminalId, long generation, String hash) {
    return terminalId
        .flatMap(id -> shelf.document(generation, hash, id))
        .flatMap(ConfigurationPayload::release);
  }
}
