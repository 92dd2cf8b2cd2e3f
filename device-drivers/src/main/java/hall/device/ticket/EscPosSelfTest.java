// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.Deadline;
import hall.device.Media;
import hall.device.SelfTestRun;
import hall.device.transport.Line;
import hall.device.transport.Link;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The checks of a ticket printer: `port`; the four groups of DLE EOT as `printer-status`,
/// `offline-cause`, `error-cause`, `paper-sensor`; `presenter`; and of a printer that is well,
/// since one that is offline answers no more than that, `online`, `automatic-status`, `model-name`
/// and the counters.
final class EscPosSelfTest {

  private record Contact(Link link, OptionalInt first) {}

  /// A maintenance counter of GS g 2 that can't be set back.
  private record Counter(String name, int number) {}

  private static final List<Counter> COUNTERS =
      List.of(new Counter("lines-fed", 148), new Counter("cuts", 178));

  private final SelfTestRun run;
  private final EscPosTalk talk;
  private final EscPosOutlet outlet;
  private final EscPosModel model;
  private final Deadline deadline;

  EscPosSelfTest(
      SelfTestRun run, EscPosTalk talk, EscPosOutlet outlet, EscPosModel model, Deadline deadline) {
    this.run = run;
    this.talk = talk;
    this.outlet = outlet;
    this.model = model;
    this.deadline = deadline;
  }

  void on(Line line) throws IOException, InterruptedException {
    var contact = line.first(deadline, link -> new Contact(link, talk.group(link, 1, deadline)));
    run.pass(line.where());
    run.next("printer-status");
    if (contact.first().isEmpty()) {
      line.hangUp();
      run.fail("no answer to DLE EOT 1");
      return;
    }
    int first = contact.first().getAsInt();
    var link = contact.link();
    EscPosChecks.printer(run, first);
    group(link, 2);
    group(link, 3);
    group(link, 4);
    presenter(link);
    if (run.sound()) {
      EscPosChecks.online(run.next("online"), first);
    }
    if (run.sound()) {
      automaticStatus(link);
      modelName(link);
      counters(link);
    }
  }

  private void group(Link link, int n) throws IOException, InterruptedException {
    run.next(EscPosChecks.name(n));
    var answer = talk.group(link, n, deadline);
    if (answer.isEmpty()) {
      run.fail("no answer to DLE EOT " + n);
    } else {
      EscPosChecks.group(run, n, answer.getAsInt(), model);
    }
  }

  private void presenter(Link link) throws IOException, InterruptedException {
    if (model.presenter().isEmpty()) {
      return;
    }
    run.next("presenter");
    var look = outlet.look(link, deadline);
    if (look.fault().isPresent()) {
      run.fail(look.fault().get());
    } else {
      run.pass(look.media() == Media.PRESENT ? "a ticket lies in the output" : "free");
    }
  }

  private void automaticStatus(Link link) throws IOException, InterruptedException {
    run.next("automatic-status");
    if (!model.automaticStatus()) {
      run.unasked();
      return;
    }
    boolean tells = talk.startTelling(link, deadline).isPresent();
    run.judge(tells, tells ? "GS a answered" : "no answer to GS a");
  }

  private void modelName(Link link) throws IOException, InterruptedException {
    run.next("model-name");
    if (!model.modelName()) {
      run.unasked();
      return;
    }
    var name = talk.modelName(link, deadline);
    run.judge(name.isPresent(), name.orElse("no answer to GS I 67"));
  }

  /// What the printer counted since it was made.
  private void counters(Link link) throws IOException, InterruptedException {
    if (!model.counters()) {
      run.next("counters").unasked();
      return;
    }
    for (var counter : COUNTERS) {
      run.next(counter.name());
      OptionalLong value = talk.counter(link, counter.number(), deadline);
      run.judge(
          value.isPresent(),
          value.isPresent() ? Long.toString(value.getAsLong()) : "no answer to GS g 2");
    }
  }
}
