// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode.engine;

import hall.device.Deadline;
import hall.device.SelfTestRun;
import hall.device.transport.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/// The check of a bar-code module behind that of its port: `trigger`, whether it acknowledges the
/// command to read.
///
/// Only a model with an acknowledgement can be asked. A code that it reads meanwhile may be a
/// citizen's and is thrown away.
final class BarcodeSelfTest {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final SelfTestRun run;
  private final EngineModel model;

  BarcodeSelfTest(SelfTestRun run, EngineModel model) {
    this.run = run;
    this.model = model;
  }

  void on(Link link, Deadline deadline) throws IOException, InterruptedException {
    run.next("trigger");
    if (model.trigger().isEmpty() || model.acknowledgement().isEmpty()) {
      run.unasked();
      return;
    }
    var patience = deadline.within(PATIENCE);
    link.discardInput(Duration.ZERO, patience);
    link.write(EngineModel.bytes(model.trigger()), patience);
    boolean acknowledged = acknowledged(link, patience);
    if (!model.release().isEmpty()) {
      link.write(EngineModel.bytes(model.release()), deadline);
    }
    link.discardInput(model.gap(), deadline);
    run.judge(acknowledged, acknowledged ? "acknowledged" : "no acknowledgement");
  }

  private boolean acknowledged(Link link, Deadline patience)
      throws IOException, InterruptedException {
    var wanted = EngineModel.bytes(model.acknowledgement());
    var heard = new byte[wanted.length];
    int count = 0;
    while (count < heard.length) {
      int more = link.read(heard, count, heard.length - count, patience);
      if (more == 0) {
        break;
      }
      count += more;
    }
    boolean acknowledged = Arrays.equals(heard, wanted);
    Arrays.fill(heard, (byte) 0);
    return acknowledged;
  }
}
