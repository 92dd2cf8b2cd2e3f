// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.stream.Stream;

/// A configuration whose signature is good.
///
/// @param hash SHA-256 of the signed bytes
/// @param expires after this it is not applied any more; what runs goes on running
/// @param overlays laid over the settings in this order, each in its time, by the terminal's clock
public record ConfigurationPayload(
    String hash,
    String terminalId,
    long generation,
    Instant notBefore,
    Optional<Instant> expires,
    ObjectNode settings,
    List<Overlay> overlays) {

  /// Settings for a while.
  ///
  /// @param from counts from the beginning where absent
  /// @param until has no end where absent
  /// @param patch RFC 7396
  public record Overlay(Optional<Instant> from, Optional<Instant> until, ObjectNode patch) {

    boolean holds(Instant at) {
      return from.filter(at::isBefore).isEmpty()
          && until.filter(end -> !at.isBefore(end)).isEmpty();
    }
  }

  /// Why a document is not tried.
  ///
  /// @param reason a stable kebab-case word for the server
  /// @param details for the log
  public record Refusal(String reason, List<String> details) {}

  public ConfigurationPayload {
    settings = settings.deepCopy();
    overlays = List.copyOf(overlays);
  }

  /// The settings that hold at a moment, without the `server` of the terminal's own file.
  public ObjectNode settingsAt(Instant at) {
    var now = settings.deepCopy();
    for (var overlay : overlays) {
      if (overlay.holds(at) && MergePatch.merged(now, overlay.patch()) instanceof ObjectNode next) {
        now = next;
      }
    }
    now.remove("server");
    return now;
  }

  /// The release of the software that these settings are for, whatever overlays say; absent where
  /// any will do.
  public Optional<String> release() {
    return Optional.ofNullable(settings.path("software").path("release").textValue());
  }

  /// The hash by which the settings of a moment are told from those of another.
  public String documentAt(Instant at) {
    return Sha256.of(settingsAt(at).toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Every document that this configuration will ever be, since an overlay begins when nobody
  /// looks.
  SequencedCollection<ObjectNode> documents() {
    var documents = new LinkedHashMap<String, ObjectNode>();
    Stream.concat(
            Stream.of(Instant.MIN),
            overlays.stream()
                .flatMap(o -> Stream.concat(o.from().stream(), o.until().stream()))
                .sorted())
        .forEach(at -> documents.putIfAbsent(documentAt(at), settingsAt(at)));
    return documents.sequencedValues();
  }

  /// Why it may not be tried on this terminal now.
  ///
  /// @param highest the highest generation that this terminal ever confirmed
  /// @param now the server's time where it is known
  public Optional<Refusal> refusal(long highest, Instant now, OwnSettings own) {
    if (generation <= highest) {
      return refused("generation-old", generation + " after " + highest);
    }
    if (expired(now)) {
      return refused("expired", String.valueOf(expires));
    }
    if (now.isBefore(notBefore)) {
      return refused("not-yet-valid", notBefore.toString());
    }
    return documents().stream()
        .map(own::problems)
        .filter(problems -> !problems.isEmpty())
        .findFirst()
        .map(problems -> new Refusal("schema", problems));
  }

  public boolean expired(Instant now) {
    return expires.filter(end -> !now.isBefore(end)).isPresent();
  }

  private static Optional<Refusal> refused(String reason, String detail) {
    return Optional.of(new Refusal(reason, List.of(detail)));
  }
}
