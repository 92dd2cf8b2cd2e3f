// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.fuzz.CodecCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The ways into the codec of IPP.
public final class IppCases {

  private IppCases() {}

  public static List<CodecCase> all() {
    try {
      return List.of(
          CodecCase.of(
                  IppCodec.class,
                  "printer",
                  bytes -> IppCodec.printer(IppCodec.answer(bytes, 5)),
                  IppCodecTest.printerAnswer())
              .refusing(IppFormatException.class)
              .within(64 << 10, 128),
          CodecCase.of(
                  IppCodec.class, "job", bytes -> IppCodec.job(IppCodec.answer(bytes, 1)), jobs(1))
              .refusing(IppFormatException.class)
              .within(64 << 10, 128),
          CodecCase.of(
                  IppCodec.class,
                  "jobs",
                  bytes -> IppCodec.jobs(IppCodec.answer(bytes, 1)),
                  jobs(3))
              .refusing(IppFormatException.class)
              .within(64 << 10, 128));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] jobs(int count) throws IOException {
    var answer = new IppCodecTest.Answer(1);
    for (int id = 1; id <= count; id++) {
      answer
          .group(2)
          .number(0x21, "job-id", id)
          .text(0x45, "job-uri", "ipp://printer/" + id)
          .number(0x23, "job-state", 5)
          .text(0x44, "job-state-reasons", "printer-stopped")
          .text(0x44, "", "job-printing")
          .number(0x21, "job-impressions-completed", 1);
    }
    return answer.end();
  }
}
