// SPDX-License-Identifier: Apache-2.0
package hall.device.trace;

import java.util.List;

/// A recording of one operation of one device.
///
/// @param device its URI
/// @param operation what was done, as the technician's tool calls it
/// @param timeoutMillis the deadline that it had
/// @param result how it ended: `done`, `fault REASON` or `no-answer`
/// @param entries in the order of happening, over all channels
public record Tape(
    String device, String operation, long timeoutMillis, String result, List<TraceEntry> entries) {

  public Tape {
    entries = List.copyOf(entries);
  }

  /// How many ranges of personal data were overwritten.
  public int redactions() {
    return entries.stream().mapToInt(entry -> entry.redacted().size()).sum();
  }
}
