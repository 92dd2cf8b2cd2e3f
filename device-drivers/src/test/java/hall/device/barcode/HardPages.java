// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import com.google.zxing.BarcodeFormat;
import hall.device.picture.Picture;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Pages of print with codes that are hard to read: askew, blurred, noisy, small, negative, faint,
/// under uneven light. A number always gives the same page.
public final class HardPages {

  /// How many belong to the set that is measured.
  public static final int COUNT = 200;

  /// One page.
  ///
  /// @param codes what is on it; no text twice
  public record Page(Picture picture, List<Symbol> codes) {}

  private static final String PRINT = "政务服务中心受理材料清单及办事指南第一条申请人应当如实提交有关材料，并对其真实性负责。";

  private final Random random;
  private final int number;

  private HardPages(int number) {
    this.number = number;
    this.random = new Random(20260301L * 31 + number);
  }

  public static Page page(int number) {
    return new HardPages(number).drawn();
  }

  private Page drawn() {
    boolean fine = random.nextInt(3) > 0;
    int width = fine ? 1654 : 1240;
    int height = fine ? 2339 : 1754;
    var paper = SampleCodes.paper(width, height);
    print(paper);
    double skew = random.nextGaussian() * 2.5;
    var codes = new ArrayList<Symbol>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      codes.add(code(paper, i, skew));
    }
    return new Page(Picture.of(seen(paper)), codes);
  }

  private void print(BufferedImage paper) {
    var graphics = paper.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    int size = 18 + random.nextInt(18);
    graphics.setFont(new Font("Noto Sans CJK SC", Font.PLAIN, size));
    graphics.setColor(new Color(0x303030));
    for (int y = 120; y < paper.getHeight() - 100; y += size * 2) {
      int from = random.nextInt(PRINT.length());
      graphics.drawString((PRINT + PRINT).substring(from, from + random.nextInt(40)), 90, y);
    }
    graphics.dispose();
  }

  private Symbol code(BufferedImage paper, int index, double skew) {
    var text = "HALL-%03d-%d-%06d".formatted(number, index, random.nextInt(1_000_000));
    int kind = random.nextInt(10);
    var format =
        kind < 6
            ? BarcodeFormat.QR_CODE
            : kind < 8
                ? BarcodeFormat.CODE_128
                : kind == 8 ? BarcodeFormat.DATA_MATRIX : BarcodeFormat.PDF_417;
    int module =
        format == BarcodeFormat.QR_CODE || format == BarcodeFormat.DATA_MATRIX
            ? 2 + random.nextInt(5)
            : 2 + random.nextInt(2);
    var code = SampleCodes.code(format, text, module, format == BarcodeFormat.CODE_128 ? 40 : 1);
    if (random.nextInt(8) == 0) {
      code = SampleCodes.shaded(code, 235, 20);
    } else if (random.nextInt(4) == 0) {
      int black = 90 + random.nextInt(80);
      code = SampleCodes.shaded(code, black, 255);
    }
    boolean any = format == BarcodeFormat.QR_CODE && random.nextInt(4) == 0;
    double degrees = any ? random.nextInt(360) : skew + 90 * random.nextInt(4);
    int band = paper.getHeight() / 3;
    int x = paper.getWidth() / 2 + random.nextInt(paper.getWidth() / 3) - paper.getWidth() / 6;
    SampleCodes.lay(paper, code, x, band * index + band / 2 + random.nextInt(60) - 30, degrees);
    return new Symbol(format.name(), text);
  }

  /// What a camera or a poor scanner makes of it.
  private BufferedImage seen(BufferedImage paper) {
    var seen = paper;
    if (random.nextInt(10) < 4) {
      seen = blurred(seen, 0.5 + random.nextDouble() * 0.7);
    }
    if (random.nextInt(10) < 4) {
      shade(seen, 0.35 + random.nextDouble() * 0.4, random.nextDouble() * Math.PI * 2);
    }
    if (random.nextInt(10) < 3) {
      int black = random.nextInt(90);
      seen = SampleCodes.shaded(seen, black, black + 70 + random.nextInt(90));
    }
    return random.nextBoolean() ? SampleCodes.noisy(seen, 3 + random.nextInt(10), number) : seen;
  }

  private static BufferedImage blurred(BufferedImage sharp, double sigma) {
    var row = new float[7];
    float sum = 0;
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) Math.exp(-Math.pow(i - 3, 2) / (2 * sigma * sigma));
      sum += row[i];
    }
    for (int i = 0; i < row.length; i++) {
      row[i] /= sum;
    }
    var across = new ConvolveOp(new Kernel(7, 1, row), ConvolveOp.EDGE_NO_OP, null);
    var down = new ConvolveOp(new Kernel(1, 7, row), ConvolveOp.EDGE_NO_OP, null);
    return down.filter(across.filter(sharp, null), null);
  }

  /// Light that falls off to one side.
  private static void shade(BufferedImage image, double least, double direction) {
    double cos = Math.cos(direction) / image.getHeight();
    double sin = Math.sin(direction) / image.getHeight();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        double far = 0.5 + (x - image.getWidth() / 2.0) * cos + (y - image.getHeight() / 2.0) * sin;
        double light = least + (1 - least) * Math.clamp(far, 0, 1);
        image.getRaster().setSample(x, y, 0, (int) (image.getRaster().getSample(x, y, 0) * light));
      }
    }
  }
}
