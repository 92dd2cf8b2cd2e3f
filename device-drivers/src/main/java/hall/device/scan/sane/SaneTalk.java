// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.http.Stop;
import hall.device.transport.Link;
import java.io.IOException;
import java.util.Arrays;

/// Question and answer on the control connection.
final class SaneTalk {

  private static final int FIRST_SIZE = 1 << 12;

  /// The options of a real scanner take some 10 kB.
  private static final int LONGEST_ANSWER = 4 << 20;

  private final Link link;
  private boolean inStep = true;

  SaneTalk(Link link) {
    this.link = link;
  }

  /// Whether every question so far was answered whole, so that another makes sense.
  boolean inStep() {
    return inStep;
  }

  <T> T ask(byte[] request, SaneCodec.Decoder<T> decoder, Deadline deadline)
      throws IOException, Stop, InterruptedException {
    begin(request, deadline);
    return end(decoder, deadline);
  }

  /// Asks now what [#end] will hear later.
  void begin(byte[] request, Deadline deadline) throws IOException, InterruptedException {
    inStep = false;
    link.write(request, deadline);
  }

  <T> T end(SaneCodec.Decoder<T> decoder, Deadline deadline)
      throws IOException, Stop, InterruptedException {
    var answer = answer(decoder, deadline);
    inStep = true;
    return answer;
  }

  /// For the one call that has no answer.
  void tell(byte[] request, Deadline deadline) throws IOException, InterruptedException {
    link.write(request, deadline);
  }

  private <T> T answer(SaneCodec.Decoder<T> decoder, Deadline deadline)
      throws IOException, Stop, InterruptedException {
    var bytes = new byte[FIRST_SIZE];
    int length = 0;
    int atLeast = 1;
    while (true) {
      if (length == bytes.length) {
        if (length >= LONGEST_ANSWER) {
          throw Stop.because(Faults.protocol("an answer of more than %d bytes".formatted(length)));
        }
        bytes = Arrays.copyOf(bytes, 2 * length);
      }
      int count = link.read(bytes, length, bytes.length - length, deadline);
      if (count == 0) {
        throw Stop.late();
      }
      length += count;
      if (length < atLeast) {
        continue;
      }
      switch (SaneCodec.decode(decoder, bytes, length)) {
        case SaneReply.Part<T>(int needed) -> atLeast = needed;
        case SaneReply.Broken<T>(var raw) -> throw Stop.because(Faults.protocol(raw));
        case SaneReply.Whole<T>(var value, int end) -> {
          if (end != length) {
            throw Stop.because(Faults.protocol("%d bytes too many".formatted(length - end)));
          }
          return value;
        }
      }
    }
  }
}
