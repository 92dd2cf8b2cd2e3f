// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.Deadline;
import hall.device.http.Stop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/// Asks what a daemon may want a password for (SANE Standard 5.2.10).
///
/// The password never leaves in plain: only the digest that sane-backends added is answered, whose
/// resource is `NAME$MD5$NONCE` and whose answer `$MD5$` and the MD5 of nonce and password.
final class SaneLogin {

  private static final String DIGEST = "$MD5$";
  private static final int MOST_KEY_BYTES = 1_024;

  private final SaneTalk talk;
  private final Optional<Path> keyFile;
  private boolean passwordAsked;

  /// @param keyFile one line `user:password`
  SaneLogin(SaneTalk talk, Optional<Path> keyFile) {
    this.talk = talk;
    this.keyFile = keyFile;
  }

  /// Whether a password was asked for.
  boolean asked() {
    return passwordAsked;
  }

  /// The answer, after the password where one is asked for.
  ///
  /// @param resource of an answer, what it wants a password for; empty where it wants none
  /// @param where what is asked, for the engineer
  <T> T ask(
      byte[] request,
      SaneCodec.Decoder<T> decoder,
      Function<T, String> resource,
      String where,
      Deadline deadline)
      throws IOException, Stop, InterruptedException {
    var answer = talk.ask(request, decoder, deadline);
    var wanted = resource.apply(answer);
    if (wanted.isEmpty()) {
      return answer;
    }
    passwordAsked = true;
    var login = talk.ask(reply(wanted, where), SaneCodec.authorized(decoder), deadline);
    if (!resource.apply(login).isEmpty()) {
      throw Stop.because(SaneFaults.accessDenied(where + ": asked for a password again"));
    }
    return login;
  }

  private byte[] reply(String resource, String where) throws Stop {
    int digest = resource.indexOf(DIGEST);
    var name = digest < 0 ? resource : resource.substring(0, digest);
    var asked = "%s: a password for \"%s\"".formatted(where, name);
    if (keyFile.isEmpty()) {
      throw Stop.because(SaneFaults.authorisationRequired(asked));
    }
    if (digest < 0) {
      throw Stop.because(SaneFaults.authorisationRequired(asked + " is wanted in plain"));
    }
    var key = key(keyFile.get(), asked);
    int colon = key.indexOf(':');
    if (colon < 0) {
      throw Stop.because(
          SaneFaults.authorisationRequired(asked + ": no user:password in the key file"));
    }
    var nonce = resource.substring(digest + DIGEST.length());
    return SaneCodec.authorize(
        resource, key.substring(0, colon), DIGEST + md5(nonce + key.substring(colon + 1)));
  }

  private static String key(Path file, String asked) throws Stop {
    try (var in = Files.newInputStream(file)) {
      var text = new String(in.readNBytes(MOST_KEY_BYTES), StandardCharsets.UTF_8);
      return text.lines().findFirst().orElse("").strip();
    } catch (IOException e) {
      throw Stop.because(
          SaneFaults.authorisationRequired(
              "%s: the key file can't be read: %s".formatted(asked, e.getMessage())));
    }
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
