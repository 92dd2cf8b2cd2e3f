// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.scan.ScannedPage;
import hall.device.scan.Scanner.PageSink;
import org.jspecify.annotations.Nullable;

/// Hands pages over so that a fault never leaves half a sheet behind.
///
/// With both sides wanted, a front waits for its back: after a jam between the two the citizen lays
/// the whole sheet in again, and both sides must come once, not the front twice.
final class EsclSides {

  private final boolean duplex;
  private final boolean turnBacks;
  private final PageSink sink;
  private @Nullable ScannedPage front;
  private int handedOver;

  EsclSides(boolean duplex, boolean turnBacks, PageSink sink) {
    this.duplex = duplex;
    this.turnBacks = turnBacks;
    this.sink = sink;
  }

  void take(ScannedPage page) {
    if (!duplex) {
      handOver(page);
      return;
    }
    var waiting = front;
    if (waiting == null) {
      front = page;
      return;
    }
    front = null;
    handOver(waiting);
    handOver(turnBacks ? EsclTurn.half(page) : page);
  }

  /// The paper has ended; a front without a back is a page all the same.
  ///
  /// @return how many pages were handed over
  int finish() {
    var waiting = front;
    if (waiting != null) {
      front = null;
      handOver(waiting);
    }
    return handedOver;
  }

  /// How many came from the scanner.
  int taken() {
    return handedOver + (front == null ? 0 : 1);
  }

  private void handOver(ScannedPage page) {
    sink.page(page);
    handedOver++;
  }
}
