// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import hall.device.simulator.EscPosMachine.Cleared;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.concurrent.atomic.AtomicInteger;

/// What the print head does with buffered bytes, typed from the ESC/POS command reference.
final class EscPosInterpreter {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private final EscPosMachine machine;
  private final EscPosPaper paper;

  private EscPosStyle style = EscPosStyle.INITIAL;
  private boolean chinese;
  private int qrModule = 3;
  private int qrCorrection = 48;
  private byte[] qrContent = new byte[0];
  private final AtomicInteger unknownCommands = new AtomicInteger();

  EscPosInterpreter(EscPosMachine machine, EscPosPaper paper) {
    this.machine = machine;
    this.paper = paper;
  }

  int unknownCommands() {
    return unknownCommands.get();
  }

  void initialise() {
    style = EscPosStyle.INITIAL;
    chinese = false;
    qrModule = 3;
    qrCorrection = 48;
    qrContent = new byte[0];
  }

  /// Takes one command or one character.
  void command() throws InterruptedException, Cleared, IOException {
    int b = machine.next();
    switch (b) {
      case 0x1B -> escape();
      case 0x1D -> group();
      case 0x1C -> file();
      case 0x0A -> paper.lineFeed(style, machine::cleared);
      case 0x0D -> {}
      default -> {
        if (b < 0x20) {
          unknown("control", b);
        } else {
          paper.print(character(b), style);
        }
      }
    }
  }

  /// One character: one byte, two bytes, or four (GB18030's second byte is then a digit).
  private String character(int first) throws InterruptedException, Cleared {
    if (first < 0x80) {
      return String.valueOf((char) first);
    }
    if (!chinese) {
      return "\uFFFD";
    }
    int second = machine.next();
    return second >= 0x30 && second <= 0x39
        ? text(first, second, machine.next(), machine.next())
        : text(first, second);
  }

  private static String text(int... units) {
    var bytes = new byte[units.length];
    for (int i = 0; i < units.length; i++) {
      bytes[i] = (byte) units[i];
    }
    return new String(bytes, GB18030);
  }

  private void escape() throws InterruptedException, Cleared {
    int command = machine.next();
    switch (command) {
      case '@' -> {
        initialise();
        paper.discardLine();
      }
      case 'a' -> style = style.withAlign(machine.next() % 48);
      case 'E' -> style = style.withBold((machine.next() & 1) == 1);
      case '2' -> style = style.withLineDots(34);
      case '3' -> style = style.withLineDots(machine.next());
      case 'd' -> paper.feed(machine.next() * style.lineDots(), machine::cleared);
      case 'J' -> paper.feed(machine.next(), machine::cleared);
      default -> unknown("ESC", command);
    }
  }

  private void file() throws InterruptedException, Cleared {
    int command = machine.next();
    switch (command) {
      case '&' -> chinese = true;
      case '.' -> chinese = false;
      default -> unknown("FS", command);
    }
  }

  private void group() throws InterruptedException, Cleared, IOException {
    int command = machine.next();
    switch (command) {
      case '!' -> {
        int size = machine.next();
        style = style.withScale((size >> 4 & 7) + 1, (size & 7) + 1);
      }
      case 'V' -> cut(machine.next());
      case '(' -> functions(machine.next());
      case 'r' -> {
        machine.next();
        machine.paperStatus();
      }
      default -> unknown("GS", command);
    }
  }

  private void cut(int mode) throws InterruptedException, Cleared, IOException {
    switch (mode) {
      case 0, 1, 48, 49 -> paper.cut();
      case 65, 66 -> {
        paper.feed(machine.next(), machine::cleared);
        paper.cut();
      }
      default -> unknown("GS V", mode);
    }
  }

  /// GS ( k pL pH cn fn …
  private void functions(int kind) throws InterruptedException, Cleared {
    int length = machine.next() | machine.next() << 8;
    var parameters = new ByteArrayOutputStream();
    for (int i = 0; i < length; i++) {
      parameters.write(machine.next());
    }
    var bytes = parameters.toByteArray();
    if (kind != 'k' || bytes.length < 3 || bytes[0] != 49) {
      unknown("GS (", kind);
      return;
    }
    switch (bytes[1]) {
      case 65 -> {}
      case 67 -> qrModule = bytes[2];
      case 69 -> qrCorrection = bytes[2];
      case 80 -> {
        qrContent = new byte[bytes.length - 3];
        System.arraycopy(bytes, 3, qrContent, 0, qrContent.length);
      }
      case 81 -> printQr();
      default -> unknown("GS ( k", bytes[1]);
    }
  }

  private void printQr() throws InterruptedException {
    var dots = QrDots.of(qrContent, qrCorrection, qrModule);
    if (dots.width() > EscPosPaper.DOTS) {
      // A symbol wider than the print area is not printed.
      unknown("QR width", dots.width());
      return;
    }
    paper.printQr(dots, style, machine::cleared);
  }

  private void unknown(String family, int value) {
    unknownCommands.incrementAndGet();
    System.err.printf("unknown: %s 0x%02X%n", family, value);
  }
}
