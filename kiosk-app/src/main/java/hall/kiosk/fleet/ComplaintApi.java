// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import hall.device.idcard.IdCard;
import hall.kiosk.config.Sha256;
import hall.kiosk.journey.Address;
import hall.kiosk.journey.Consent;
import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.GrievanceProgress;
import hall.kiosk.journey.GrievanceStep.Receipt;
import hall.kiosk.journey.HomeVisit;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What terminal and server say of complaints.
interface ComplaintApi {

  @JsonInclude(NON_NULL)
  record Complaint(
      String sort,
      String text,
      @Nullable String phone,
      @Nullable Citizen citizen,
      @Nullable Pages pages,
      @Nullable Visit visit) {

    static Complaint of(Grievance said, Optional<IdCard> card, int pages, byte[] pdf) {
      return new Complaint(
          said.sort().name().toLowerCase(Locale.ROOT),
          said.text().strip(),
          said.phone().isEmpty() ? null : said.phone(),
          card.map(Citizen::of).orElse(null),
          pages == 0 ? null : Pages.of(pages, pdf),
          said.atHome() ? Visit.of(said.home()) : null);
    }

    /// Never what it says, nor who.
    @Override
    public String toString() {
      return "Complaint";
    }
  }

  /// Where somebody of the hall is asked to come, and when it suits.
  ///
  /// @param place street and door, or all of it in plain words where no division was picked
  @JsonInclude(NON_NULL)
  record Visit(String place, @Nullable Within division, String when) {

    private static Visit of(HomeVisit home) {
      return new Visit(
          home.place().detail(),
          Within.of(home.place()),
          home.when().orElse(HomeVisit.When.ANY).name().toLowerCase(Locale.ROOT));
    }

    /// Never where.
    @Override
    public String toString() {
      return "Visit";
    }
  }

  /// The smallest division that was picked.
  ///
  /// @param names from the largest division down to it, parted by strokes
  record Within(String code, String names) {

    private static @Nullable Within of(Address place) {
      return place.divisions().isEmpty()
          ? null
          : new Within(place.divisions().getLast().code(), place.names("/"));
    }

    /// Never where.
    @Override
    public String toString() {
      return "Within";
    }
  }

  /// What was scanned with it, which is sent apart.
  record Pages(int count, long bytes, String sha256, int consentVersion) {

    private static Pages of(int count, byte[] pdf) {
      return new Pages(count, pdf.length, Sha256.of(pdf), Consent.COMPLAINT.version());
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

  /// How far one is, as the server tells whoever holds its slip.
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Progress(
      String number,
      String state,
      String receivedAt,
      @Nullable String dueOn,
      boolean late,
      @Nullable String unit,
      @Nullable String hotlineNumber,
      @Nullable String caseEnding,
      @Nullable String answer,
      List<Passed> trail) {

    /// @throws java.time.DateTimeException where a day can't be read
    GrievanceProgress read() {
      return new GrievanceProgress(
          number,
          GrievanceProgress.Standing.of(state),
          OffsetDateTime.parse(receivedAt),
          Optional.ofNullable(dueOn).map(LocalDate::parse),
          late,
          Optional.ofNullable(unit),
          Optional.ofNullable(hotlineNumber),
          Optional.ofNullable(caseEnding),
          Optional.ofNullable(answer),
          trail.stream().map(Passed::read).toList());
    }

    /// Never the fields.
    @Override
    public String toString() {
      return "Progress";
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Passed(String at, String deed) {
    private GrievanceProgress.Passed read() {
      return new GrievanceProgress.Passed(OffsetDateTime.parse(at), deed);
    }
  }

  /// That the server has it.
  ///
  /// @param pages that it has; null from a server that takes none
  /// @param queryUrl null from a server that has no such page
  @JsonIgnoreProperties(ignoreUnknown = true)
  record ComplaintAnswer(
      String number,
      String receivedAt,
      String acceptBy,
      String answerBy,
      @Nullable Integer pages,
      @Nullable String queryUrl) {

    /// @throws java.time.DateTimeException where a day can't be read
    Receipt read(Grievance.Sort sort) {
      return new Receipt(
          sort,
          number,
          OffsetDateTime.parse(receivedAt),
          LocalDate.parse(acceptBy),
          LocalDate.parse(answerBy),
          Objects.requireNonNullElse(pages, 0),
          Optional.ofNullable(queryUrl));
    }
  }
}
