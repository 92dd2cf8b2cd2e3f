// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.catalogue.Catalogue;
import hall.server.terminal.Sighting;
import java.util.List;

/// How many terminals offer the newest edition of the catalogue, by their own last reports.
///
/// @param others offer another one, because their configuration names it or they have not fetched
///   the newest yet
public record Offers(long newest, long others) {

  static Offers of(List<Sighting> sightings, Catalogue.Published published) {
    String revision = published.edition().revision();
    long newest =
        sightings.stream()
            .filter(each -> revision.equals(each.presence().report().catalogueRevision()))
            .count();
    return new Offers(newest, sightings.size() - newest);
  }
}
