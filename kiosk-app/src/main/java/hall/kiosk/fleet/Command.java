// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.kiosk.config.TerminalConfig;
import hall.kiosk.fleet.TerminalApi.WantedCommand;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Terminal.Peripheral;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// What an operator wants this terminal to do.
///
/// @param id the server's name of it, the same however often it is listed
record Command(String id, Order order) {

  private static final int LOUDEST = 100;

  /// The kinds of commands.
  sealed interface Order {

    /// The process ends and its supervisor starts it again.
    record RestartApplication() implements Order {}

    /// No citizen is served any more.
    ///
    /// @param until when it serves again by itself
    record OutOfService(LocalText why, Optional<Instant> until) implements Order {}

    record IntoService() implements Order {}

    /// Devices are asked how they are.
    ///
    /// @param device all where absent
    record SelfTest(Optional<Peripheral> device) implements Order {}

    record TestPrint(Peripheral on) implements Order {}

    record LogBundle() implements Order {}

    /// The machine goes down and comes up again.
    record Reboot() implements Order {}

    /// A picture of the screen at rest.
    record Screenshot() implements Order {}

    /// The machine sounds as loud as this.
    ///
    /// @param percent 0 to 100
    record Volume(int percent) implements Order {}

    /// A text for the attendant.
    ///
    /// @param until when it goes by itself
    record Message(LocalText text, Instant until) implements Order {}

    /// A text for the attendant goes.
    ///
    /// @param message the command that brought it
    record WithdrawMessage(String message) implements Order {}

    /// A kind, or a detail of one, that only a later version knows.
    record Unknown(String kind) implements Order {}
  }

  static Command of(WantedCommand wanted) {
    return new Command(wanted.id(), order(wanted));
  }

  /// Whether a citizen who is here would be disturbed.
  boolean waitsForRest() {
    return switch (order) {
      case Order.RestartApplication(),
          Order.OutOfService _,
          Order.SelfTest _,
          Order.TestPrint _,
          Order.Reboot(),
          Order.Screenshot(),
          Order.Volume _ ->
          true;
      // A message is not shown to citizens.
      case Order.IntoService(),
          Order.LogBundle(),
          Order.Message _,
          Order.WithdrawMessage _,
          Order.Unknown _ ->
          false;
    };
  }

  /// Whether doing it twice is worse than not knowing whether it was done. A message remembers by
  /// itself that it was shown.
  boolean onceOnly() {
    return switch (order) {
      case Order.RestartApplication(), Order.TestPrint _, Order.Reboot() -> true;
      case Order.OutOfService _,
          Order.IntoService(),
          Order.SelfTest _,
          Order.LogBundle(),
          Order.Screenshot(),
          Order.Volume _,
          Order.Message _,
          Order.WithdrawMessage _,
          Order.Unknown _ ->
          false;
    };
  }

  private static Order order(WantedCommand wanted) {
    var unknown = new Order.Unknown(wanted.kind());
    return switch (wanted.kind()) {
      case "restart-application" -> new Order.RestartApplication();
      case "out-of-service" -> outOfService(wanted).orElse(unknown);
      case "into-service" -> new Order.IntoService();
      case "self-test" ->
          wanted.device() == null
              ? new Order.SelfTest(Optional.empty())
              : TerminalConfig.named(wanted.device())
                  .<Order>map(device -> new Order.SelfTest(Optional.of(device)))
                  .orElse(unknown);
      case "test-print" ->
          Optional.ofNullable(wanted.device())
              .flatMap(TerminalConfig::named)
              .<Order>map(Order.TestPrint::new)
              .orElse(unknown);
      case "log-bundle" -> new Order.LogBundle();
      case "reboot" -> new Order.Reboot();
      case "screenshot" -> new Order.Screenshot();
      case "volume" ->
          wanted.volume() == null || wanted.volume() < 0 || wanted.volume() > LOUDEST
              ? unknown
              : new Order.Volume(wanted.volume());
      case "message" -> message(wanted).orElse(unknown);
      case "withdraw-message" ->
          wanted.message() == null ? unknown : new Order.WithdrawMessage(wanted.message());
      default -> unknown;
    };
  }

  private static Optional<Order> outOfService(WantedCommand wanted) {
    return text(wanted)
        .flatMap(text ->
            wanted.until() == null
                ? Optional.of(new Order.OutOfService(text, Optional.empty()))
                : until(wanted).map(until -> new Order.OutOfService(text, Optional.of(until))));
  }

  private static Optional<Order> message(WantedCommand wanted) {
    return text(wanted).flatMap(text -> until(wanted).map(until -> new Order.Message(text, until)));
  }

  private static Optional<LocalText> text(WantedCommand wanted) {
    return Optional.ofNullable(wanted.text()).map(text -> new LocalText(text.zhCn(), text.en()));
  }

  private static Optional<Instant> until(WantedCommand wanted) {
    try {
      return Optional.ofNullable(wanted.until())
          .map(until -> OffsetDateTime.parse(until).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
