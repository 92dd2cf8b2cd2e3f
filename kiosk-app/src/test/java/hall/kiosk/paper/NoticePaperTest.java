// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Language;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Samples;
import hall.kiosk.journey.ServiceItem;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticePaperTest {

  private static final LocalText HALL = new LocalText("示例大厅", "Sample hall");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  private static List<ServiceItem> items() {
    return Stream.concat(
            Samples.catalogue().items().stream(),
            Stream.of(Samples.newborn(), Samples.newbornPerhapsInsured()))
        .toList();
  }

  /// Without the breaks of lines, which may fall anywhere.
  private static String text(ServiceItem item, Language language) throws IOException {
    try (var document = Loader.loadPDF(NoticePaper.a4(HALL, item, language, DAY))) {
      return bare(new PDFTextStripper().getText(document));
    }
  }

  private static String bare(String text) {
    return text.replaceAll("\\s", "");
  }

  private static List<LocalText> told(ServiceItem item) {
    var told = new ArrayList<LocalText>();
    told.add(HALL);
    told.add(item.name());
    told.add(item.department().name());
    told.add(item.acceptCondition());
    told.add(item.fee());
    told.add(item.result().name());
    told.addAll(item.notice());
    item.materials()
        .forEach(material -> {
          told.add(material.name());
          told.add(material.guidance());
        });
    item.parts()
        .forEach(part -> {
          told.add(part.name());
          told.add(part.department().name());
        });
    item.basis().forEach(line -> told.add(new LocalText(line, line)));
    return told;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void nothingOfAnItemIsMissingOnPaperHoweverLongItIs(Language language) throws IOException {
    for (var item : items()) {
      var text = text(item, language).replaceAll("(第|Page)\\d(页，共|of)\\d(页)?", "");
      for (var line : told(item)) {
        assertTrue(text.contains(bare(line.in(language))), () -> line.in(language) + " in " + text);
      }
      assertTrue(text.contains(item.code()), text);
      assertFalse(text.matches(".*\\{\\d}.*"), text);
      assertTrue(text.contains(item.implementationCode()), text);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theLongestItemGoesOnOverNumberedPages(Language language) throws IOException {
    var longest = Samples.catalogue().find("ac0a77037000").orElseThrow();
    try (var document = Loader.loadPDF(NoticePaper.a4(HALL, longest, language, DAY))) {
      int pages = document.getNumberOfPages();
      assertTrue(pages > 1, "it needs more than a page");
      var stripper = new PDFTextStripper();
      for (int page = 1; page <= pages; page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        var foot =
            language == Language.ZH_CN
                ? "第 %d 页，共 %d 页".formatted(page, pages)
                : "Page %d of %d".formatted(page, pages);
        assertTrue(stripper.getText(document).contains(foot), foot);
      }
    }
  }

  @Test
  void limitsPromisesAndTheWaysOfAResultAreSaidInFull() throws IOException {
    var permit = text(Samples.catalogue().find("442106041002").orElseThrow(), Language.ZH_CN);
    assertTrue(permit.contains("承诺办结5个工作日内"), permit);
    assertTrue(permit.contains("法定办结5个工作日内"), permit);
    assertTrue(permit.contains("不能代办，要本人来"), permit);
    assertTrue(permit.contains("到窗口领"), permit);
    assertTrue(permit.contains("打印日期：2026年11月1日"), permit);
    var perhaps = text(Samples.newbornPerhapsInsured(), Language.ZH_CN);
    assertTrue(perhaps.contains("这件事最多一起办4项"), perhaps);
    assertTrue(perhaps.contains("“孩子的医保参加在哪里”选“在本地，一起办”的，才办这一项"), perhaps);
    assertTrue(perhaps.contains("办“社会保障卡申领”的才要"), perhaps);
    var allowance = text(Samples.ageAllowance(), Language.ZH_CN);
    assertTrue(allowance.contains("委托人的身份证带原件或者复印件"), allowance);
    assertTrue(allowance.contains("授权委托书（替别人办才带）"), allowance);
    var later =
        items().stream()
            .filter(item ->
                item.materials().stream()
                    .anyMatch(
                        material -> material.necessity() == ServiceItem.Necessity.SUPPLEMENT_LATER))
            .findFirst()
            .orElseThrow();
    assertTrue(text(later, Language.ZH_CN).contains("可以先承诺"), "what may follow");
    assertTrue(text(later, Language.EN).contains(bare("promise it and hand it in")));
  }
}
