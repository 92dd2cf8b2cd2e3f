// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.fuzz.CodecCase;
import hall.device.ticket.Ticket.Align;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The ways into the codec of ESC/POS: any text on a ticket, and any byte as a status.
public final class EscPosCases {

  private EscPosCases() {}

  public static List<CodecCase> all() {
    return List.of(
        CodecCase.of(
                EscPosCodec.class,
                "ticket",
                EscPosCases::ticket,
                utf8("样例政务服务中心\n排队号 A0017\n前面等候：6 人"),
                utf8("https://hall.example/q/A0017?t=20260101"))
            .refusing(IllegalArgumentException.class)
            .within(16 << 10, 64),
        CodecCase.of(
            EscPosCodec.class,
            "replies",
            EscPosCases::replies,
            hex("12 10 00 00 0F 10 0F 20 00 00 00"),
            hex("5F 31 30 32 34 30 00 37 25 00 03")),
        CodecCase.of(
            EscPosCodec.class, "status", EscPosCases::status, utf8("\u0012\u0012\u0012\u0012")));
  }

  /// The first byte says how the text stands; DLE EOT must not come out of it.
  private static void ticket(byte[] bytes) {
    int how = bytes.length == 0 ? 0 : bytes[0] & 0xFF;
    var text = new String(bytes, StandardCharsets.UTF_8);
    var parts = new ArrayList<Ticket.Part>();
    parts.add(
        new Ticket.Text(text, how % 6, how % 2 == 0, how % 3 == 0 ? Align.CENTER : Align.LEFT));
    if (how % 7 == 0) {
      parts.add(new Ticket.Qr(text, how % 16));
    }
    var out = EscPosCodec.encode(new Ticket(parts), EscPosModel.GENERIC_80);
    for (int i = 1; i < out.length; i++) {
      if (out[i - 1] == 0x10 && out[i] == 0x04) {
        throw new IllegalStateException("DLE EOT at " + i);
      }
    }
  }

  private static void status(byte[] bytes) {
    if (bytes.length == 4 && EscPosStatus.isStatus(bytes[0])) {
      var _ = new EscPosStatus(bytes[0], bytes[1], bytes[2], bytes[3]).fault();
    }
  }

  /// Whatever came, the next answer after a pause is understood.
  private static void replies(byte[] bytes) {
    var replies = new EscPosReplies();
    replies.expectFull(bytes.length % 2 == 0);
    for (byte b : bytes) {
      replies.take(b & 0xFF);
    }
    replies.pause();
    if (!replies.take(0x12).equals(new EscPosReplies.Status(0x12))) {
      throw new IllegalStateException("an answer was swallowed");
    }
  }

  private static byte[] hex(String digits) {
    return HexFormat.ofDelimiter(" ").parseHex(digits);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
