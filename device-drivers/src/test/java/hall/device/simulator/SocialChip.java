// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A social-security card (LD/T 32): EF05 and EF06 under the application "sx1.sh.社会保障", in one of
/// the dialects that cards of the field speak.
///
/// It speaks T=0, with all its habits: SELECT answers 61xx, a wrong length is 6Cxx. It has a PIN,
/// which nobody should ever try.
final class SocialChip implements SimulatedCard {

  /// Which way of asking it understands.
  enum Habit {
    /// Records by their number in the selected file.
    BY_NUMBER,
    /// Records by their tag; files are selected with P1 = 0 only, and Le must be exact.
    BY_TAG,
    /// Records by number and short file identifier; files can't be selected, data comes with 61xx.
    BY_SFI,
    /// As by number, but the holder's file wants the PIN first.
    CLOSED
  }

  private static final Charset GBK = Charset.forName("GBK");
  private static final byte[] AID = Apdus.hex("7378312E73682EC9E7BBE1B1A3D5CF");
  private static final int PIN_TRIES = 3;

  private final Habit habit;
  private final Map<Integer, List<byte[]>> files = new LinkedHashMap<>();
  private boolean application;
  private int file;
  private byte[] pending = {};
  private int pinTriesLeft = PIN_TRIES;

  SocialChip(Habit habit) {
    this.habit = habit;
    files.put(
        0xEF05,
        List.of(
            record(0x01, Apdus.hex("11010100000000000000000012345678")),
            record(0x02, ascii("2")),
            record(0x03, ascii("2.00")),
            record(0x04, Apdus.hex("910000021000021100000001")),
            record(0x05, Apdus.hex("20200101")),
            record(0x06, Apdus.hex("20300101")),
            record(0x07, ascii("A12345678"))));
    files.put(
        0xEF06,
        List.of(
            record(0x08, ascii("110101199001010015")),
            record(0x09, Arrays.copyOf("张测试".getBytes(GBK), 30)),
            record(0x0A, ascii("1")),
            record(0x0B, Apdus.hex("01")),
            record(0x0C, Apdus.hex("110101")),
            record(0x0D, Apdus.hex("19900101"))));
  }

  private static byte[] record(int tag, byte[] value) {
    return Apdus.join(new byte[] {(byte) tag, (byte) value.length}, value);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public byte[] atr() {
    return Apdus.hex("3B6D000000814D220086000000000000");
  }

  @Override
  public void reset() {
    application = false;
    file = 0;
    pending = new byte[0];
  }

  @Override
  public byte[] answer(byte[] command) {
    if (Apdus.at(command, 0) != 0x00) {
      return Apdus.status(0x6E00);
    }
    return switch (Apdus.at(command, 1)) {
      case 0xA4 -> select(command);
      case 0xB2 -> readRecord(command);
      case 0xC0 -> getResponse(command);
      case 0x20 -> verify();
      default -> Apdus.status(0x6D00);
    };
  }

  private byte[] select(byte[] command) {
    byte[] name = Apdus.data(command);
    if (Apdus.at(command, 2) == 0x04) {
      if (!Arrays.equals(name, AID)) {
        return Apdus.status(0x6A82);
      }
      application = true;
      file = 0;
      return hold(Apdus.object(0x6F, Apdus.object(0x84, AID)));
    }
    if (!application || name.length != 2 || !selectable(Apdus.at(command, 2))) {
      return Apdus.status(habit == Habit.BY_TAG ? 0x6A86 : 0x6A82);
    }
    int wanted = (name[0] & 0xFF) << 8 | (name[1] & 0xFF);
    if (!files.containsKey(wanted)) {
      return Apdus.status(0x6A82);
    }
    file = wanted;
    return Apdus.status(0x9000);
  }

  private boolean selectable(int p1) {
    return switch (habit) {
      case BY_NUMBER, CLOSED -> p1 == 0x02;
      case BY_TAG -> p1 == 0x00;
      case BY_SFI -> false;
    };
  }

  private byte[] readRecord(byte[] command) {
    int p1 = Apdus.at(command, 2);
    int p2 = Apdus.at(command, 3);
    return switch (habit) {
      case BY_NUMBER -> p2 == 0x04 ? numbered(file, p1) : Apdus.status(0x6A86);
      case CLOSED ->
          file == 0xEF06
              ? Apdus.status(0x6982)
              : p2 == 0x04 ? numbered(file, p1) : Apdus.status(0x6A86);
      case BY_TAG -> p2 == 0x00 ? tagged(p1, Apdus.at(command, 4)) : Apdus.status(0x6B00);
      case BY_SFI -> {
        int identifier = p2 >> 3;
        byte[] answer = numbered(0xEF00 | identifier, p1);
        yield (p2 & 0x07) != 0x04 || identifier == 0
            ? Apdus.status(0x6A81)
            : answer.length > 2 ? hold(Arrays.copyOf(answer, answer.length - 2)) : answer;
      }
    };
  }

  private byte[] numbered(int wanted, int number) {
    var records = files.get(wanted);
    if (!application || records == null) {
      return Apdus.status(0x6986);
    }
    return number < 1 || number > records.size()
        ? Apdus.status(0x6A83)
        : Apdus.ok(records.get(number - 1));
  }

  private byte[] tagged(int tag, int le) {
    for (var record : files.getOrDefault(file, List.of())) {
      if ((record[0] & 0xFF) == tag) {
        return le == record.length ? Apdus.ok(record) : Apdus.status(0x6C00 | record.length);
      }
    }
    return Apdus.status(0x6A83);
  }

  private byte[] hold(byte[] data) {
    pending = data;
    return Apdus.status(0x6100 | data.length);
  }

  private byte[] getResponse(byte[] command) {
    byte[] data = pending;
    pending = new byte[0];
    return data.length > 0 && Apdus.at(command, 4) == data.length
        ? Apdus.ok(data)
        : Apdus.status(0x6985);
  }

  private byte[] verify() {
    pinTriesLeft = Math.max(0, pinTriesLeft - 1);
    return Apdus.status(pinTriesLeft == 0 ? 0x6983 : 0x63C0 | pinTriesLeft);
  }
}
