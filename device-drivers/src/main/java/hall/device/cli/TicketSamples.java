// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.ticket.EscPosModel;
import hall.device.ticket.QueueSlip;
import hall.device.ticket.ReceiptSlip;
import hall.device.ticket.ReceiptSlip.Row;
import hall.device.ticket.Ticket;
import java.time.LocalDateTime;
import java.util.List;
import java.util.OptionalInt;

/// Queue ticket and receipt with invented content, to see how they come out.
final class TicketSamples {

  private static final String HALL = "样例政务服务中心";

  private TicketSamples() {}

  static Ticket of(String template, String link) throws UsageException {
    int columns = EscPosModel.GENERIC_80.columns();
    return switch (template) {
      case "queue" -> queue(link).ticket(QueueSlip.Words.ZH_CN, columns);
      case "receipt" -> receipt(link).ticket(columns);
      default -> throw new UsageException("--template takes queue or receipt");
    };
  }

  private static QueueSlip queue(String link) {
    return new QueueSlip(
        HALL,
        "A012",
        "居住证办理",
        OptionalInt.of(6),
        LocalDateTime.of(2026, 1, 1, 9, 30),
        link,
        List.of("过号三位请重新取号"));
  }

  private static ReceiptSlip receipt(String link) {
    return new ReceiptSlip(
        HALL,
        "测试",
        new Row("办件编号", "TEST-20260101-000001"),
        List.of(new Row("事项", "居住证办理"), new Row("申请人", "张**"), new Row("承诺时限", "5 个工作日")),
        link,
        "扫码查询办理进度",
        List.of("设备测试，无办件。"));
  }
}
