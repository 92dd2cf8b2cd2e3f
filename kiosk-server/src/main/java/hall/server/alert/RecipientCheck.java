// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.alert.Recipients.Wish;
import hall.server.alert.delivery.MailPost;
import hall.server.alert.delivery.WebhookPost;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Looks at recipients before they are written down.
@ApplicationScoped
class RecipientCheck {
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_ADDRESS = 500;

  private final Database database;
  private final WebhookPost webhooks;
  private final MailPost mail;

  RecipientCheck(Database database, WebhookPost webhooks, MailPost mail) {
    this.database = database;
    this.webhooks = webhooks;
    this.mail = mail;
  }

  /// A wish without defects.
  record Sound(
      String name,
      String channel,
      String address,
      @Nullable String hallId,
      Severity severity,
      int level) {
    boolean isWebhook() {
      return channel.equals("webhook");
    }

    /// The names of the fields that differ, and not what they say: whom an address belongs to is
    /// nobody's business later.
    List<String> changed(Recipients.Shown known) {
      List<String> changed = new ArrayList<>();
      note(changed, "name", known.name(), name);
      note(changed, "address", known.address(), address);
      note(changed, "hallId", known.hallId(), hallId);
      note(changed, "severity", known.severity(), severity);
      note(changed, "level", known.level(), level);
      return changed;
    }

    private static void note(
        List<String> changed, String field, @Nullable Object before, @Nullable Object after) {
      if (!Objects.equals(before, after)) {
        changed.add(field);
      }
    }

    @Override
    public String toString() {
      return "Sound";
    }
  }

  /// Problems: `recipient-defective`, `mail-not-configured`.
  ///
  /// @param was the channel of the recipient that is edited, which stays; null for a new one
  Sound check(Wish wish, @Nullable String was) {
    Sound sound =
        new Sound(
            Objects.requireNonNullElse(wish.name(), "").strip(),
            Objects.requireNonNullElse(wish.channel(), ""),
            Objects.requireNonNullElse(wish.address(), "").strip(),
            wish.hallId(),
            Severity.find(Objects.requireNonNullElse(wish.severity(), Severity.WARNING.word()))
                .orElse(Severity.WARNING),
            Objects.requireNonNullElse(wish.level(), 1));
    List<Defect> defects = defects(sound, was);
    if (wish.severity() != null && Severity.find(wish.severity()).isEmpty()) {
      defects.add(new Defect("$.severity", "One of critical, major, minor, warning."));
    }
    if (sound.level() < 1 || sound.level() > Recipient.LAST_LEVEL) {
      defects.add(new Defect("$.level", "From 1 to 3."));
    }
    if (!defects.isEmpty()) {
      throw Problem.of(422, "recipient-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    if (was == null && !sound.isWebhook() && !mail.isConfigured()) {
      throw Problem.of(
              409,
              "mail-not-configured",
              "Name a mail server first: set HALL_MAIL_HOST and HALL_MAIL_FROM.")
          .asException();
    }
    return sound;
  }

  private List<Defect> defects(Sound sound, @Nullable String was) {
    List<Defect> defects = new ArrayList<>();
    if (sound.name().isEmpty() || sound.name().length() > LONGEST_NAME) {
      defects.add(new Defect("$.name", "A name of at most 120 characters."));
    }
    if (was != null && !was.equals(sound.channel())) {
      defects.add(new Defect("$.channel", "It stays: add another recipient for another channel."));
    }
    switch (sound.channel()) {
      case "email" -> {
        if (!MailPost.isAddress(sound.address())) {
          defects.add(new Defect("$.address", "One e-mail address."));
        }
      }
      case "webhook" -> {
        if (sound.address().length() > LONGEST_ADDRESS || !webhooks.isAllowed(sound.address())) {
          defects.add(new Defect("$.address", "An https address."));
        }
      }
      default -> defects.add(new Defect("$.channel", "One of email, webhook."));
    }
    if (sound.hallId() != null
        && database
            .first("select 1 from hall where id = ?", row -> true, sound.hallId())
            .isEmpty()) {
      defects.add(new Defect("$.hallId", "The id of a hall, or null for all."));
    }
    return defects;
  }
}
