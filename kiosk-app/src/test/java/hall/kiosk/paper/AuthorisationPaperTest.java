// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Handout;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuthorisationPaperTest {

  private static final LocalText HALL = new LocalText("示例大厅", "Sample hall");

  private static final List<String> LABELS =
      List.of(
          "title",
          "principal",
          "agent",
          "name",
          "id-number",
          "phone",
          "scope",
          "scope.1",
          "scope.2",
          "scope.3",
          "scope.other",
          "limit",
          "from",
          "to",
          "principal.signature",
          "agent.signature",
          "date");

  @ParameterizedTest
  @EnumSource(Language.class)
  void theFormOfEveryItemThatAsksForOneIsOnePageWithAllLines(Language language) throws IOException {
    var words = Words.in(language);
    var codes = new ArrayList<String>();
    for (var item : Samples.catalogue().items()) {
      if (!Handout.AUTHORISATION.fits(item)) {
        continue;
      }
      codes.add(item.code());
      try (var document = Loader.loadPDF(AuthorisationPaper.a4(HALL, item, language))) {
        assertEquals(1, document.getNumberOfPages(), item.code());
        var text = bare(new PDFTextStripper().getText(document));
        assertTrue(text.contains(bare(item.name().in(language))), text);
        assertTrue(text.contains(bare(HALL.in(language))), text);
        for (var label : LABELS) {
          assertTrue(text.contains(bare(words.get("authorisation." + label))), label);
        }
        for (var twice : List.of("name", "id-number", "phone", "date")) {
          assertTrue(text.split(bare(words.get("authorisation." + twice)), -1).length > 2, twice);
        }
        var by = item.agent().orElseThrow().name().toLowerCase(Locale.ROOT);
        assertTrue(text.contains(bare(words.get("authorisation.bring." + by))), text);
      }
    }
    assertEquals(3, codes.size(), codes::toString);
  }

  private static String bare(String text) {
    return text.replaceAll("\\s", "");
  }

  @Test
  void anItemForWhichNobodyMayActHasNone() {
    var item = Samples.catalogue().find("442106041002").orElseThrow();
    assertThrows(
        IllegalArgumentException.class, () -> AuthorisationPaper.a4(HALL, item, Language.EN));
  }
}
