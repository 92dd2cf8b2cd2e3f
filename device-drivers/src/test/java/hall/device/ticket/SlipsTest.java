// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.ticket.Ticket.Qr;
import hall.device.ticket.Ticket.Text;
import java.time.LocalDateTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlipsTest {

  private static QueueSlip slip(String number, String link) {
    return new QueueSlip(
        "样例政务服务中心",
        number,
        "居住证办理",
        OptionalInt.of(6),
        LocalDateTime.of(2026, 1, 1, 9, 30),
        link,
        List.of("过号三位请重新取号"));
  }

  private static String text(Ticket ticket) {
    return ticket.parts().stream()
        .filter(Text.class::isInstance)
        .map(part -> ((Text) part).text())
        .collect(Collectors.joining("\n"));
  }

  private static int scale(Ticket ticket, String text) {
    return ticket.parts().stream()
        .filter(part -> part instanceof Text line && line.text().equals(text))
        .mapToInt(part -> ((Text) part).scale())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aQueueSlipSaysWhoIsNext() {
    var ticket = slip("A012", "https://hall.example/q").ticket(QueueSlip.Words.ZH_CN, 48);
    assertEquals(
        """
        样例政务服务中心
        排队号
        A012
        事项  居住证办理
        前面等候：6 人
        取号时间  2026-01-01 09:30
        扫码查看叫号进度
        过号三位请重新取号\
        """,
        text(ticket));
    assertTrue(ticket.parts().contains(new Qr("https://hall.example/q", 8)));
  }

  @Test
  void theSameSlipInEnglish() {
    var english = text(slip("A012", "x").ticket(QueueSlip.Words.EN, 48));
    assertTrue(english.contains("Waiting before you: 6"), english);
  }

  /// The number is as large as its paper allows.
  @ParameterizedTest
  @CsvSource({"A012, 48, 4", "A012, 32, 4", "综合A0123456, 48, 4", "综合A0123456, 32, 2", "A, 16, 4"})
  void theNumberStandsOnOneLine(String number, int columns, int scale) {
    assertEquals(scale, scale(slip(number, "x").ticket(QueueSlip.Words.ZH_CN, columns), number));
  }

  @Test
  void withoutALinkThereIsNoCodeAndNothingThatPointsToOne() {
    var ticket = slip("A1", "").ticket(QueueSlip.Words.ZH_CN, 48);
    assertFalse(ticket.parts().stream().anyMatch(Qr.class::isInstance));
    assertFalse(text(ticket).contains("扫码"));
  }

  @Test
  void aReceiptHasItsRowsInOrder() {
    var receipt =
        new ReceiptSlip(
            "样例政务服务中心",
            "已提交",
            new ReceiptSlip.Row("办件编号", "SL-20260101-000123"),
            List.of(new ReceiptSlip.Row("申请人", "张**"), new ReceiptSlip.Row("承诺时限", "5 个工作日")),
            "https://hall.example/c/1",
            "扫码查询办理进度",
            List.of("请妥善保管本凭证"));
    assertEquals(
        """
        样例政务服务中心
        已提交
        办件编号
        SL-20260101-000123
        申请人  张**
        承诺时限  5 个工作日
        扫码查询办理进度
        请妥善保管本凭证\
        """,
        text(receipt.ticket(48)));
    assertEquals(2, scale(receipt.ticket(48), "已提交"));
  }
}
