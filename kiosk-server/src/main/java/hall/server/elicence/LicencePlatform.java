// SPDX-License-Identifier: Apache-2.0
package hall.server.elicence;

import hall.server.Text;
import hall.server.channel.Answer;
import hall.server.elicence.Showing.Person;
import hall.server.seal.SealedDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A connector to whoever holds electronic licences.
interface LicencePlatform {
  /// What a code stood for.
  ///
  /// @param holders whether somebody may show it: the holder, or who acts for a company
  /// @param document made for this one use, with its seal
  record Redeemed(
      String kind,
      Text name,
      String number,
      String issuer,
      @Nullable LocalDate validTo,
      Predicate<Person> holders,
      SealedDocument document) {
    /// Never whose.
    @Override
    public String toString() {
      return "Redeemed[%s]".formatted(kind);
    }
  }

  /// Redeems a code. Refused with `code-unknown`, `code-expired`, `code-used`, `wrong-kind`,
  /// `revoked` or `ended`.
  ///
  /// @param request names this question, once
  /// @param kinds that may come
  Answer<Redeemed> redeem(String request, String code, List<String> kinds);
}
