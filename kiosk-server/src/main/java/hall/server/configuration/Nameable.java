// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Problem.Defect;
import hall.server.software.Standing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What configurations may name at one moment: releases of the software and editions of the
/// catalogue. Pure.
///
/// @param releases how every known release stands
/// @param editions revisions that are kept
record Nameable(Map<String, Standing> releases, Set<String> editions) {
  private static final String RELEASE = "/software/release";
  private static final String REVISION = "/catalogue/revision";

  /// What of a configuration a terminal could not get. A release whose time is over counts only for
  /// those that do not have it yet: who runs it goes on, and gets other settings.
  ///
  /// @param before what the terminal was told last; null for nothing
  List<Defect> defects(@Nullable JsonNode before, JsonNode settings) {
    return Stream.of(release(before, settings), edition(settings))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Defect> release(@Nullable JsonNode before, JsonNode settings) {
    JsonNode named = settings.at(RELEASE);
    if (!named.isTextual()) {
      return Optional.empty();
    }
    Standing standing = releases.get(named.textValue());
    boolean asBefore = before != null && Objects.equals(before.at(RELEASE), named);
    if (standing == Standing.OFFERED
        || (asBefore && standing != null && standing != Standing.WITHDRAWN)) {
      return Optional.empty();
    }
    String why =
        standing == null
            ? "the server knows no such release"
            : switch (standing) {
              case RECEIVING -> "its bundle is not there yet";
              case RELEASE_EXPIRED -> "its time is over";
              case ROOT_EXPIRED -> "the time of the newest root is over";
              case SIGNATURE_WRONG -> "the newest root does not trust who signed it";
              case WITHDRAWN -> "it was withdrawn";
              case OFFERED -> "";
            };
    return Optional.of(new Defect("$.software.release", named.textValue() + ": " + why));
  }

  private Optional<Defect> edition(JsonNode settings) {
    JsonNode named = settings.at(REVISION);
    return !named.isTextual() || editions.contains(named.textValue())
        ? Optional.empty()
        : Optional.of(
            new Defect(
                "$.catalogue.revision", named.textValue() + ": the server keeps no such edition"));
  }
}
