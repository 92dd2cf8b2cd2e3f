// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// A sheet with one side of an identity card, visibly a sample.
final class SampleIdCopy implements SampleDocument.Layout {

  private static final double LEFT = 62;
  private static final double TOP = 70;
  private static final Color BLUE = new Color(46, 92, 150);

  private final boolean front;

  SampleIdCopy(boolean front) {
    this.front = front;
  }

  @Override
  public void paint(SamplePen pen) {
    pen.graphics.setPaint(
        new GradientPaint(
            (float) LEFT,
            (float) TOP,
            new Color(214, 228, 238),
            (float) LEFT + 86,
            (float) TOP + 54,
            new Color(233, 222, 214)));
    pen.graphics.fill(new RoundRectangle2D.Double(LEFT, TOP, 85.6, 54, 6, 6));
    waves(pen);
    pen.graphics.setColor(new Color(150, 150, 156));
    pen.graphics.setStroke(new BasicStroke(0.25f));
    pen.graphics.draw(new RoundRectangle2D.Double(LEFT, TOP, 85.6, 54, 6, 6));
    if (front) {
      front(pen);
    } else {
      back(pen);
    }
    pen.graphics.rotate(-0.35, LEFT + 43, TOP + 27);
    var sample = SamplePen.outline("样 本 SAMPLE", true, true, 8);
    pen.fill(sample, LEFT + 12, TOP + 36, new Color(200, 40, 40, 56));
    pen.graphics.rotate(0.35, LEFT + 43, TOP + 27);
    pen.handwritten("此复印件仅用于办理业务，再次复印无效", LEFT - 14, TOP + 78, 5.2);
    SampleHand.sign(pen, LEFT + 50, TOP + 88, 15);
  }

  private static void waves(SamplePen pen) {
    pen.graphics.setColor(new Color(70, 130, 170, 60));
    pen.graphics.setStroke(new BasicStroke(0.12f));
    for (int i = 0; i < 24; i++) {
      var wave = new Path2D.Double();
      double y = TOP + 4 + i * 2;
      wave.moveTo(LEFT + 2, y);
      for (int x = 3; x < 84; x++) {
        wave.lineTo(LEFT + x, y + 1.6 * Math.sin(x * 0.21 + i * 0.5));
      }
      pen.graphics.draw(wave);
    }
  }

  private static void front(SamplePen pen) {
    label(pen, "姓 名", 10);
    pen.text("张测试", LEFT + 17, TOP + 10, 4.4);
    label(pen, "性 别", 18);
    pen.text("男", LEFT + 17, TOP + 18, 3.6);
    pen.fill(SamplePen.outline("民 族", true, false, 2.9), LEFT + 26, TOP + 18, BLUE);
    pen.text("汉", LEFT + 36, TOP + 18, 3.6);
    label(pen, "出 生", 26);
    pen.text("1990 年 1 月 1 日", LEFT + 17, TOP + 26, 3.6);
    label(pen, "住 址", 34);
    pen.text("样例省测试市演示区样例", LEFT + 17, TOP + 34, 3.4);
    pen.text("街道测试路1号", LEFT + 17, TOP + 39, 3.4);
    label(pen, "公民身份号码", 49);
    var number = SamplePen.outline("110101199001010015", true, false, 4.3);
    pen.fill(number, LEFT + 30, TOP + 49.4, SamplePen.PRINT);
    portrait(pen);
  }

  private static void label(SamplePen pen, String text, double y) {
    pen.fill(SamplePen.outline(text, true, false, 2.9), LEFT + 6, TOP + y, BLUE);
  }

  private static void portrait(SamplePen pen) {
    var g = pen.graphics;
    g.setColor(new Color(244, 244, 240));
    g.fill(new RoundRectangle2D.Double(LEFT + 56, TOP + 8, 24, 30, 1, 1));
    g.setColor(new Color(120, 132, 150));
    var shoulders = new Area(new Ellipse2D.Double(LEFT + 57.5, TOP + 28, 21, 20));
    shoulders.intersect(new Area(new Rectangle2D.Double(LEFT + 56, TOP + 8, 24, 30)));
    g.fill(shoulders);
    g.setColor(new Color(214, 186, 166));
    g.fill(new Ellipse2D.Double(LEFT + 62.5, TOP + 14, 11, 14));
    g.setColor(new Color(52, 48, 48));
    g.fill(new Ellipse2D.Double(LEFT + 62, TOP + 12, 12, 6));
  }

  private static void back(SamplePen pen) {
    var red = new Color(190, 40, 40);
    pen.graphics.setColor(red);
    pen.graphics.setStroke(new BasicStroke(0.8f));
    pen.graphics.draw(new Ellipse2D.Double(LEFT + 8, TOP + 8, 15, 15));
    pen.fill(
        AffineTransform.getTranslateInstance(LEFT + 15.5, TOP + 15.8)
            .createTransformedShape(SampleSeal.star(5)),
        0,
        0,
        red);
    pen.centered("样本证件（非真实）", LEFT + 53, TOP + 14, 4.6, false);
    pen.centered("居民身份证", LEFT + 53, TOP + 24, 7.4, true);
    pen.fill(SamplePen.outline("签发机关", true, false, 3), LEFT + 16, TOP + 39, BLUE);
    pen.text("测试市公安局演示分局", LEFT + 34, TOP + 39, 3.6);
    pen.fill(SamplePen.outline("有效期限", true, false, 3), LEFT + 16, TOP + 47, BLUE);
    pen.text("2020.01.01-2040.01.01", LEFT + 34, TOP + 47, 3.6);
  }
}
