// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// The mechanics of a simulated ticket printer: the roll, the cover, the cutter, and the tickets
/// that came out.
final class EscPosPaper {

  static final int DOTS = 576;
  static final int WHOLE_ROLL = 8 * 80_000;
  static final int NEAR_END_ROWS = 8 * 1_000;
  private static final int ROWS_PER_MM = 8;
  private static final int KEPT = 20;

  private final int speed;
  private final EscPosOutput outlet = new EscPosOutput();

  /// The latest tickets by their number, which starts at 1.
  private final NavigableMap<Integer, TicketPaper> tickets = new TreeMap<>();

  private int cuts;
  private TicketPaper paper = new TicketPaper();
  private int rowsLeft = WHOLE_ROLL;
  private boolean coverOpen;
  private boolean cutterJammed;
  private long fedRows;
  private @Nullable Path folder;

  EscPosPaper(int speed) {
    this.speed = speed;
  }

  /// A new roll: what hung out of the printer half printed is torn off.
  synchronized void load(int rows) {
    if (rowsLeft == 0) {
      paper = new TicketPaper();
    }
    rowsLeft = rows;
  }

  synchronized void cover(boolean open) {
    coverOpen = open;
  }

  synchronized void jamCutter(boolean jammed) {
    cutterJammed = jammed;
  }

  synchronized boolean ready() {
    return !coverOpen && !cutterJammed && rowsLeft > 0;
  }

  /// The variable bits of DLE EOT n.
  synchronized int statusBits(int n) {
    boolean out = rowsLeft == 0;
    return switch (n) {
      case 1 -> ready() ? 0 : 0x08;
      case 2 -> (coverOpen ? 0x04 : 0) | (out ? 0x20 : 0) | (cutterJammed ? 0x40 : 0);
      case 3 -> cutterJammed ? 0x08 : 0;
      case 4 -> (rowsLeft <= NEAR_END_ROWS ? 0x0C : 0) | (out ? 0x60 : 0);
      default -> 0;
    };
  }

  /// Automatic status: offline and cover, errors, paper, nothing.
  synchronized byte[] automaticStatus() {
    int first = 0x10 | (ready() ? 0 : 0x08) | (coverOpen ? 0x20 : 0);
    int paperBits = (rowsLeft <= NEAR_END_ROWS ? 0x03 : 0) | (rowsLeft == 0 ? 0x0C : 0);
    return new byte[] {(byte) first, (byte) (cutterJammed ? 0x08 : 0), (byte) paperBits, 0x0F};
  }

  /// DLE EOT 20 in Custom's command reference.
  synchronized byte[] fullStatus() {
    int status =
        (rowsLeft == 0 ? 0x01 : 0)
            | (rowsLeft <= NEAR_END_ROWS ? 0x04 : 0)
            | (outlet.occupied() ? 0x20 : 0);
    return new byte[] {
      0x10,
      0x0F,
      (byte) status,
      (byte) (coverOpen ? 0x02 : 0),
      (byte) (outlet.jammed() ? 0x40 : 0),
      (byte) (cutterJammed ? 0x01 : 0)
    };
  }

  EscPosOutput outlet() {
    return outlet;
  }

  /// GS r 1.
  synchronized int echoBits() {
    return (rowsLeft <= NEAR_END_ROWS ? 0x03 : 0) | (rowsLeft == 0 ? 0x0C : 0);
  }

  synchronized void print(String character, EscPosStyle style) {
    paper.print(character, style);
  }

  synchronized void discardLine() {
    paper.discardLine();
  }

  void lineFeed(EscPosStyle style, BooleanSupplier cleared) throws InterruptedException {
    int rows;
    synchronized (this) {
      rows = paper.lineFeed(style);
    }
    move(rows, cleared);
  }

  void printQr(QrDots dots, EscPosStyle style, BooleanSupplier cleared)
      throws InterruptedException {
    synchronized (this) {
      paper.printQr(dots, style);
    }
    move(dots.width(), cleared);
  }

  synchronized void beginDots(int width, int rows) {
    paper.beginDots(width, rows);
  }

  void printDots(byte[] row, EscPosStyle style, BooleanSupplier cleared)
      throws InterruptedException {
    synchronized (this) {
      paper.printDots(row, style);
    }
    move(1, cleared);
  }

  void feed(int rows, BooleanSupplier cleared) throws InterruptedException {
    synchronized (this) {
      paper.feed(rows);
    }
    move(rows, cleared);
  }

  /// Takes its time, and stands still while the printer can't print.
  private void move(int rows, BooleanSupplier cleared) throws InterruptedException {
    long start = System.nanoTime();
    for (int row = 0; row < rows; row++) {
      while (!ready()) {
        if (cleared.getAsBoolean()) {
          return;
        }
        Thread.sleep(2);
        start = System.nanoTime() - nanos(row);
      }
      synchronized (this) {
        rowsLeft--;
        fedRows++;
      }
      long wait = start + nanos(row + 1) - System.nanoTime();
      if (wait > 2_000_000) {
        LockSupport.parkNanos(wait);
      }
    }
  }

  private long nanos(long rows) {
    return speed == 0 ? 0 : rows * 1_000_000_000L / ((long) speed * ROWS_PER_MM);
  }

  synchronized long busyMillis() {
    return nanos(fedRows) / 1_000_000;
  }

  /// How far the paper has moved since the start.
  synchronized long fedRows() {
    return fedRows;
  }

  synchronized void cut() throws IOException {
    cuts++;
    tickets.put(cuts, paper);
    if (tickets.size() > KEPT) {
      tickets.pollFirstEntry();
    }
    if (folder != null) {
      write(folder, cuts, paper);
    }
    paper = new TicketPaper();
  }

  synchronized int tickets() {
    return cuts;
  }

  /// Writes the latest tickets, and from now on each one as it is cut.
  synchronized void save(Path into) throws IOException {
    folder = Files.createDirectories(into);
    for (var ticket : tickets.entrySet()) {
      write(into, ticket.getKey(), ticket.getValue());
    }
  }

  private static void write(Path into, int number, TicketPaper ticket) throws IOException {
    var name = "ticket-%02d".formatted(number);
    Files.writeString(into.resolve(name + ".txt"), ticket.text());
    ImageIO.write(ticket.picture(), "png", into.resolve(name + ".png").toFile());
  }
}
