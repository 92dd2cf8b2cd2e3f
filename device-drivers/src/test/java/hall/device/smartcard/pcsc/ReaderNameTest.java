// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderNameTest {

  private static final List<String> READERS =
      List.of("ACME Contact 00 00", "ACME Contactless 01 00", "ACME 00 00", "ACME 00 001");

  @ParameterizedTest
  @CsvSource({
    "ACME Contact 00 00,ACME Contact 00 00",
    "ACME Contactless,ACME Contactless 01 00",
    "ACME%20Contactless,ACME Contactless 01 00",
    "ACME 00 00,ACME 00 00"
  })
  void aWholeNameOrTheBeginningOfOneFits(String path, String name) {
    assertEquals(new ReaderName.One(name), ReaderName.of(path).among(READERS));
  }

  @Test
  void aBeginningOfSeveralIsNotGuessed() {
    assertEquals(
        new ReaderName.Several(List.of("ACME Contact 00 00", "ACME Contactless 01 00")),
        ReaderName.of("ACME Contact").among(READERS));
  }

  @Test
  void anotherNameFitsNone() {
    assertEquals(new ReaderName.None(), ReaderName.of("Other").among(READERS));
  }

  @ParameterizedTest
  @CsvSource({"a%,a%", "a%2,a%2", "%zz,%zz", "100%25,100%", "%E8%AF%BB卡器,读卡器", "a+b,a+b"})
  void onlyWholeEscapesAreReplaced(String path, String text) {
    assertEquals(text, ReaderName.of(path).text());
  }
}
