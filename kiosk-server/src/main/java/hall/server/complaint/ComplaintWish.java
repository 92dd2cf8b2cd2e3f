// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import hall.server.Problem;
import hall.server.Problem.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A complaint as a terminal sends it.
///
/// @param citizen null where it comes without a name
/// @param pages null where none were scanned
/// @param visit where somebody is asked to come to help; of visits alone
public record ComplaintWish(
    @Nullable String sort,
    @Nullable String text,
    @Nullable String phone,
    @Nullable Person citizen,
    @Nullable ScannedPages pages,
    @Nullable HomeVisit visit) {

  static final int LONGEST_TEXT = 1000;
  private static final int LONGEST_NAME = 100;

  /// Whose card was read.
  public record Person(@Nullable String name, @Nullable String idNumber) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Person";
    }
  }

  /// What can be kept. Problem: `complaint-defective`.
  Checked checked() {
    List<Defect> defects = new ArrayList<>();
    ComplaintSort known = ComplaintSort.find(Objects.requireNonNullElse(sort, "")).orElse(null);
    String words = Objects.requireNonNullElse(text, "").strip();
    if (known == null) {
      defects.add(new Defect("$.sort", "One of complaint, suggestion, unresolved, visit."));
    }
    if (words.isEmpty() || words.codePointCount(0, words.length()) > LONGEST_TEXT) {
      defects.add(new Defect("$.text", "1 to " + LONGEST_TEXT + " characters."));
    }
    if (phone != null && !phone.matches("1[3-9][0-9]{9}|0[0-9]{9,11}")) {
      defects.add(new Defect("$.phone", "A mobile number of 11 digits, or area code and number."));
    }
    defects.addAll(visitDefects(known));
    if (citizen != null
        && (!filled(citizen.name(), LONGEST_NAME) || !filled(citizen.idNumber(), LONGEST_NAME))) {
      defects.add(new Defect("$.citizen", "Both name and idNumber of the card, or no citizen."));
    }
    if (pages != null) {
      defects.addAll(pages.defects());
    }
    if (known == null || !defects.isEmpty()) {
      throw Problem.of(422, "complaint-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    return new Checked(
        known,
        words,
        phone,
        citizen == null ? null : citizen.name(),
        citizen == null ? null : citizen.idNumber(),
        pages,
        visit);
  }

  /// Nobody comes unannounced, so a visit needs a number to call; and nobody else says where.
  private List<Defect> visitDefects(@Nullable ComplaintSort known) {
    if (known != ComplaintSort.VISIT) {
      return visit == null
          ? List.of()
          : List.of(new Defect("$.visit", "Leave it out of what is no visit."));
    }
    List<Defect> defects = new ArrayList<>();
    if (phone == null) {
      defects.add(new Defect("$.phone", "A number to call before somebody comes."));
    }
    defects.addAll(
        visit == null
            ? List.of(new Defect("$.visit", "Where, and when it suits."))
            : visit.defects());
    return defects;
  }

  private static boolean filled(@Nullable String value, int longest) {
    return value != null && !value.isBlank() && value.length() <= longest;
  }

  /// Never what it says, nor who.
  @Override
  public String toString() {
    return "ComplaintWish[%s]".formatted(sort);
  }

  /// A complaint that obeys the rules.
  record Checked(
      ComplaintSort sort,
      String text,
      @Nullable String phone,
      @Nullable String name,
      @Nullable String idNumber,
      @Nullable ScannedPages pages,
      @Nullable HomeVisit visit) {

    boolean same(Complaint known) {
      return known.sort() == sort
          && known.text().equals(text)
          && Objects.equals(known.phone(), phone)
          && Objects.equals(known.name(), name)
          && Objects.equals(known.idNumber(), idNumber)
          && Objects.equals(known.pages(), pages)
          && Objects.equals(known.visit(), visit);
    }

    /// Never what it says, nor who.
    @Override
    public String toString() {
      return "Checked[%s]".formatted(sort);
    }
  }
}
