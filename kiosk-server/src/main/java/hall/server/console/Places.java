// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.configuration.Layers;
import hall.server.configuration.Scope;
import hall.server.terminal.Fleet;
import hall.server.terminal.Terminal;
import hall.server.terminal.TerminalStore;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Layers with the names of whom they are for.
@Singleton
public class Places {
  private static final int SHOWN = 10;
  private static final Comparator<Layers.Shown> NEWEST_FIRST =
      Comparator.comparing(
          Layers.Shown::changedAt, Comparator.nullsLast(Comparator.reverseOrder()));

  private final Fleet fleet;
  private final TerminalStore terminals;

  public Places(Fleet fleet, TerminalStore terminals) {
    this.fleet = fleet;
    this.terminals = terminals;
  }

  /// A scope that can be opened.
  public record Place(Scope scope, String level, String name, Layers.Shown layer) {}

  /// The layers that say something, the widest first.
  List<Place> list(List<Layers.Shown> said, List<Terminal> all, Words words) {
    Map<String, String> names =
        all.stream().collect(Collectors.toMap(Terminal::id, Terminal::name));
    // A fleet has thousands of terminals: those that were changed last stand for them.
    return Stream.concat(
            said.stream()
                .filter(layer -> layer.scope().level() != Scope.Level.TERMINAL)
                .filter(layer -> layer.scope().equals(Scope.FLEET) || !layer.settings().isEmpty())
                .map(layer -> of(layer, words)),
            said.stream()
                .filter(layer -> layer.scope().level() == Scope.Level.TERMINAL)
                .filter(layer -> !layer.settings().isEmpty())
                .sorted(NEWEST_FIRST)
                .limit(SHOWN)
                .map(layer ->
                    new Place(
                        layer.scope(),
                        words.say("scope_terminal"),
                        names.getOrDefault(layer.scope().id(), layer.scope().id()),
                        layer)))
        .toList();
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
