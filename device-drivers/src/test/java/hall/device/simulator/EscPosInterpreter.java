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
  private final EscPosFirmware firmware;

  private EscPosStyle style = EscPosStyle.INITIAL;
  private boolean chinese;
  private int qrModule = 3;
  private int qrCorrection = 48;
  private byte[] qrContent = new byte[0];
  private final AtomicInteger unknownCommands = new AtomicInteger();

  EscPosInterpreter(EscPosMachine machine, EscPosPaper paper, EscPosFirmware firmware) {
    this.machine = machine;
    this.paper = paper;
    this.firmware = firmware;
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

  /// A box where the firmware has no glyph.
  private String text(int... units) {
    if (!firmware.hasGlyph(units)) {
      return "□";
    }
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
      case 'v' -> raster(machine.next());
      case 'a' -> machine.automaticStatus(machine.next());
      case 'g' -> counters(machine.next());
      case 'I' -> identity(machine.next());
      case 'e' -> eject(machine.next());
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

  /// GS v 0 m xL xH yL yH d…, row by row as it comes.
  private void raster(int kind) throws InterruptedException, Cleared {
    int mode = machine.next();
    int stride = machine.next() | machine.next() << 8;
    int rows = machine.next() | machine.next() << 8;
    if (kind != '0' || mode != 0 || stride * 8 > EscPosPaper.DOTS) {
      unknown("GS v", kind);
    }
    paper.beginDots(stride * 8, rows);
    for (int y = 0; y < rows; y++) {
      var row = new byte[stride];
      for (int x = 0; x < stride; x++) {
        row[x] = (byte) machine.next();
      }
      paper.printDots(row, style, machine::cleared);
    }
  }

  /// GS g 2 m nL nH, answered with `_`, the digits and NUL.
  private void counters(int kind) throws InterruptedException, Cleared, IOException {
    machine.next();
    int n = machine.next() | machine.next() << 8;
    if (kind != '2' || (n != 148 && n != 178)) {
      unknown("GS g", kind);
      return;
    }
    long value = n == 148 ? paper.fedRows() : paper.tickets();
    machine.send(("_" + value + "\0").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  /// GS I 67, answered with `_`, the name of the model and NUL.
  private void identity(int what) throws IOException {
    if (what != 67) {
      unknown("GS I", what);
      return;
    }
    machine.send("_SAMPLE-80 II\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  /// GS e n, as in Custom's command reference: 2 retract, 3 m present, 5 eject.
  private void eject(int what) throws InterruptedException, Cleared {
    switch (firmware.presenter() ? what : -1) {
      case 2 -> paper.outlet().retract();
      case 3 -> {
        machine.next();
        paper.outlet().present();
      }
      case 5 -> paper.outlet().eject();
      default -> unknown("GS e", what);
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
    if (!firmware.qr() || kind != 'k' || bytes.length < 3 || bytes[0] != 49) {
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
