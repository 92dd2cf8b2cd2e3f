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

  Recipients.Wish wish() {
    return new Recipients.Wish(
        name(), channel(), address(), hallId().isEmpty() ? null : hallId(), severity(), step());
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
}
