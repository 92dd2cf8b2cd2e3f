// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import hall.device.Deadline;
import hall.device.Device;
import hall.device.Outcome;

/// A flatbed, a sheet feeder or a document camera.
public interface Scanner extends Device {

  /// Scans what lies on the source, page by page.
  ///
  /// Each whole page goes to the sink as it arrives, so that after a fault on page 2 page 1 is kept
  /// and the next call goes on with page 2. A page that ended early is never handed over: the fault
  /// is `truncated`. An empty feeder before the first page is `feeder-empty`.
  ///
  /// @return how many pages this call handed over
  Outcome<Integer> scan(ScanSettings settings, PageSink sink, Deadline deadline)
      throws InterruptedException;

  /// Takes pages in the order of the paper.
  @FunctionalInterface
  interface PageSink {
    void page(ScannedPage page);
  }
}
