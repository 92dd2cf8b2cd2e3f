// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The cookie by which a browser shows that this account logged in on it before. It replaces no
/// factor: it only lets the browser try although the name is closed, so that strangers who guess
/// cannot lock the owner out. `issued.nonce.code`, the code made with the server's key.
@ApplicationScoped
public class DeviceMark {
  public static final String NAME = "__Host-hall-device";
  private static final Duration LIFE = Duration.ofDays(90);
  private static final String USE = "device";

  private final ServerKey key;
  private final Secrets secrets;
  private final InstantSource clock;

  public DeviceMark(ServerKey key, Secrets secrets, InstantSource clock) {
    this.key = key;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// A new mark for an account.
  public NewCookie of(String account) {
    String open = clock.instant().getEpochSecond() + "." + secrets.token(16);
    return new NewCookie.Builder(NAME)
        .value(open + "." + code(account, open))
        .path("/")
        .secure(true)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.STRICT)
        .maxAge((int) LIFE.toSeconds())
        .build();
  }

  /// Whether this mark is one of the account and not too old.
  boolean fits(@Nullable String mark, String account) {
    if (mark == null) {
      return false;
    }
    int end = mark.lastIndexOf('.');
    int first = mark.indexOf('.');
    if (first < 1 || end == first) {
      return false;
    }
    String open = mark.substring(0, end);
    if (!MessageDigest.isEqual(
        Secrets.hash(code(account, open)), Secrets.hash(mark.substring(end + 1)))) {
      return false;
    }
    try {
      return Instant.ofEpochSecond(Long.parseLong(mark.substring(0, first)))
          .plus(LIFE)
          .isAfter(clock.instant());
    } catch (NumberFormatException | DateTimeException unreadable) {
      return false;
    }
  }

  private String code(String account, String open) {
    return HexFormat.of().formatHex(key.mac(USE, account + " " + open));
  }
}
