// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

/// A paper about an item to take along, before anything was applied for; never anything personal.
public enum Handout {
  /// 一次性告知单: everything that the item needs.
  NOTICE,
  /// 授权委托书: a form to fill in by hand, for whoever sends an agent.
  AUTHORISATION;

  /// Whether there is such a paper about an item: nobody is offered a form that nobody asks for.
  public boolean fits(ServiceItem item) {
    return switch (this) {
      case NOTICE -> true;
      case AUTHORISATION ->
          item.agent().isPresent()
              && item.materials().stream().anyMatch(ServiceItem.Material::agentOnly);
    };
  }
}
