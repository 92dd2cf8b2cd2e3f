// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;

/// An application form with a table, filled in by hand and signed.
final class SampleApplication implements SampleDocument.Layout {

  private static final String[][] ROWS = {
    {"名　　称", "样本市张测试便民小吃店"},
    {"经 营 者", "张测试"},
    {"证件号码", "110101199001010015"},
    {"联系电话", "000-0000 0000"},
    {"经营场所", "样例省测试市演示区样例街道测试路1号"},
    {"组成形式", "choice"},
    {"资金数额", "伍万元　　从业人数　2人"},
    {"经营范围", "小餐饮（样本）、食品销售"},
  };

  @Override
  public void paint(SamplePen pen) {
    pen.faint("示例文本　非真实材料", 22, 18, 3);
    pen.centered("个体工商户设立登记申请书", 105, 34, 8.2, true);
    pen.text("注：请仔细阅读填写说明，按要求用黑色或蓝黑色钢笔填写。", 24, 44, 3.5);
    double y = 50;
    for (var row : ROWS) {
      double height = row[0].startsWith("经营范围") ? 24 : 14;
      pen.box(22, y, 34, height, 0.35);
      pen.box(56, y, 132, height, 0.35);
      pen.text(row[0], 28, y + 9, 4.6);
      if (row[1].equals("choice")) {
        choice(pen, y + 9);
      } else {
        pen.handwritten(row[1], 60, y + 9.5, 5.4);
      }
      y += height;
    }
    pen.box(22, y, 166, 72, 0.35);
    pen.centered("申请人承诺", 105, y + 9, 5, true);
    double after =
        pen.paragraph(
            "本人依照有关规定申请设立登记，承诺提交的材料真实、合法、有效，复印件与原件一致，" + "经营场所具备所从事经营活动的条件，并对材料的真实性承担全部法律责任。",
            27,
            y + 19,
            156,
            4.4,
            8);
    pen.text("经营者签字：", 96, after + 12, 4.8);
    pen.line(122, after + 14, 182, after + 14, 0.25);
    SampleHand.sign(pen, 126, after - 3, 17);
    pen.handwritten("2026 年 3 月 1 日", 126, after + 26, 5.2);
    pen.text("受理窗口填写", 22, y + 82, 3.6);
    pen.box(22, y + 85, 166, 18, 0.25);
    pen.text("受理编号：", 26, y + 96, 4);
    pen.text("受理人：", 118, y + 96, 4);
  }

  private static void choice(SamplePen pen, double baseline) {
    pen.box(62, baseline - 4.2, 4.2, 4.2, 0.3);
    pen.text("个人经营", 69, baseline, 4.6);
    pen.box(98, baseline - 4.2, 4.2, 4.2, 0.3);
    pen.text("家庭经营", 105, baseline, 4.6);
    pen.graphics.setColor(SamplePen.INK);
    pen.graphics.setStroke(new BasicStroke(0.55f));
    pen.graphics.draw(new Line2D.Double(62.6, baseline - 2.4, 64, baseline - 0.4));
    pen.graphics.draw(new Line2D.Double(64, baseline - 0.4, 67.6, baseline - 5.6));
  }
}
