// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.catalogue.Catalogue;
import hall.server.catalogue.Editions;
import hall.server.configuration.NamedEditions;
import jakarta.enterprise.context.ApplicationScoped;

/// Which edition of the catalogue a terminal offers: the one that the configuration names which it
/// runs, by its own last report, otherwise the newest. So a new edition reaches a terminal together
/// with its configuration, ring by ring, and goes back with it.
@ApplicationScoped
public class OfferedCatalogue {
  private final PresenceBoard board;
  private final NamedEditions named;
  private final Catalogue catalogue;
  private final Editions editions;

  public OfferedCatalogue(
      PresenceBoard board, NamedEditions named, Catalogue catalogue, Editions editions) {
    this.board = board;
    this.named = named;
    this.catalogue = catalogue;
    this.editions = editions;
  }

  /// The edition for a terminal as it last reported.
  Editions.Edition to(String terminalId) {
    return board
        .find(terminalId)
        .flatMap(known -> named.of(terminalId, known.report().configurationGeneration()))
        .flatMap(editions::find)
        .orElseGet(this::newest);
  }

  /// The revision for a terminal that runs a generation.
  String revision(String terminalId, long generation) {
    return named.of(terminalId, generation).orElseGet(() -> newest().revision());
  }

  private Editions.Edition newest() {
    return catalogue.published().edition();
  }
}
