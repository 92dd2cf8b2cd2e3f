// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import hall.device.ticket.TicketWork;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/// From a ticket to its bytes: as text, with a name that the firmware lacks, and all as dots.
public final class TicketBench {

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final double GOAL_MILLIS = 5;
  private static final int WARM_UP = 200;

  private final int times;

  /// @param times how often each ticket is encoded; the median counts
  public TicketBench(int times) {
    this.times = times;
  }

  public List<Measurement> run() {
    var figures = new ArrayList<Measurement>();
    measure("encode a ticket of text", TicketWork.text(), figures);
    measure("encode a ticket with a rare name as dots", TicketWork.rareName(), figures);
    measure("encode a ticket all as dots", TicketWork.allDots(), figures);
    return figures;
  }

  private void measure(String name, IntSupplier encode, List<Measurement> figures) {
    int bytes = 0;
    for (int i = 0; i < WARM_UP; i++) {
      bytes = encode.getAsInt();
    }
    var millis = new double[times];
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < times; i++) {
      long began = System.nanoTime();
      bytes = Math.max(bytes, encode.getAsInt());
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    java.util.Arrays.sort(millis);
    figures.add(Measurement.of(name, millis[times / 2], "ms", GOAL_MILLIS));
    figures.add(Measurement.of(name + ", allocated", allocated / (double) times / 1024, "KiB"));
    figures.add(Measurement.of(name + ", sent", bytes, "bytes"));
  }
}
