// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a release of the terminals' software is, as it was signed offline.
///
/// @param version its name for people, such as `0.2.0`
/// @param sequence rises with every release
/// @param floor a terminal that once ran this release never again starts one with a lower sequence
///   than this
/// @param java the oldest Java that runs it
/// @param length of the bundle, in bytes
/// @param sha256 of the bundle, in lower-case hexadecimal
record Release(
    String version,
    long sequence,
    long floor,
    Instant issuedAt,
    Instant expires,
    int java,
    long length,
    String sha256) {
  static final String PURPOSE = "hall-software-release-v1";
  static final String PRODUCT = "kiosk";
  static final int SCHEMA_VERSION = 1;
  static final int LONGEST_VERSION = 64;

  /// The versions that a configuration may name (`configs/schema/terminal.schema.json`).
  static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+([-+][0-9A-Za-z.-]+)?");

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /// Reads the signed bytes; empty for anything that is no release of this product.
  static Optional<Release> read(byte[] payload) {
    JsonNode json = Documents.read(payload);
    JsonNode bundle = json.path("bundle");
    String version = json.path("version").asText();
    String sha256 = bundle.path("sha256").asText();
    Optional<Long> sequence = Documents.number(json.path("sequence"), 1);
    Optional<Long> floor = Documents.number(json.path("floor"), 0);
    Optional<Long> java = Documents.number(json.path("java"), 1);
    Optional<Long> length = Documents.number(bundle.path("length"), 1);
    Optional<Instant> issued = Documents.time(json.path("issuedAt"));
    Optional<Instant> expires = Documents.time(json.path("expires"));
    boolean whole =
        json.path("schemaVersion").asInt() == SCHEMA_VERSION
            && json.path("product").asText().equals(PRODUCT)
            && version.length() <= LONGEST_VERSION
            && VERSION.matcher(version).matches()
            && SHA256.matcher(sha256).matches()
            && sequence.isPresent()
            && floor.filter(least -> least <= sequence.get()).isPresent()
            && java.filter(feature -> feature <= Integer.MAX_VALUE).isPresent()
            && length.isPresent()
            && issued.isPresent()
            && expires.isPresent();
    return whole
        ? Optional.of(
            new Release(
                version,
                sequence.get(),
                floor.get(),
                issued.get(),
                expires.get(),
                java.get().intValue(),
                length.get(),
                sha256))
        : Optional.empty();
  }
}
