// SPDX-License-Identifier: Apache-2.0
package hall.device.print.raster;

import hall.device.print.PdfPages;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// A PDF document as PWG raster, made while it is read: a page is drawn when the page before has
/// been taken, so that a slow printer holds the work up and memory stays that of one page.
public final class RasterStream extends InputStream {

  /// In a list of pages: an empty side.
  public static final int BLANK = PdfPages.BLANK;

  private static final int BEFORE_PAGE = -1;
  private static final int LINES_AT_ONCE = 16;

  private final byte[] pdf;
  private final List<Integer> pages;
  private final RasterForm form;
  private final byte[] row;
  private final byte[] buffer;
  private @Nullable PDDocument document;
  private @Nullable PageCanvas canvas;
  private volatile boolean stopped;
  private volatile int taken;
  private volatile @Nullable String damage;
  private boolean begun;
  private int place;
  private int line = BEFORE_PAGE;
  private int at;
  private int end;

  /// @param pages what comes in which order: numbers from 1, or [#BLANK]
  public RasterStream(byte[] pdf, List<Integer> pages, RasterForm form) {
    this.pdf = pdf;
    this.pages = List.copyOf(pages);
    this.form = form;
    int bytesPerLine = form.page(0, 0).bytesPerLine();
    this.row = new byte[bytesPerLine];
    this.buffer =
        new byte
            [Math.max(
                PwgRasterCodec.HEADER_BYTES,
                LINES_AT_ONCE * PwgRasterCodec.mostBytes(bytesPerLine))];
  }

  /// How many pages have been handed over whole.
  public int taken() {
    return taken;
  }

  /// Why the document could not be drawn, where that ended the stream.
  public Optional<String> damage() {
    return Optional.ofNullable(damage);
  }

  /// Ends the stream as broken at its next read; called from another thread.
  public void stop() {
    stopped = true;
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    int done = 0;
    while (done < length && fill()) {
      int count = Math.min(length - done, end - at);
      System.arraycopy(buffer, at, into, offset + done, count);
      at += count;
      done += count;
    }
    return done == 0 ? -1 : done;
  }

  /// Whether there is a byte to take.
  private boolean fill() throws IOException {
    if (stopped) {
      throw new IOException("the document was withdrawn");
    }
    if (at == end) {
      at = 0;
      end = begun ? next() : sync();
    }
    return at < end;
  }

  private int sync() {
    begun = true;
    return put(PwgRasterCodec.sync());
  }

  /// The next part of the document in the buffer, and how long it is: 0 after the last.
  private int next() throws IOException {
    if (line == form.height()) {
      line = BEFORE_PAGE;
      taken = ++place;
    }
    if (place == pages.size()) {
      close();
      return 0;
    }
    if (line == BEFORE_PAGE) {
      draw();
      line = 0;
      return put(PwgRasterCodec.header(form.page(place, pages.size())));
    }
    return lines();
  }

  private int put(byte[] bytes) {
    System.arraycopy(bytes, 0, buffer, 0, bytes.length);
    return bytes.length;
  }

  private int lines() {
    var drawn = Objects.requireNonNull(canvas);
    int bytesPerPixel = form.colour() ? 3 : 1;
    int length = 0;
    for (int group = 0; group < LINES_AT_ONCE && line < form.height(); group++) {
      int last = line + 1;
      int limit = Math.min(form.height(), line + PwgRasterCodec.MOST_LINES);
      while (last < limit && drawn.sameLine(line, last)) {
        last++;
      }
      drawn.line(line, row);
      length = PwgRasterCodec.line(row, bytesPerPixel, last - line, buffer, length);
      line = last;
    }
    return length;
  }

  /// A document that can't be drawn ends the stream; what PDFBox throws at it counts as damage.
  private void draw() throws IOException {
    int number = pages.get(place);
    try {
      if (canvas == null) {
        var loaded = Loader.loadPDF(pdf);
        document = loaded;
        canvas = new PageCanvas(loaded, form);
      }
      if (number == BLANK) {
        canvas.blank();
      } else {
        canvas.draw(number, form.page(place, 0).back());
      }
    } catch (IOException | RuntimeException e) {
      damage = "page %d: %s".formatted(number, e.getClass().getSimpleName());
      throw new IOException("the document can't be drawn", e);
    }
  }

  @Override
  public void close() throws IOException {
    canvas = null;
    var loaded = document;
    document = null;
    if (loaded != null) {
      loaded.close();
    }
  }
}
