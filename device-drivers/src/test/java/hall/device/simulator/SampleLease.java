// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

/// A page of a lease, printed small and signed by both sides.
final class SampleLease implements SampleDocument.Layout {

  private static final String[] CLAUSES = {
    "第一条　房屋坐落：样例省测试市演示区样例街道测试路1号一层，建筑面积四十二平方米，用途为商业经营。",
    "第二条　租赁期限：自2026年3月1日起至2029年2月28日止，共计三年。甲方应于起租日前交付房屋。",
    "第三条　租金及支付方式：每月租金人民币贰仟元整，按季度支付，乙方应于每季度首月十日前支付。",
    "第四条　房屋维修：租赁期间房屋及附属设施的自然损坏由甲方负责维修，因使用不当造成的由乙方负责。",
    "第五条　乙方不得擅自改变房屋结构和用途，不得从事违反法律法规的活动，应遵守消防和卫生要求。",
    "第六条　任何一方提前解除合同，应当提前三十日书面通知对方，并按照约定承担违约责任。",
    "第七条　本合同一式两份，甲乙双方各执一份，自双方签字之日起生效。未尽事宜由双方协商解决。",
  };

  @Override
  public void paint(SamplePen pen) {
    pen.centered("房 屋 租 赁 合 同", 105, 34, 8.6, true);
    pen.text("出租方（甲方）：", 24, 50, 4.4);
    pen.handwritten("王样本", 60, 50.5, 5.6);
    pen.text("承租方（乙方）：", 24, 60, 4.4);
    pen.handwritten("张测试", 60, 60.5, 5.6);
    double y = pen.paragraph("甲乙双方在平等、自愿的基础上，就房屋租赁事宜订立本合同：", 24, 74, 162, 4.2, 8);
    for (var clause : CLAUSES) {
      y = pen.paragraph(clause, 24, y + 2.5, 162, 4.2, 8);
    }
    pen.text("甲方（签字）：", 24, y + 18, 4.6);
    pen.handwritten("王样本", 56, y + 18, 8.5);
    pen.text("乙方（签字）：", 104, y + 18, 4.6);
    SampleHand.sign(pen, 136, y + 5, 15);
    pen.handwritten("2026.2.20", 56, y + 31, 5.4);
    pen.handwritten("2026.2.20", 136, y + 31, 5.4);
    pen.faint("（样本，仅供系统测试使用）", 84, 278, 3.2);
  }
}
