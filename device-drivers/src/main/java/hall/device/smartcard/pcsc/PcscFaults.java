// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import hall.device.Faults;
import hall.device.smartcard.SmartCardFaults;
import hall.device.smartcard.apdu.CardTrouble;
import hall.device.smartcard.winscard.PcscException;

/// From what PC/SC returns to who must act.
final class PcscFaults {

  private PcscFaults() {}

  static CardTrouble of(PcscException e) {
    var raw = String.valueOf(e.getMessage());
    return switch (e.code()) {
      case TIMEOUT -> CardTrouble.late();
      case NO_SERVICE, SERVICE_STOPPED, INVALID_HANDLE, COMM_ERROR ->
          CardTrouble.of(SmartCardFaults.serviceDown(raw));
      case NO_LIBRARY -> CardTrouble.of(SmartCardFaults.serviceMissing(raw));
      case SECURITY_VIOLATION -> CardTrouble.of(SmartCardFaults.serviceRefused(raw));
      case UNKNOWN_READER, READER_UNAVAILABLE, NO_READERS, CANCELLED ->
          CardTrouble.of(Faults.disconnected(raw));
      case SHARING_VIOLATION -> CardTrouble.of(Faults.busy(raw));
      case NO_SMARTCARD, REMOVED_CARD -> CardTrouble.of(SmartCardFaults.cardRemoved(raw));
      case UNRESPONSIVE_CARD, UNPOWERED_CARD -> CardTrouble.of(SmartCardFaults.cardMute(raw));
      case PROTO_MISMATCH, UNSUPPORTED_CARD, RESET_CARD, NOT_TRANSACTED ->
          CardTrouble.of(SmartCardFaults.cardUnreadable(raw));
      case SUCCESS, INSUFFICIENT_BUFFER, OTHER -> CardTrouble.of(Faults.protocol(raw));
    };
  }

  /// A trouble as it stands in a recording.
  static String words(CardTrouble trouble) {
    return trouble.fault().map(fault -> fault.reason() + " " + fault.raw()).orElse("late");
  }

  /// The trouble of a recording.
  static CardTrouble named(String words) {
    int space = words.indexOf(' ');
    var reason = space < 0 ? words : words.substring(0, space);
    var raw = words.substring(space + 1);
    return switch (reason) {
      case "late" -> CardTrouble.late();
      case "no-card" -> CardTrouble.of(SmartCardFaults.noCard());
      case "card-removed" -> CardTrouble.of(SmartCardFaults.cardRemoved(raw));
      case "card-mute" -> CardTrouble.of(SmartCardFaults.cardMute(raw));
      case "card-unreadable" -> CardTrouble.of(SmartCardFaults.cardUnreadable(raw));
      case "card-service-down" -> CardTrouble.of(SmartCardFaults.serviceDown(raw));
      case "card-service-missing" -> CardTrouble.of(SmartCardFaults.serviceMissing(raw));
      case "card-service-refused" -> CardTrouble.of(SmartCardFaults.serviceRefused(raw));
      case "reader-ambiguous" -> CardTrouble.of(SmartCardFaults.readerAmbiguous(raw));
      case "disconnected" -> CardTrouble.of(Faults.disconnected(raw));
      case "busy" -> CardTrouble.of(Faults.busy(raw));
      default -> CardTrouble.of(Faults.protocol(words));
    };
  }
}
