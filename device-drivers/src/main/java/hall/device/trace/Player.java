// SPDX-License-Identifier: Apache-2.0
package hall.device.trace;

import hall.device.trace.TraceEntry.Kind;
import hall.device.trace.TraceEntry.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The device of a recording: it answers what was recorded, as long as it is asked what was
/// recorded.
///
/// The first request that differs is the divergence; from there on every channel is broken, since
/// nobody knows what the device would have said.
public final class Player {

  private final Map<Integer, Deque<TraceEntry>> channels = new HashMap<>();
  private final LongConsumer clock;
  private int opened;
  private @Nullable String divergence;

  /// @param clock told the microseconds of each entry as it is played
  public Player(List<TraceEntry> entries, LongConsumer clock) {
    this.clock = clock;
    for (var entry : entries) {
      channels.computeIfAbsent(entry.channel(), _ -> new ArrayDeque<>()).add(entry);
    }
  }

  /// Opens the next channel of the recording.
  public synchronized int open(String words) throws IOException {
    int channel = ++opened;
    var entry = take(channel, Kind.OPEN, "open " + words);
    var recorded = new String(entry.data(), StandardCharsets.UTF_8);
    if (!recorded.equals(words)) {
      throw diverged("channel %d opens %s, recorded was %s".formatted(channel, words, recorded));
    }
    failIfRecorded(channel);
    return channel;
  }

  /// Takes what the driver says.
  public synchronized void send(int channel, byte[] data) throws IOException {
    var entry = take(channel, Kind.SENT, "send %d bytes".formatted(data.length));
    if (!same(data, entry)) {
      throw diverged(
          "channel %d sends other bytes than were recorded at %d µs"
              .formatted(channel, entry.micros()));
    }
    failIfRecorded(channel);
  }

  /// What the device said; empty where the recorded read waited in vain, or where the driver reads
  /// on after all that was recorded.
  public synchronized byte[] receive(int channel) throws IOException {
    failIfRecorded(channel);
    var next = channels.getOrDefault(channel, new ArrayDeque<>()).peek();
    if (divergence != null) {
      throw new IOException(divergence);
    }
    if (next == null || next.kind() != Kind.RECEIVED) {
      return new byte[0];
    }
    return take(channel, Kind.RECEIVED, "receive").data();
  }

  /// Whether the device goes on to speak, or to fail, before it is asked again.
  public synchronized boolean speaks(int channel) {
    var next = channels.getOrDefault(channel, new ArrayDeque<>()).peek();
    return divergence == null
        && next != null
        && (next.kind() == Kind.RECEIVED || next.kind() == Kind.FAILED);
  }

  /// Whether what the device said next on this channel came before everything that is still to be
  /// played on others: for an answer that was not waited for.
  public synchronized boolean due(int channel) {
    var next = channels.getOrDefault(channel, new ArrayDeque<>()).peek();
    if (next == null || divergence != null) {
      return true;
    }
    return channels.values().stream()
        .flatMap(entries -> entries.stream().filter(entry -> entry.kind() != Kind.CLOSED).limit(1))
        .allMatch(head -> head.channel() == channel || head.micros() >= next.micros());
  }

  private void failIfRecorded(int channel) throws IOException {
    var next = channels.getOrDefault(channel, new ArrayDeque<>()).peek();
    if (next != null && next.kind() == Kind.FAILED) {
      throw new IOException(
          new String(take(channel, Kind.FAILED, "fail").data(), StandardCharsets.UTF_8));
    }
  }

  private TraceEntry take(int channel, Kind kind, String what) throws IOException {
    if (divergence != null) {
      throw new IOException(divergence);
    }
    var entries = channels.getOrDefault(channel, new ArrayDeque<>());
    // A read that waited in vain says nothing; a driver may have waited less often this time.
    while (!entries.isEmpty() && kind != Kind.RECEIVED && silent(entries.element())) {
      entries.remove();
    }
    var next = entries.peek();
    if (next == null || next.kind() != kind) {
      throw diverged(
          "channel %d: %s, recorded was %s"
              .formatted(channel, what, next == null ? "nothing more" : next.toString()));
    }
    clock.accept(next.micros());
    return entries.remove();
  }

  private static boolean silent(TraceEntry entry) {
    return entry.kind() == Kind.RECEIVED && entry.data().length == 0;
  }

  /// Byte for byte, but for what was overwritten.
  private static boolean same(byte[] data, TraceEntry entry) {
    var recorded = entry.data();
    if (data.length != recorded.length) {
      return false;
    }
    var open = new boolean[data.length];
    for (Span span : entry.redacted()) {
      for (int i = 0; i < span.length(); i++) {
        open[span.offset() + i] = true;
      }
    }
    for (int i = 0; i < data.length; i++) {
      if (!open[i] && data[i] != recorded[i]) {
        return false;
      }
    }
    return true;
  }

  private IOException diverged(String how) {
    divergence = how;
    return new IOException(how);
  }

  /// Where the driver did something else than at the time of the recording; bytes that it never
  /// asked for count too.
  public synchronized Optional<String> divergence() {
    if (divergence != null) {
      return Optional.of(divergence);
    }
    var left = new ArrayList<TraceEntry>();
    channels
        .values()
        .forEach(entries ->
            entries.stream()
                .filter(entry -> entry.kind() != Kind.CLOSED && !silent(entry))
                .forEach(left::add));
    return left.stream().findFirst().map(entry -> "the recording goes on with %s".formatted(entry));
  }
}
