// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

/// A paper about an item to take along, before anything was applied for; never anything personal.
public enum Handout {
  /// 一次性告知单: everything that the item needs.
  NOTICE
}
