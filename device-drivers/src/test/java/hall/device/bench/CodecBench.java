// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import com.sun.management.ThreadMXBean;
import hall.device.EveryCodec;
import hall.device.fuzz.CodecCase;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/// How fast each codec takes its undamaged samples, and what it allocates for one.
public final class CodecBench {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 5;

  private final long roundNanos;

  /// @param roundMillis how long one round lasts; the median of five counts, after one to warm up
  public CodecBench(int roundMillis) {
    this.roundNanos = roundMillis * 1_000_000L;
  }

  /// One round's result.
  private record Round(double samples, double bytes, double allocated) {}

  public List<Measurement> run() throws Exception {
    var measurements = new ArrayList<Measurement>();
    for (var codec : EveryCodec.cases()) {
      round(codec);
      var rounds = new ArrayList<Round>();
      for (int i = 0; i < ROUNDS; i++) {
        rounds.add(round(codec));
      }
      measurements.add(
          Measurement.of(
              codec.name() + ": throughput", median(rounds, Round::bytes) / 1e6, "MB/s"));
      measurements.add(
          Measurement.of(codec.name() + ": rate", median(rounds, Round::samples), "inputs/s"));
      measurements.add(
          Measurement.of(
              codec.name() + ": allocation", median(rounds, Round::allocated), "bytes/input"));
    }
    return measurements;
  }

  private interface Figure {
    double of(Round round);
  }

  private static double median(List<Round> rounds, Figure figure) {
    var sorted = rounds.stream().mapToDouble(figure::of).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private Round round(CodecCase codec) throws Exception {
    var samples = codec.samples().stream().map(byte[]::clone).toList();
    long length = samples.stream().mapToLong(sample -> sample.length).sum();
    long turns = 0;
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long began = System.nanoTime();
    long ended;
    do {
      for (var sample : samples) {
        codec.decoder().decode(sample);
      }
      turns++;
      ended = System.nanoTime();
    } while (ended - began < roundNanos);
    allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    double seconds = (ended - began) / 1e9;
    double inputs = (double) turns * samples.size();
    return new Round(inputs / seconds, turns * length / seconds, allocated / inputs);
  }
}
