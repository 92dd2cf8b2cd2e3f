// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.configuration.Layers;
import hall.server.configuration.Scope;
import hall.server.terminal.Fleet;
import hall.server.terminal.Terminal;
import hall.server.terminal.TerminalStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Layers with the names of whom they are for.
@Singleton
public class Places {
  private final Fleet fleet;
  private final TerminalStore terminals;

  public Places(Fleet fleet, TerminalStore terminals) {
    this.fleet = fleet;
    this.terminals = terminals;
  }

  /// A scope that can be opened.
  public record Place(Scope scope, String level, String name, Layers.Shown layer) {}

  /// The layers that say something, the widest first. A fleet has thousands of terminals: those
  /// that were changed last stand for them.
  List<Place> list(List<Layers.Shown> said, Words words) {
    return said.stream()
        .filter(layer -> layer.scope().equals(Scope.FLEET) || !layer.settings().isEmpty())
        .map(layer -> of(layer, words))
        .toList();
  }

  /// The terminal that somebody typed the id of, or enough of its id or name to leave one alone.
  Optional<String> terminal(String typed) {
    Optional<String> exact = fleet.find(typed.strip()).map(Terminal::id);
    if (exact.isPresent()) {
      return exact;
    }
    List<Terminal> found = fleet.search(typed, 2);
    return found.size() == 1 ? Optional.of(found.getFirst().id()) : Optional.empty();
  }

  /// One layer with the name of whom it is for.
  Place of(Layers.Shown layer, Words words) {
    Scope scope = layer.scope();
    String name =
        switch (scope.level()) {
          case FLEET -> words.say("scope_fleet_name");
          case MODEL -> scope.id();
          case DISTRICT ->
              terminals.districts().stream()
                  .filter(district -> district.id().equals(scope.id()))
                  .findFirst()
                  .map(district -> words.text(district.name()))
                  .orElse(scope.id());
          case HALL ->
              terminals.halls().stream()
                  .filter(hall -> hall.id().equals(scope.id()))
                  .findFirst()
                  .map(hall -> words.text(hall.name()))
                  .orElse(scope.id());
          case TERMINAL -> fleet.find(scope.id()).map(Terminal::name).orElse(scope.id());
        };
    return new Place(scope, words.say("scope_" + scope.level().word()), name, layer);
  }
}
