// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Terminal.Peripheral;
import java.util.List;
import java.util.Optional;

/// What a hall offers on its home screen, in the order of its tiles (R2).
public enum Service {
  /// 办事: apply for an item of the catalogue.
  APPLY,
  /// 查询: how far one's own cases are (R22).
  PROGRESS,
  /// 补交材料: bring papers that a case waits for, by its receipt (R15).
  HAND_IN,
  /// 取号: take a number for a window; who shows a card may have priority.
  NUMBER,
  /// 预约: book a time at a window, give it back, come to it.
  BOOK,
  /// 复印: papers, or both sides of an identity card.
  COPY,
  /// 证明打印: certificates and excerpts of registers, with a seal that was verified (R26).
  ATTEST,
  /// 缴费: pay bills by a code on the screen (R26).
  PAY,
  /// 投诉建议, 办不成事 (R24).
  COMPLAIN;

  /// What this terminal offers, whether it works now or not.
  public static List<Service> at(Terminal terminal) {
    return List.of(values()).stream().filter(service -> service.equipped(terminal)).toList();
  }

  /// Whether it has to know who is here before it begins.
  public boolean needsCard() {
    return switch (this) {
      case APPLY, PROGRESS, BOOK -> true;
      case HAND_IN, NUMBER, COPY, ATTEST, PAY, COMPLAIN -> false;
    };
  }

  /// Why it cannot begin now, so that nobody starts in vain.
  public Optional<LocalText> hindrance(Terminal terminal) {
    return switch (this) {
      case APPLY, PROGRESS ->
          terminal.catalogue().items().isEmpty()
              ? Optional.of(
                  new LocalText(
                      "正在准备事项目录，请稍候。", "The list of services is being prepared. Please wait."))
              : unknowing(terminal);
      case HAND_IN -> broken(terminal, Peripheral.SCANNER);
      case NUMBER -> Optional.empty();
      case BOOK -> unknowing(terminal);
      case COPY ->
          broken(terminal, Peripheral.SCANNER).or(() -> broken(terminal, Peripheral.PRINTER));
      case ATTEST ->
          unknowing(terminal)
              .or(() -> broken(terminal, Peripheral.PRINTER))
              .or(() -> unanswered(terminal.attestations()));
      case PAY, COMPLAIN -> Optional.empty();
    };
  }

  /// Whether a terminal that can do nothing else is open all the same.
  boolean opens() {
    return this != COMPLAIN;
  }

  /// Whether the terminal was built for it at all.
  private boolean equipped(Terminal terminal) {
    return switch (this) {
      case APPLY, PROGRESS -> has(terminal, Peripheral.ID_CARD_READER);
      case HAND_IN -> has(terminal, Peripheral.SCANNER);
      case NUMBER -> terminal.callsNumbers();
      case BOOK -> terminal.takesBookings() && has(terminal, Peripheral.ID_CARD_READER);
      case COPY -> has(terminal, Peripheral.SCANNER) && has(terminal, Peripheral.PRINTER);
      case ATTEST ->
          !terminal.attestations().kinds().isEmpty()
              && has(terminal, Peripheral.ID_CARD_READER)
              && has(terminal, Peripheral.PRINTER);
      case PAY -> !terminal.bills().isEmpty();
      case COMPLAIN -> true;
    };
  }

  private static boolean has(Terminal terminal, Peripheral peripheral) {
    return !terminal.missing().contains(peripheral);
  }

  private static Optional<LocalText> unanswered(Attestation.Offer offer) {
    return offer.answering()
        ? Optional.empty()
        : Optional.of(
            new LocalText(
                "现在连不上服务器，取不到证明，请稍后再来。",
                "The server can't be reached now, and with it no certificates. Please come later."));
  }

  /// Nobody can show who he or she is.
  private static Optional<LocalText> unknowing(Terminal terminal) {
    return terminal.identifies() ? Optional.empty() : broken(terminal, Peripheral.ID_CARD_READER);
  }

  private static Optional<LocalText> broken(Terminal terminal, Peripheral peripheral) {
    return terminal.works(peripheral) ? Optional.empty() : Optional.of(sentence(peripheral));
  }

  private static LocalText sentence(Peripheral peripheral) {
    return switch (peripheral) {
      case ID_CARD_READER ->
          new LocalText(
              "身份证阅读器暂时不能使用，已通知工作人员。",
              "The ID-card reader is not working. The staff have been told.");
      case SCANNER ->
          new LocalText(
              "扫描仪暂时不能使用，已通知工作人员。", "The scanner is not working. The staff have been told.");
      case CODE_READER ->
          new LocalText(
              "扫码器暂时不能使用，已通知工作人员。", "The code reader is not working. The staff have been told.");
      case PRINTER, TICKET_PRINTER ->
          new LocalText(
              "打印机暂时不能使用，已通知工作人员。", "The printer is not working. The staff have been told.");
    };
  }
}
