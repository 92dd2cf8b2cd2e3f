// SPDX-License-Identifier: Apache-2.0
package hall.device.trace;

import hall.device.trace.TraceEntry.Kind;
import hall.device.trace.TraceEntry.Span;
import java.util.ArrayList;
import java.util.List;

/// Overwrites personal data in a recording before it goes anywhere, without changing a length.
///
/// Each protocol knows where its personal data lies; [Flow] lets it see the bytes of a channel and
/// a direction as one piece, however they came in.
@FunctionalInterface
public interface Redaction {

  /// Looks at one direction of one channel and overwrites what is personal.
  void redact(Flow flow);

  /// The same recording without personal data.
  static List<TraceEntry> apply(Redaction redaction, List<TraceEntry> entries) {
    var clean = new ArrayList<>(entries);
    int channels = entries.stream().mapToInt(TraceEntry::channel).max().orElse(0);
    for (int channel = 1; channel <= channels; channel++) {
      for (var kind : List.of(Kind.SENT, Kind.RECEIVED)) {
        redaction.redact(new Flow(clean, channel, kind));
      }
    }
    return List.copyOf(clean);
  }

  /// The bytes of one direction of one channel.
  final class Flow {
    private final List<TraceEntry> entries;
    private final int channel;
    private final Kind kind;

    Flow(List<TraceEntry> entries, int channel, Kind kind) {
      this.entries = entries;
      this.channel = channel;
      this.kind = kind;
    }

    /// Whether these bytes went to the device.
    public boolean sent() {
      return kind == Kind.SENT;
    }

    /// Whether anything was ever sent on this channel.
    public boolean asked() {
      return entries.stream()
          .anyMatch(entry -> entry.channel() == channel && entry.kind() == Kind.SENT);
    }

    /// All of them, in order.
    public byte[] bytes() {
      var parts = entries.stream().filter(this::mine).map(TraceEntry::data).toList();
      var all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
      int at = 0;
      for (var part : parts) {
        System.arraycopy(part, 0, all, at, part.length);
        at += part.length;
      }
      return all;
    }

    private boolean mine(TraceEntry entry) {
      return entry.channel() == channel && entry.kind() == kind;
    }

    /// Puts `filler` over the bytes from `offset` on and marks them.
    public void overwrite(int offset, byte[] filler) {
      int start = 0;
      for (int i = 0; i < entries.size(); i++) {
        var entry = entries.get(i);
        if (mine(entry)) {
          int from = Math.max(offset, start);
          int to = Math.min(offset + filler.length, start + entry.data().length);
          if (from < to) {
            entries.set(i, overwritten(entry, from - start, filler, from - offset, to - from));
          }
          start += entry.data().length;
        }
      }
    }

    private static TraceEntry overwritten(
        TraceEntry entry, int at, byte[] filler, int from, int length) {
      var data = entry.data().clone();
      System.arraycopy(filler, from, data, at, length);
      var spans = new ArrayList<>(entry.redacted());
      spans.add(new Span(at, length));
      return new TraceEntry(entry.micros(), entry.channel(), entry.kind(), data, spans);
    }
  }
}
