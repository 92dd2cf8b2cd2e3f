// SPDX-License-Identifier: Apache-2.0
package hall.server.user;

import hall.server.HallTime;
import hall.server.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// An account as administrators see it.
///
/// @param firstPassword whether its password was drawn by the server and must be replaced
/// @param totp whether it has a second factor
/// @param external whether its person logs in at the identity provider, which says the role too
public record User(
    String name,
    String role,
    boolean active,
    boolean firstPassword,
    boolean totp,
    boolean external,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime lastLoginAt) {

  static User of(Row row) throws SQLException {
    Instant last = row.instantOrNull("last_login_at");
    return new User(
        row.text("name"),
        row.text("role"),
        row.instantOrNull("disabled_at") == null,
        row.flag("first_password"),
        row.instantOrNull("totp_since") != null,
        row.textOrNull("issuer") != null,
        HallTime.at(row.instant("created_at")),
        last == null ? null : HallTime.at(last));
  }
}
