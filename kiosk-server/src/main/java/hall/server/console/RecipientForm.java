// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.alert.Recipients;
import jakarta.ws.rs.FormParam;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The form of a recipient as somebody filled it in.
public class RecipientForm {
  @FormParam("name")
  @Nullable String name;

  @FormParam("channel")
  @Nullable String channel;

  @FormParam("address")
  @Nullable String address;

  @FormParam("hallId")
  @Nullable String hallId;

  @FormParam("severity")
  @Nullable String severity;

  @FormParam("level")
  @Nullable String level;

  /// What was edited; empty where a recipient is added.
  @FormParam("revision")
  @Nullable Long revision;

  static RecipientForm of(Recipients.Shown recipient) {
    RecipientForm form = new RecipientForm();
    form.name = recipient.name();
    form.channel = recipient.channel();
    form.address = recipient.address();
    form.hallId = recipient.hallId();
    form.severity = recipient.severity().word();
    form.level = Integer.toString(recipient.level());
    form.revision = recipient.revision();
    return form;
  }

  Recipients.Wish wish() {
    return new Recipients.Wish(
        name(),
        channel(),
        address(),
        hallId().isEmpty() ? null : hallId(),
        severity(),
        step(),
        revision);
  }

  /// What is no number is no step either.
  private int step() {
    return level().matches("[1-9]") ? Integer.parseInt(level()) : 0;
  }

  public String name() {
    return Objects.requireNonNullElse(name, "");
  }

  public String channel() {
    return Objects.requireNonNullElse(channel, "email");
  }

  public String address() {
    return Objects.requireNonNullElse(address, "");
  }

  public String hallId() {
    return Objects.requireNonNullElse(hallId, "");
  }

  public String severity() {
    return Objects.requireNonNullElse(severity, "warning");
  }

  public String level() {
    return Objects.requireNonNullElse(level, "1");
  }

  public @Nullable Long revision() {
    return revision;
  }
}
