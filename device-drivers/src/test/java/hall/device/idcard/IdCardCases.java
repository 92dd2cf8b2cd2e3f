// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.fuzz.CodecCase;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// The ways into the codecs of the identity card reader.
public final class IdCardCases {

  private IdCardCases() {}

  public static List<CodecCase> all() {
    return List.of(
        CodecCase.of(
            Ga450Codec.class,
            "answer, the line silent",
            bytes -> Ga450Codec.decode(bytes, 0, bytes.length, true),
            answers()),
        CodecCase.of(
            Ga450Codec.class,
            "answer, more to come",
            bytes -> Ga450Codec.decode(bytes, 0, bytes.length, false),
            answers()),
        CodecCase.of(
                CardTextCodec.class,
                "answer to 30 01",
                bytes -> card(ReadAnswer.parse(bytes, false)),
                payload(-1))
            .within(24 << 10, 16),
        CodecCase.of(
                CardTextCodec.class,
                "answer to 30 10",
                bytes -> card(ReadAnswer.parse(bytes, true)),
                payload(1024),
                payload(512),
                payload(0),
                payload(-1))
            .within(24 << 10, 16),
        CodecCase.of(
            CardTextCodec.class,
            "management number",
            CardTextCodec::managementNumber,
            "0123456789ABCDEF0123456789AB".getBytes(StandardCharsets.US_ASCII)),
        CodecCase.of(
                CardTextCodec.class,
                "text record",
                bytes ->
                    CardTextCodec.decode(Arrays.copyOf(bytes, 256), CardTextCodec.Besides.NOTHING),
                CardRecord.resident().bytes(),
                CardRecord.hkMoTw().bytes(),
                CardRecord.foreign2017().bytes(),
                CardRecord.foreign2023().bytes())
            .within(24 << 10, 16));
  }

  private static void card(ReadAnswer answer) {
    if (answer instanceof ReadAnswer.Parts parts) {
      var photo = PhotoDecoder.NONE.photo(parts.photo());
      // The driver refuses an address of odd length before it comes here.
      var address = Arrays.copyOf(parts.photo(), parts.photo().length & ~1);
      var besides = new CardTextCodec.Besides(photo, address, parts.fingerprints(), null);
      var _ = CardTextCodec.decode(parts.text(), besides);
    }
  }

  private static byte[][] answers() {
    return new byte[][] {
      Ga450CodecTest.answer(0, 0, 0x90, new byte[0]),
      Ga450CodecTest.answer(0, 0, 0x9F, new byte[4]),
      Ga450CodecTest.answer(0, 0, 0x90, new byte[8]),
      Ga450CodecTest.answer(0x63, 0, 0x41, new byte[0]),
      Ga450CodecTest.answer(0, 0, 0x90, payload(-1)),
      Ga450CodecTest.answer(0, 0, 0x90, payload(1024)),
    };
  }

  /// Lengths, a text record, a photo, and what 30 10 answers besides; -1 bytes of fingerprints for
  /// the form of 30 01.
  static byte[] payload(int fingerprints) {
    int head = fingerprints < 0 ? 4 : 6;
    var data = new byte[head + 256 + 1024 + Math.max(0, fingerprints)];
    new Random(30_01).nextBytes(data);
    data[0] = 1;
    data[1] = 0;
    data[2] = 4;
    data[3] = 0;
    if (fingerprints >= 0) {
      data[4] = (byte) (fingerprints >> 8);
      data[5] = (byte) fingerprints;
    }
    System.arraycopy(CardRecord.resident().bytes(), 0, data, head, 256);
    for (int block = 0; block < fingerprints / 512; block++) {
      int at = head + 256 + 1024 + 512 * block;
      data[at] = 0x43;
      data[at + 4] = (byte) (1 + block);
      data[at + 5] = (byte) (11 + block);
      data[at + 6] = (byte) (200 - block);
    }
    return data;
  }
}
