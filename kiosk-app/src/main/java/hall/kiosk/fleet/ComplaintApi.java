// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import hall.device.idcard.IdCard;
import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.GrievanceStep.Receipt;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What terminal and server say of complaints.
interface ComplaintApi {

  @JsonInclude(NON_NULL)
  record Complaint(String sort, String text, @Nullable String phone, @Nullable Citizen citizen) {

    static Complaint of(Grievance said, Optional<IdCard> card) {
      return new Complaint(
          said.sort().name().toLowerCase(Locale.ROOT),
          said.text().strip(),
          said.phone().isEmpty() ? null : said.phone(),
          card.map(Citizen::of).orElse(null));
    }

    /// Never what it says, nor who.
    @Override
    public String toString() {
      return "Complaint";
    }
  }

  record Citizen(String name, String idNumber) {

    private static Citizen of(IdCard card) {
      return new Citizen(card.displayName(), Objects.requireNonNullElse(card.idNumber(), ""));
    }

    /// Never the fields.
    @Override
    public String toString() {
      return "Citizen";
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record ComplaintAnswer(String number, String acceptBy, String answerBy) {

    /// @throws java.time.DateTimeException where a day can't be read
    Receipt read() {
      return new Receipt(number, LocalDate.parse(acceptBy), LocalDate.parse(answerBy));
    }
  }
}
