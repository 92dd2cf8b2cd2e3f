// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.catalogue.ServiceItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody orders about a case, for the revision that he or she has seen.
///
/// @param order the word of a [Step]
/// @param reason why it is refused or denied
/// @param workingDays that the applicant gets for corrections
/// @param way how the result reaches the applicant
/// @param tracking by whom and under which number a courier carries it
public record CaseOrder(
    @Nullable String order,
    @Nullable Long revision,
    @Nullable String reason,
    @Nullable List<@Nullable Correction> corrections,
    @Nullable Integer workingDays,
    @Nullable String way,
    @Nullable String tracking) {
  /// How a result reaches the applicant.
  public static final List<String> WAYS = List.of("counter", "terminal", "courier", "electronic");

  /// The way that has a number.
  static final String COURIER = "courier";

  private static final int LONGEST_TRACKING = 80;

  /// What the applicant gets for corrections where nobody says otherwise.
  public static final int USUAL_DAYS = 15;

  private static final int MOST_DAYS = 60;

  /// In characters, of a reason and of what is said about a correction.
  private static final int LONGEST = 500;

  private static final int MOST = 50;

  /// The step and its details, checked against the item. Problem: `case-order-defective`.
  Step checked(ServiceItem item) {
    List<Defect> defects = new ArrayList<>();
    Step step = Step.find(order).filter(each -> each != Step.COUNT_AS_ACCEPTED).orElse(null);
    if (step == null) {
      defects.add(new Defect("$.order", "No step that can be ordered."));
    } else {
      details(step, item, defects);
    }
    if (revision == null) {
      defects.add(new Defect("$.revision", "The revision that the order is about."));
    }
    if (step == null || !defects.isEmpty()) {
      throw Problem.of(422, "case-order-defective", "Correct the listed parts of the order.")
          .with(defects)
          .asException();
    }
    return step;
  }

  private void details(Step step, ServiceItem item, List<Defect> defects) {
    switch (step) {
      case REFUSE, DENY -> {
        if (!isSaid(reason)) {
          defects.add(new Defect("$.reason", "The reason, in words that the applicant reads."));
        }
      }
      case ASK -> corrections(item, defects);
      case DELIVER -> {
        if (way == null || !WAYS.contains(way)) {
          defects.add(new Defect("$.way", "One of " + String.join(", ", WAYS) + "."));
        } else if (way.equals(COURIER) && !isTracking(tracking)) {
          defects.add(new Defect("$.tracking", "The courier and its number, 1 to 80 characters."));
        }
      }
      case ACCEPT, CORRECTED, REVIEW, GRANT, COUNT_AS_ACCEPTED -> {
        if (reason != null && !isSaid(reason)) {
          defects.add(new Defect("$.reason", "1 to 500 characters, or nothing."));
        }
      }
    }
  }

  private void corrections(ServiceItem item, List<Defect> defects) {
    List<@Nullable Correction> all = Objects.requireNonNullElse(corrections, List.of());
    if (all.isEmpty() || all.size() > MOST) {
      defects.add(new Defect("$.corrections", "All that is to be corrected, at once."));
    }
    Set<String> named = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      String path = "$.corrections[" + i + "]";
      Correction one = all.get(i);
      String part = one == null ? null : one.part();
      if (one == null || part == null || Correction.name(item, part).isEmpty()) {
        defects.add(new Defect(path + ".part", "No part of this item."));
      } else if (!named.add(part)) {
        defects.add(new Defect(path + ".part", "It stands twice."));
      } else if (!isSaid(one.problem())) {
        defects.add(new Defect(path + ".problem", "What is wrong with it."));
      } else if (!isSaid(one.remedy())) {
        defects.add(new Defect(path + ".remedy", "How to correct it."));
      }
    }
    if (days() < 1 || days() > MOST_DAYS) {
      defects.add(new Defect("$.workingDays", "1 to 60 working days."));
    }
  }

  /// Of a courier alone; else nothing.
  @Nullable String trackingOfCourier() {
    return COURIER.equals(way) && tracking != null ? tracking.strip() : null;
  }

  int days() {
    return workingDays == null ? USUAL_DAYS : workingDays;
  }

  private static boolean isTracking(@Nullable String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST_TRACKING;
  }

  private static boolean isSaid(@Nullable String text) {
    return text != null
        && !text.isBlank()
        && text.length() <= LONGEST
        // No database text holds it.
        && text.indexOf('\0') < 0;
  }
}
