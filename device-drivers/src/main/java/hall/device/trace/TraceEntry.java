// SPDX-License-Identifier: Apache-2.0
package hall.device.trace;

import java.util.List;

/// One thing that happened on a channel: a connection, an HTTP exchange, a card.
///
/// @param micros when, since the recording began
/// @param channel numbered from 1 in the order of opening
/// @param data the bytes that were sent or received (none for a read that waited in vain); for the
///   other kinds, words in UTF-8
/// @param redacted where personal data was overwritten
public record TraceEntry(long micros, int channel, Kind kind, byte[] data, List<Span> redacted) {

  /// What happened.
  public enum Kind {
    /// The channel was opened; the data says to what.
    OPEN("open"),
    SENT(">"),
    RECEIVED("<"),
    /// It broke, or could not be opened; the data says how.
    FAILED("failed"),
    CLOSED("close");

    final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /// A range of bytes.
  ///
  /// @param offset of its first byte
  public record Span(int offset, int length) {}

  public TraceEntry {
    redacted = List.copyOf(redacted);
  }

  public TraceEntry(long micros, int channel, Kind kind, byte[] data) {
    this(micros, channel, kind, data, List.of());
  }

  /// Never the bytes.
  @Override
  public String toString() {
    return "%d #%d %s %d bytes".formatted(micros, channel, kind.word, data.length);
  }
}
