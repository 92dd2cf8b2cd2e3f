// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.catalogue.Editions;
import hall.server.software.SoftwareReleases;
import hall.server.software.SoftwareRoots;
import hall.server.software.Standing;
import hall.server.terminal.Heartbeat;
import hall.server.terminal.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Releases, roots and editions in words.
public final class SoftwareView {
  private SoftwareView() {}

  /// A version that terminals run.
  ///
  /// @param kept whether a release of this name is here
  public record InUse(String version, String count, boolean kept) {}

  /// A release.
  ///
  /// @param trail who did what with it
  public record Line(
      SoftwareReleases.Shown release,
      Chip state,
      String facts,
      List<String> trail,
      boolean withdrawable) {}

  /// A root.
  public record RootLine(int version, String facts, String trail, boolean expired) {}

  /// An edition of the catalogue.
  public record EditionLine(Editions.Shown edition, String facts, boolean newest) {}

  static List<InUse> inUse(
      List<Sighting> sightings, List<SoftwareReleases.Shown> known, Words words) {
    Map<String, List<Sighting>> by =
        sightings.stream()
            .collect(
                Collectors.groupingBy(
                    each -> Objects.requireNonNullElse(each.presence().report().software(), "")));
    return by.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<String, List<Sighting>> each) -> -each.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .map(each ->
            new InUse(
                each.getKey(),
                words.say(
                    "software_count",
                    each.getValue().size(),
                    each.getValue().stream().filter(one -> one.presence().online()).count()),
                known.stream().anyMatch(release -> release.version().equals(each.getKey()))))
        .toList();
  }

  static Line line(SoftwareReleases.Shown release, List<Sighting> sightings, Words words) {
    List<String> trail =
        new ArrayList<>(
            List.of(
                words.say(
                    "software_by", release.uploadedBy(), words.minute(release.uploadedAt()))));
    if (release.standing() == Standing.RECEIVING) {
      trail.add(
          words.say(
              "software_received", words.size(release.received()), words.size(release.length())));
    }
    if (release.withdrawnAt() != null) {
      trail.add(
          words.say(
              "software_withdrawn_by",
              Objects.requireNonNullElse(release.withdrawnBy(), ""),
              words.minute(release.withdrawnAt()),
              Objects.requireNonNullElse(release.withdrawnFor(), "")));
    }
    return new Line(
        release,
        chip(release.standing(), words),
        words.say(
            "software_facts",
            running(sightings, Heartbeat::software, release.version()),
            Long.toString(release.sequence()),
            Long.toString(release.floor()),
            words.size(release.length()),
            words.minute(release.expires())),
        trail,
        release.standing() != Standing.WITHDRAWN);
  }

  private static Chip chip(Standing standing, Words words) {
    String said = words.word("softwarestanding_", standing.word());
    return switch (standing) {
      case OFFERED -> new Chip(said, "good", "check");
      case RECEIVING -> new Chip(said, "busy", "clock");
      case RELEASE_EXPIRED, ROOT_EXPIRED, SIGNATURE_WRONG -> new Chip(said, "warn", "alert");
      case WITHDRAWN -> new Chip(said, "calm", "pause");
    };
  }

  static RootLine root(SoftwareRoots.Shown root, Words words) {
    return new RootLine(
        root.version(),
        words.say(
            "software_root_facts",
            root.rootKeys().size(),
            root.rootThreshold(),
            root.releaseKeys().size(),
            root.releaseThreshold(),
            words.minute(root.expires())),
        words.say("software_root_by", root.addedBy(), words.minute(root.addedAt())),
        root.expired());
  }

  static EditionLine edition(
      Editions.Shown edition, String newest, List<Sighting> sightings, Words words) {
    return new EditionLine(
        edition,
        words.say(
            "edition_facts",
            edition.items(),
            words.minute(edition.firstPublishedAt()),
            running(sightings, Heartbeat::catalogueRevision, edition.revision())),
        edition.revision().equals(newest));
  }

  private static long running(
      List<Sighting> sightings, Function<Heartbeat, @Nullable String> what, String value) {
    return sightings.stream()
        .filter(each -> value.equals(what.apply(each.presence().report())))
        .count();
  }
}
