// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard;

/// A card that was read, of whatever kind.
public sealed interface SmartCard permits SocialSecurityCard, TravelDocument, SmartCard.Unknown {

  /// The answer to reset in hexadecimal: the make of the chip, not of its holder.
  String atr();

  /// In the words of the technician's tool.
  String kind();

  /// A card with no application that this version reads.
  record Unknown(String atr) implements SmartCard {
    @Override
    public String kind() {
      return "unknown";
    }
  }
}
