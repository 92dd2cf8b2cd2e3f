// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.ticket.Ticket;
import hall.kiosk.journey.Delivery;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Lines.Lane;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Questions;
import hall.kiosk.journey.QueueNumber;
import hall.kiosk.journey.Samples;
import hall.kiosk.journey.Visit;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PapersTest {

  private static final LocalText HALL = new LocalText("示例大厅", "Sample hall");
  private static final ZonedDateTime NOW =
      ZonedDateTime.parse("2026-11-01T09:41:07+08:00[Asia/Shanghai]");
  private static final Delivery HELD =
      new Delivery.Held("ZC-20261101-AAAAAAAAAA", "https://localhost/q/ZC-20261101-AAAAAAAAAA");
  private static final Delivery SUBMITTED =
      new Delivery.Submitted(
          "ZC-20261101-AAAAAAAAAA",
          "TE44011350000011705442106041002202611010001",
          "2026-11-01T01:41:09Z",
          "https://localhost/q/TE44011350000011705442106041002202611010001?k=k");

  private static Visit visit(Language language) {
    return Visit.begin(language)
        .with(Samples.card(), Samples.TODAY)
        .with(Samples.catalogue().find("442106041002").orElseThrow());
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String text(Ticket ticket) {
    return ticket.parts().stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  @Test
  void onlyACaseNumberMakesASubmittedReceipt() throws IOException {
    var visit = visit(Language.ZH_CN);
    for (var paper :
        new String[] {
          text(Papers.receipt(HALL, visit, HELD, NOW)), text(Papers.ticket(HALL, visit, HELD, NOW))
        }) {
      assertTrue(paper.contains("已暂存"), paper);
      assertTrue(paper.contains("ZC-20261101-AAAAAAAAAA"), paper);
      assertFalse(paper.contains("已提交"), paper);
    }
    for (var paper :
        new String[] {
          text(Papers.receipt(HALL, visit, SUBMITTED, NOW)),
          text(Papers.ticket(HALL, visit, SUBMITTED, NOW))
        }) {
      assertTrue(paper.contains("已提交"), paper);
      assertTrue(paper.contains("TE44011350000011705442106041002202611010001"), paper);
      assertFalse(paper.contains("已暂存"), paper);
      assertTrue(paper.contains("2026-11-01 09:41"), "hall time, not the server's zone: " + paper);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aReceiptShowsItsOwnerMasked(Language language) throws IOException {
    for (var paper :
        new String[] {
          text(Papers.receipt(HALL, visit(language), SUBMITTED, NOW)),
          text(Papers.ticket(HALL, visit(language), SUBMITTED, NOW))
        }) {
      assertTrue(paper.contains("张**"), paper);
      assertTrue(paper.contains("1101**********0021"), paper);
      assertFalse(paper.contains("张测试"), paper);
      assertFalse(paper.contains("110101194910010021"), paper);
    }
  }

  @Test
  void aReceiptPromisesAMessageOnlyWhereTheServerDoes() throws IOException {
    var visit = visit(Language.ZH_CN).answer("phone", "13800000000");
    var silent = (Delivery.Submitted) SUBMITTED;
    var telling =
        new Delivery.Submitted(
            silent.localNumber(),
            silent.caseNumber(),
            silent.acceptedAt(),
            silent.queryUrl(),
            true,
            List.of());
    for (var delivery : List.of(SUBMITTED, HELD)) {
      assertFalse(text(Papers.receipt(HALL, visit, delivery, NOW)).contains("短信"));
      assertFalse(text(Papers.ticket(HALL, visit, delivery, NOW)).contains("短信"));
    }
    for (var paper :
        List.of(
            text(Papers.receipt(HALL, visit, telling, NOW)),
            text(Papers.ticket(HALL, visit, telling, NOW)))) {
      assertTrue(paper.contains("短信通知") && paper.contains("138****0000"), paper);
      assertFalse(paper.contains("13800000000"), paper);
    }
    var brought = text(Papers.receipt(HALL, visit(Language.ZH_CN), telling, NOW));
    assertTrue(brought.contains("申请时留的手机"), brought);
  }

  @Test
  void englishPapersSayItInEnglish() throws IOException {
    var paper = text(Papers.receipt(HALL, visit(Language.EN), HELD, NOW));
    assertTrue(paper.contains("Held at the terminal"), paper);
    assertTrue(paper.contains("Apply for a residence permit"), paper);
  }

  @Test
  void aCharacterThatNoFontHasIsShownByItsCodePoint() throws IOException {
    var rare = new LocalText("示例\uD869\uDED6大厅", "x");
    var paper = text(Papers.receipt(rare, visit(Language.ZH_CN), HELD, NOW));
    assertTrue(paper.contains("[U+2A6D6]"), paper);
  }

  @Test
  void theFormNamesEachMemberAndWritesAmountsInCapitals() throws IOException {
    var item = Samples.catalogue().find("ac0a77037000").orElseThrow();
    var visit =
        Visit.begin(Language.ZH_CN)
            .with(Samples.card(), Samples.TODAY)
            .with(item)
            .answer("own-income", "1234.50")
            .answer("lives-with", "family")
            .answer("household", "2")
            .answer("household/0/name", "李样本")
            .answer("household/1/name", "张小测")
            .answer("household/1/birth-date", "2015-06-01")
            .answer("household/1/earns", "no");
    var text =
        text(Papers.applicationForm(visit, Papers.formsOf(item).getFirst())).replaceAll("\\s", "");
    for (var line : List.of("1,234.50元（壹仟贰佰叁拾肆元伍角整）", "家人1", "李样本", "家人2", "张小测", "2015年6月1日")) {
      assertTrue(text.contains(line), line + " in " + text);
    }
    assertFalse(text.contains("家人3"), text);
  }

  @Test
  void aLongFormFlowsOverPages() throws IOException {
    var item = Samples.catalogue().find("440125044001").orElseThrow();
    var visit = Visit.begin(Language.ZH_CN).with(Samples.card(), Samples.TODAY).with(item);
    for (var question : Questions.asked(item, visit.answers())) {
      visit = visit.answer(question.path(), "很长的文字".repeat(60));
    }
    int asked = Questions.asked(item, visit.answers()).size();
    var form = Papers.formsOf(item).getFirst();
    try (var document = Loader.loadPDF(Papers.applicationForm(visit, form))) {
      assertTrue(document.getNumberOfPages() > 1);
      var text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
      assertEquals(60L * asked, text.split("很长的文字", -1).length - 1, "nothing is cut off");
    }
  }

  @Test
  void aTicketWithANumberSaysWhatIsKnownAndNothingOfAnybody() {
    var text = text(NumberPaper.ticket(HALL, Samples.number(), Language.ZH_CN));
    assertTrue(text.contains("text=A012, scale=4"), text);
    assertTrue(text.contains("您前面还有 3 人") && text.contains("说不准"), text);
    assertFalse(text.contains("优先"), text);
    var alone =
        new QueueNumber(
            "A990",
            HALL,
            Lane.ELDERLY,
            true,
            OptionalInt.empty(),
            OptionalInt.of(12),
            NOW.toLocalDateTime());
    var english = text(NumberPaper.ticket(HALL, alone, Language.EN));
    assertTrue(english.contains("how many are ahead is not known"), english);
    assertFalse(english.contains("12 minutes"), "nobody knows that without the server");
    assertTrue(english.contains("Priority") && english.contains("2026-11-01 09:41"), english);
  }

  @Test
  void theReceiptOfALifeEventNamesEachCaseAndASlipNone() throws IOException {
    var visit = visit(Language.ZH_CN).with(Samples.newborn());
    var submitted =
        new Delivery.Submitted(
            HELD.localNumber(),
            "TE99010100000000904990000000901202611010001",
            "2026-11-01T01:41:09Z",
            "https://localhost/q/TE99010100000000904990000000901202611010001?k=k",
            true,
            Samples.newbornCases());
    for (var paper :
        new String[] {
          text(Papers.receipt(HALL, visit, submitted, NOW)),
          text(Papers.ticket(HALL, visit, submitted, NOW))
        }) {
      var all = paper.replaceAll("\\s", "");
      assertTrue(all.contains("一件事编号"), paper);
      for (var part : submitted.parts()) {
        assertTrue(all.contains(part.caseNumber()), paper);
        assertTrue(all.contains(part.item().zhCn() + "（" + part.department().zhCn()), paper);
      }
    }
    for (var slip :
        new String[] {
          text(Papers.receipt(HALL, visit, HELD, NOW)), text(Papers.ticket(HALL, visit, HELD, NOW))
        }) {
      assertTrue(slip.contains("已暂存") && slip.contains("ZC-20261101-AAAAAAAAAA"), slip);
      assertFalse(slip.contains("办件编号  ") || slip.contains("第 1 件"), slip);
    }
  }

  @Test
  void aDepartmentIsToldWhatIsItsBusinessAndNothingElse() throws IOException {
    var item = Samples.newborn();
    var visit =
        visit(Language.ZH_CN)
            .with(item)
            .answer("married", "married")
            .answer("spouse-name", "李样本")
            .answer("child-name", "张小测")
            .answer("bank", "sample-bank");
    var forms = Papers.formsOf(item);
    assertEquals(3, forms.size());
    var birth = text(Papers.applicationForm(visit, forms.get(0)));
    var insurance = text(Papers.applicationForm(visit, forms.get(1)));
    var card = text(Papers.applicationForm(visit, forms.get(2)));
    assertTrue(birth.contains("生育登记") && birth.contains("李样本"), birth);
    assertFalse(birth.contains("示例银行"), birth);
    assertTrue(insurance.contains("城乡居民参保登记") && insurance.contains("张小测"), insurance);
    assertFalse(insurance.contains("李样本") || insurance.contains("示例银行"), insurance);
    assertTrue(card.contains("示例银行") && !card.contains("李样本"), card);
  }
}
