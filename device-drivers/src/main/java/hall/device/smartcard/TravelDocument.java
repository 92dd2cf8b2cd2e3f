// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard;

import hall.device.idcard.IdCard.Check;
import hall.device.idcard.IdCard.Sex;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An electronic travel document (ICAO Doc 9303), as far as it was opened.
///
/// Whether the data is the issuer's own (passive authentication) is not examined: that takes the
/// certificates of the issuing states.
///
/// @param access how it was opened
/// @param paceOffered whether EF.CardAccess offers PACE
/// @param holder the machine readable zone of DG1; null where it was not opened
/// @param photo whether DG2 is there
/// @param checks the check digits of the machine readable zone, and the holder against the key
public record TravelDocument(
    String atr,
    Access access,
    boolean paceOffered,
    @Nullable Holder holder,
    Photo photo,
    List<Check> checks)
    implements SmartCard {

  /// How the chip was opened.
  public enum Access {
    /// It asks for a key, and none was given.
    LOCKED,
    /// It needs no key.
    OPEN,
    BAC,
    PACE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Whether the chip holds a photo; it is not read.
  public enum Photo {
    PRESENT,
    ABSENT,
    UNKNOWN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Whom the document is about, from the machine readable zone.
  ///
  /// @param documentCode such as `P` for a passport
  /// @param birthDate null where the zone leaves it open
  /// @param optionalData such as a personal number; empty where there is none
  public record Holder(
      String documentCode,
      String issuingState,
      String documentNumber,
      String surname,
      String givenNames,
      String nationality,
      @Nullable LocalDate birthDate,
      Sex sex,
      @Nullable LocalDate expiryDate,
      String optionalData) {

    /// Never the fields.
    @Override
    public String toString() {
      return "Holder";
    }
  }

  public TravelDocument {
    checks = List.copyOf(checks);
  }

  @Override
  public String kind() {
    return "emrtd";
  }

  /// Never the fields.
  @Override
  public String toString() {
    return "TravelDocument[" + access.word() + "]";
  }
}
