// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Problem.Defect;
import hall.server.catalogue.ServiceItem;
import hall.server.submission.Submission.Accepted;
import hall.server.submission.Submission.Applicant;
import hall.server.submission.Submission.Consent;
import hall.server.submission.Submission.Identification;
import hall.server.submission.Submission.ItemReference;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a submission is complete and fits its item; finds all defects at once. Pure.
final class SubmissionCheck {
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_ID_NUMBER = 32;
  private static final int LONGEST_LEVEL = 40;

  private SubmissionCheck() {}

  /// `item` is the version that the submission names, or nothing when there is none.
  static List<Defect> defects(Submission submission, Optional<ServiceItem> item) {
    List<Defect> defects = head(submission);
    applicant(submission.applicant(), defects);
    item(submission.item(), item, defects);
    item.map(named -> named.answered(Objects.requireNonNullElse(submission.form(), Map.of())))
        .ifPresent(known -> {
          defects.addAll(
              FormCheck.defects(known.form(), submission.form(), day(submission.submittedAt())));
          commitment(known, submission.commitment(), defects);
          defects.addAll(AgentCheck.defects(known, submission));
          card(known, submission, defects);
          defects.addAll(
              DocumentCheck.defects(known, submission.agent() != null, submission.documents()));
          defects.addAll(SupplementCheck.defects(known, item.get(), submission));
        });
    return defects;
  }

  /// What is said of every submission, also of papers that are brought later.
  static List<Defect> head(Submission submission) {
    List<Defect> defects = new ArrayList<>();
    if (submission.schemaVersion() != 1) {
      defects.add(new Defect("$.schemaVersion", "Must be 1."));
    }
    if (submission.localNumber() == null || !LocalNumber.isOne(submission.localNumber())) {
      defects.add(new Defect("$.localNumber", "ZC-yyyyMMdd- and ten capital letters or digits."));
    }
    if (!isTime(submission.submittedAt())) {
      defects.add(new Defect("$.submittedAt", "ISO 8601 with an offset."));
    }
    if (!Set.of("zh-CN", "en").contains(Objects.requireNonNullElse(submission.language(), ""))) {
      defects.add(new Defect("$.language", "zh-CN or en."));
    }
    consent(submission.consent(), defects);
    identification(submission.identification(), defects);
    return defects;
  }

  private static void identification(@Nullable Identification known, List<Defect> defects) {
    if (known == null) {
      return;
    }
    boolean login = Identification.LOGIN.equals(known.by());
    if (!login && !Identification.CARD.equals(known.by())) {
      defects.add(new Defect("$.identification.by", "card or login."));
    }
    if (login != (known.level() != null) || (login && !isShort(known.level(), LONGEST_LEVEL))) {
      defects.add(
          new Defect(
              "$.identification.level", "Of a login, and of nothing else: 1 to 40 characters."));
    }
  }

  private static void card(ServiceItem item, Submission submission, List<Defect> defects) {
    if (item.cardMustBeLaid() && submission.loginLevel().isPresent()) {
      defects.add(new Defect("$.identification", "For this item the card has to be laid."));
    }
  }

  private static void consent(@Nullable Consent consent, List<Defect> defects) {
    if (consent != null && (!"images".equals(consent.purpose()) || consent.version() < 1)) {
      defects.add(new Defect("$.consent", "Purpose images, and the version of its words from 1."));
    }
  }

  private static void applicant(@Nullable Applicant applicant, List<Defect> defects) {
    if (applicant == null) {
      defects.add(new Defect("$.applicant", "The applicant is required."));
      return;
    }
    if (!isName(applicant.name())) {
      defects.add(new Defect("$.applicant.name", "A name of at most 120 characters."));
    }
    if (!isIdNumber(applicant.idNumber())) {
      defects.add(new Defect("$.applicant.idNumber", "A number of at most 32 characters."));
    }
  }

  private static void item(
      @Nullable ItemReference reference, Optional<ServiceItem> item, List<Defect> defects) {
    if (reference == null || item.isEmpty()) {
      defects.add(new Defect("$.item", "This version of this item was never published here."));
    } else if (!item.get().code().equals(reference.code())) {
      defects.add(new Defect("$.item.code", "Does not belong to the implementation code."));
    }
  }

  private static void commitment(
      ServiceItem item, @Nullable Accepted commitment, List<Defect> defects) {
    ServiceItem.Commitment wanted = item.commitment();
    if (wanted == null) {
      if (commitment != null) {
        defects.add(new Defect("$.commitment", "This item excludes commitments."));
      }
    } else if (commitment == null
        || !wanted.id().equals(commitment.id())
        || wanted.version() != commitment.version()) {
      defects.add(
          new Defect("$.commitment", "The commitment of this version of the item is required."));
    } else if (!isTime(commitment.acceptedAt())) {
      defects.add(new Defect("$.commitment.acceptedAt", "ISO 8601 with an offset."));
    }
  }

  static boolean isName(@Nullable String text) {
    return isShort(text, LONGEST_NAME);
  }

  static boolean isIdNumber(@Nullable String text) {
    return isShort(text, LONGEST_ID_NUMBER);
  }

  private static boolean isShort(@Nullable String text, int longest) {
    return text != null && !text.isBlank() && text.length() <= longest;
  }

  private static boolean isTime(@Nullable String text) {
    return day(text).isPresent();
  }

  /// The day that it was where the time was written down.
  private static Optional<LocalDate> day(@Nullable String time) {
    if (time == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(time).toLocalDate());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
