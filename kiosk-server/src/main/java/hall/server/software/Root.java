// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/// Who may sign releases, and who may say so next time. It is signed offline; a version counts only
/// if enough keys of the version before and enough of its own signed it.
///
/// @param version rises by one with each root
record Root(int version, Instant expires, KeyRing root, KeyRing release) {
  static final String PURPOSE = "hall-software-root-v1";

  /// Reads the signed bytes; empty for anything that is no root.
  static Optional<Root> read(byte[] payload) {
    JsonNode json = Documents.read(payload);
    Optional<Long> version = Documents.number(json.path("version"), 1);
    Optional<Instant> expires = Documents.time(json.path("expires"));
    Optional<KeyRing> root = KeyRing.read(json.path("root"));
    Optional<KeyRing> release = KeyRing.read(json.path("release"));
    return json.path("schemaVersion").asInt() == 1
            && version.filter(number -> number <= Integer.MAX_VALUE).isPresent()
            && expires.isPresent()
            && root.isPresent()
            && release.isPresent()
        ? Optional.of(new Root(version.get().intValue(), expires.get(), root.get(), release.get()))
        : Optional.empty();
  }

  boolean expired(Instant now) {
    return !now.isBefore(expires);
  }
}
