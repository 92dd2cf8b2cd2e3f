// SPDX-License-Identifier: Apache-2.0
package hall.walls.time;

import java.time.Instant;

/// Planted: asks for the time instead of being given it.
final class AsksTheWall {
  Instant when() {
    return Instant.now();
  }
}
