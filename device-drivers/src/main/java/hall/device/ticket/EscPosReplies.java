// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

/// Tells apart what a printer sends, byte by byte: answers to DLE EOT, the echo, automatic status,
/// the presenter's full status, counters, the model's name; and noise, which is none of them.
///
/// A first byte of automatic status is `0xx1xx00`, its three others `0xx0xxxx`; an answer to DLE
/// EOT is `0xx1xx10` and may stand between them. A piece that does not go on as it must is dropped,
/// and the byte that ended it is looked at anew.
final class EscPosReplies {

  /// What a byte completed.
  sealed interface Reply {}

  /// Nothing yet, or noise.
  record Nothing() implements Reply {}

  /// The answer to DLE EOT 1 to 4, which does not say to which.
  record Status(int b) implements Reply {}

  /// The answer to GS r 1.
  record Echo() implements Reply {}

  /// Automatic status, GS a.
  record Automatic(EscPosStatus status) implements Reply {}

  /// The answer to DLE EOT 20.
  record Full(PresenterStatus status) implements Reply {}

  /// The answer to GS g 2.
  record Counter(long value) implements Reply {}

  /// The answer to GS I 67.
  record Name(String text) implements Reply {}

  private static final Nothing NOTHING = new Nothing();
  private static final int DLE = 0x10;

  /// The first byte of what is not yet whole; 0 between two replies.
  private int head;

  /// The digits of the longest counter.
  private static final int DIGITS = 16;

  /// GS I answers 80 characters at most.
  private final int[] piece = new int[80];

  private int count;
  private boolean fullExpected;
  private boolean nameExpected;

  /// Whether `10 0F` begins a full status rather than automatic status.
  void expectFull(boolean expected) {
    fullExpected = expected;
  }

  /// Whether `5F` begins a text rather than a counter.
  void expectName(boolean expected) {
    nameExpected = expected;
  }

  /// Nothing came for a while: what is not whole by now never will be.
  void pause() {
    head = 0;
    count = 0;
  }

  Reply take(int b) {
    if (head == 0) {
      return begin(b);
    }
    if (head == DLE && fullExpected && (count > 0 ? piece[0] == 0x0F : b == 0x0F)) {
      return full(b);
    }
    return switch (head) {
      // 37 25 00 answers DLE DC4 8.
      case 0x37 -> b == 0x25 ? NOTHING : b == 0 ? end(NOTHING) : anew(b);
      case 0x5F -> nameExpected ? name(b) : counter(b);
      default -> automatic(b);
    };
  }

  private Reply begin(int b) {
    if (EscPosStatus.isStatus(b)) {
      return new Status(b);
    }
    if (EscPosStatus.isEcho(b)) {
      return new Echo();
    }
    if ((b & 0x93) == 0x10 || b == 0x37 || b == 0x5F) {
      head = b;
    }
    return NOTHING;
  }

  private Reply anew(int b) {
    pause();
    return begin(b);
  }

  private Reply end(Reply reply) {
    pause();
    return reply;
  }

  private Reply full(int b) {
    piece[count++] = b;
    return count < 5
        ? NOTHING
        : end(new Full(new PresenterStatus(piece[1], piece[2], piece[3], piece[4])));
  }

  private Reply automatic(int b) {
    if (EscPosStatus.isStatus(b)) {
      return new Status(b);
    }
    if ((b & 0x90) != 0) {
      return anew(b);
    }
    piece[count++] = b;
    return count < 3 ? NOTHING : end(new Automatic(EscPosStatus.automatic(head, piece)));
  }

  private Reply counter(int b) {
    if (b == 0 && count > 0) {
      long value = 0;
      for (int i = 0; i < count; i++) {
        value = value * 10 + piece[i] - '0';
      }
      return end(new Counter(value));
    }
    if (b < '0' || b > '9' || count == DIGITS) {
      return anew(b);
    }
    piece[count++] = b;
    return NOTHING;
  }

  private Reply name(int b) {
    if (b == 0) {
      return end(new Name(new String(piece, 0, count)));
    }
    if (b < ' ' || b > '~' || count == piece.length) {
      return anew(b);
    }
    piece[count++] = b;
    return NOTHING;
  }
}
