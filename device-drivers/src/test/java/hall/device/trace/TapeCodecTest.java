// SPDX-License-Identifier: Apache-2.0
package hall.device.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.trace.TraceEntry.Kind;
import hall.device.trace.TraceEntry.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TapeCodecTest {

  private static final List<Kind> KINDS = List.of(Kind.values());

  @Test
  void aRecordingIsReadable() {
    var tape =
        new Tape(
            "ga450:/dev/ttyUSB0",
            "idcard read",
            20_000,
            "fault no-card",
            List.of(
                new TraceEntry(412, 1, Kind.OPEN, words("serial /dev/ttyUSB0 115200")),
                new TraceEntry(1030, 1, Kind.SENT, new byte[] {(byte) 0xAA, 0x11}),
                new TraceEntry(1040, 1, Kind.RECEIVED, new byte[0]),
                new TraceEntry(
                    3300, 1, Kind.RECEIVED, new byte[] {1, 2, 3}, List.of(new Span(1, 2))),
                new TraceEntry(3400, 1, Kind.FAILED, words("the port\nis gone")),
                new TraceEntry(3500, 1, Kind.CLOSED, new byte[0])));
    assertEquals(
        """
        hall-device-trace 1
        device ga450:/dev/ttyUSB0
        operation idcard read 20000
        result fault no-card
        412 1 open serial /dev/ttyUSB0 115200
        1030 1 > aa11
        1040 1 <
        3300 1 < 010203 ~1+2
        3400 1 failed the port is gone
        3500 1 close
        """,
        TapeCodec.encode(tape));
    assertEquals(1, tape.redactions());
  }

  @Test
  void everyRecordingComesBackAsItWas() throws TapeFormatException {
    var random = new SplittableRandom(20261125);
    for (int round = 0; round < 200; round++) {
      var entries = new ArrayList<TraceEntry>();
      for (int i = random.nextInt(20); i > 0; i--) {
        entries.add(entry(random));
      }
      var tape = new Tape("escpos://host:9100", "ticket", 1, "done", entries);
      var again = TapeCodec.decode(TapeCodec.encode(tape));
      assertEquals(tape.device(), again.device());
      assertEquals(entries.size(), again.entries().size());
      for (int i = 0; i < entries.size(); i++) {
        assertEquals(entries.get(i).toString(), again.entries().get(i).toString());
        assertArrayEquals(entries.get(i).data(), again.entries().get(i).data());
        assertEquals(entries.get(i).redacted(), again.entries().get(i).redacted());
      }
    }
  }

  private static TraceEntry entry(SplittableRandom random) {
    var kind = KINDS.get(random.nextInt(KINDS.size()));
    var data = new byte[random.nextInt(40)];
    random.nextBytes(data);
    long micros = random.nextLong(1L << 40);
    int channel = 1 + random.nextInt(9);
    return switch (kind) {
      case SENT, RECEIVED ->
          new TraceEntry(
              micros,
              channel,
              kind,
              data,
              data.length > 3 ? List.of(new Span(1, data.length - 2)) : List.of());
      case OPEN, FAILED, CLOSED ->
          new TraceEntry(micros, channel, kind, words("tcp host " + random.nextInt(65536)));
    };
  }

  private static byte[] words(String words) {
    return words.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hall-device-trace 2\ndevice x\noperation y 1\nresult z",
        "hall-device-trace 1\ndevice x",
        "hall-device-trace 1\ndevice x\noperation y\nresult z",
        "hall-device-trace 1\ndevice x\noperation y 1\nresult z\n1 1",
        "hall-device-trace 1\ndevice x\noperation y 1\nresult z\n1 1 ? aa",
        "hall-device-trace 1\ndevice x\noperation y 1\nresult z\nx 1 > aa",
        "hall-device-trace 1\ndevice x\noperation y 1\nresult z\n1 1 > a",
        "hall-device-trace 1\ndevice x\noperation y 1\nresult z\n1 1 > aa ~0+2",
        "hall-device-trace 1\ndevice x\noperation y 1\nresult z\n1 1 > aa ~-1+1",
        "hall-device-trace 1\ndevice x\noperation y 1\nresult z\n1 1 > aa ~2147483647+2147483647",
      })
  void whatIsNoRecordingIsRefused(String text) {
    assertThrows(TapeFormatException.class, () -> TapeCodec.decode(text));
  }

  @Test
  void aRecordingWithoutAnyEntryIsOne() throws TapeFormatException {
    assertTrue(
        TapeCodec.decode("hall-device-trace 1\ndevice x\noperation y 1\nresult z\n")
            .entries()
            .isEmpty());
  }
}
