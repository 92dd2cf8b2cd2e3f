// SPDX-License-Identifier: Apache-2.0
package hall.server.elicence;

import com.fasterxml.jackson.annotation.JsonInclude;
import hall.server.Masking;
import hall.server.Text;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// What is known of a licence whose seal held.
///
/// @param kind how item and platform call it
/// @param number on the licence
/// @param issuer the unit that issued it
/// @param validTo the last day; null where it has none
/// @param sealedBy as the certificate of the seal names it
/// @param checkedAt when platform and seal were asked
public record Licence(
    String kind,
    Text name,
    String number,
    String issuer,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate validTo,
    String sealedBy,
    OffsetDateTime checkedAt) {

  /// As a terminal may show it.
  public Licence masked() {
    return with(Masking.idNumber(number));
  }

  /// The same with its number elsewhere.
  Licence with(String other) {
    return new Licence(kind, name, other, issuer, validTo, sealedBy, checkedAt);
  }

  /// Never the number.
  @Override
  public String toString() {
    return "Licence[%s]".formatted(kind);
  }
}
