// SPDX-License-Identifier: Apache-2.0
package hall.device.trace;

import hall.device.trace.TraceEntry.Kind;
import hall.device.trace.TraceEntry.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/// Takes down what passes; any thread may tell it.
public final class Recorder {

  private static final long NANOS_PER_MICRO = 1000;

  private final LongSupplier nanos;
  private final long began;
  private final List<TraceEntry> entries = new ArrayList<>();
  private int channels;

  /// @param nanos the time line
  public Recorder(LongSupplier nanos) {
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  /// A new channel to what `words` say.
  public synchronized int open(String words) {
    add(++channels, Kind.OPEN, words);
    return channels;
  }

  public synchronized void sent(int channel, byte[] data) {
    add(channel, Kind.SENT, data.clone());
  }

  /// Bytes that came in.
  ///
  /// @param length 0 for a read that waited in vain
  public synchronized void received(int channel, byte[] data, int offset, int length) {
    add(channel, Kind.RECEIVED, Arrays.copyOfRange(data, offset, offset + length));
  }

  /// Bytes that came in and are personal from `offset` on, where they are overwritten already: what
  /// is too large to be kept until [Redaction] does it.
  public synchronized void overwritten(int channel, byte[] data, int offset) {
    entries.add(
        new TraceEntry(
            micros(),
            channel,
            Kind.RECEIVED,
            data.clone(),
            List.of(new Span(offset, data.length - offset))));
  }

  public synchronized void failed(int channel, String how) {
    add(channel, Kind.FAILED, how);
  }

  public synchronized void closed(int channel) {
    add(channel, Kind.CLOSED, "");
  }

  private void add(int channel, Kind kind, String words) {
    add(channel, kind, words.getBytes(StandardCharsets.UTF_8));
  }

  private void add(int channel, Kind kind, byte[] data) {
    entries.add(new TraceEntry(micros(), channel, kind, data));
  }

  private long micros() {
    return (nanos.getAsLong() - began) / NANOS_PER_MICRO;
  }

  /// What was taken down so far, personal data included: redact it before it goes anywhere.
  public synchronized List<TraceEntry> entries() {
    return List.copyOf(entries);
  }
}
