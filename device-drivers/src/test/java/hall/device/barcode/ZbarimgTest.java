// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BarcodeFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same hard pages before a reader that others wrote: `zbarimg`.
class ZbarimgTest {

  private static final int PAGES = 20;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  private record Page(BufferedImage image, Set<String> texts) {}

  /// One to three codes, turned, shaded and noisy by chance, sometimes a negative.
  private static Page page(int number) {
    var random = new Random(number);
    var paper = SampleCodes.paper(1000, 1200);
    var texts = new TreeSet<String>();
    int codes = 1 + random.nextInt(3);
    for (int i = 0; i < codes; i++) {
      var text = "HALL-%02d-%d".formatted(number, i);
      int module = 2 + random.nextInt(4);
      boolean bars = random.nextInt(3) == 0;
      var code =
          bars
              ? SampleCodes.code(BarcodeFormat.CODE_128, text, Math.min(module, 3), 40)
              : SampleCodes.qr(text, module);
      double degrees = bars ? random.nextInt(4) * 90 + random.nextInt(9) - 4 : random.nextInt(360);
      SampleCodes.lay(paper, code, 420 + random.nextInt(160), 200 + 400 * i, degrees);
      texts.add(text);
    }
    int black = random.nextInt(120);
    int white = black + 50 + random.nextInt(80);
    boolean negative = random.nextInt(5) == 0;
    var shaded =
        negative
            ? SampleCodes.shaded(paper, white, black)
            : SampleCodes.shaded(paper, black, white);
    return new Page(SampleCodes.noisy(shaded, random.nextInt(8), number), texts);
  }

  @Test
  void nothingThatZbarimgReadsIsMissedInSum() throws Exception {
    int ours = 0;
    int theirs = 0;
    int all = 0;
    var misses = new ArrayList<String>();
    for (int number = 0; number < PAGES; number++) {
      var page = page(number);
      var file = folder.resolve("page%02d.png".formatted(number));
      ImageIO.write(page.image, "png", file.toFile());
      var read = new TreeSet<>(SymbolReader.read(page.image).stream().map(Symbol::text).toList());
      var zbar = zbarimg(file);
      assertTrue(page.texts.containsAll(read), "a false reading among " + read);
      zbar.retainAll(page.texts);
      ours += read.size();
      theirs += zbar.size();
      all += page.texts.size();
      zbar.removeAll(read);
      misses.addAll(zbar);
    }
    assertTrue(ours >= theirs, "%d, zbarimg %d, missed %s".formatted(ours, theirs, misses));
    assertTrue(ours >= all * 3 / 4, "%d of %d".formatted(ours, all));
  }

  private static Set<String> zbarimg(Path file) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(List.of("zbarimg", "-q", "--raw", file.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    assertTrue(status == 0 || status == 4, "status " + status); // 4: no code
    return new TreeSet<>(out.lines().toList());
  }
}
