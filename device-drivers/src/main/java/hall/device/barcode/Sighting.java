// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import java.util.OptionalDouble;

/// A code that was read, and how it lay.
///
/// @param degrees by which it lies turned clockwise, 0 to 360; empty where its kind does not tell
public record Sighting(Symbol symbol, OptionalDouble degrees) {}
