// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

/// An employer's proof of income, stamped over its date.
final class SampleProof implements SampleDocument.Layout {

  @Override
  public void paint(SamplePen pen) {
    pen.centered("样本市测试贸易有限公司", 105, 30, 6, true);
    pen.line(24, 35, 186, 35, 0.6);
    pen.line(24, 36.2, 186, 36.2, 0.2);
    pen.faint("地址：示例省样本市测试区样本路99号　电话：000-0000 0000", 62, 41.5, 3);
    pen.centered("收 入 证 明", 105, 64, 9.5, true);
    double y =
        pen.paragraph(
            "兹证明张测试（身份证号码：110101199001010015）系我单位员工，自2020年1月起在我单位"
                + "仓储部任职，现月平均收入为人民币（大写）叁仟贰佰元整（￥3,200.00），"
                + "该收入为税前工资性收入，包括基本工资、岗位津贴和绩效奖金。",
            26,
            86,
            158,
            5,
            11);
    y =
        pen.paragraph(
            "本证明仅用于办理最低生活保障待遇核对，不作为我单位对该员工任何形式的担保。" + "我单位对上述内容的真实性负责，如有不实，愿承担相应的法律责任。",
            26,
            y + 2,
            158,
            5,
            11);
    pen.text("特此证明。", 36, y + 2, 5);
    pen.text("单位名称（盖章）：样本市测试贸易有限公司", 78, y + 28, 4.8);
    pen.text("经办人：", 78, y + 40, 4.8);
    pen.handwritten("李样本", 98, y + 40.5, 6.2);
    pen.text("2026年3月1日", 128, y + 54, 4.8);
    SampleSeal.press(pen, "样本市测试贸易有限公司", "人事专用章", 146, y + 36);
    pen.faint("（样本，仅供系统测试使用）", 84, 276, 3.2);
  }
}
