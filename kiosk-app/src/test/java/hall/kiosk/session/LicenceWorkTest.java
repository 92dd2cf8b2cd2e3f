// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Effect;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Licence;
import hall.kiosk.journey.LicenceSamples;
import hall.kiosk.journey.PageRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;

/// Document and pictures of a licence belong to the session that showed it.
class LicenceWorkTest {
  private static final Licence PERMIT = LicenceSamples.permit();
  private static final Effect.RedeemLicence REDEEM =
      new Effect.RedeemLicence(
          7,
          LicenceSamples.CODE,
          new Licence.Wanted.OfItem(
              "TE", 1, LicenceSamples.PAPER, new Licence.Holder("张测试", "T12345678901234567")));

  private final PageStore pages = new PageStore();
  private final List<Event> posted = new ArrayList<>();

  private static byte[] pdf() throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private LicenceWork work(LicenceDesk desk) {
    return new LicenceWork(desk, pages, posted::add);
  }

  private static LicenceDesk giving(byte[] pdf) {
    return (key, code, wanted, taken) -> {
      taken.accept(PERMIT, pdf);
      return Optional.empty();
    };
  }

  private Licence.Answer answer() {
    return assertInstanceOf(Event.LicenceTold.class, posted.getLast()).answer();
  }

  @Test
  void whatWasShownIsKeptAsItWasSealedAndWipedWithTheSession() throws Exception {
    var pdf = pdf();
    var work = work(giving(pdf));
    work.redeem(REDEEM, UUID.randomUUID(), pages.session());
    var given = assertInstanceOf(Licence.Answer.Given.class, answer());
    assertEquals(1, given.pages().size());
    assertArrayEquals(pdf, work.document(PERMIT));
    pages.purge();
    assertEquals(0, pages.size());
    assertArrayEquals(new byte[pdf.length], pdf);
  }

  @Test
  void takenBackNothingOfItStays() throws Exception {
    var pdf = pdf();
    work(giving(pdf)).redeem(REDEEM, UUID.randomUUID(), pages.session());
    var refs = assertInstanceOf(Licence.Answer.Given.class, answer()).pages();
    pages.forget(refs.stream().map(PageRef::images).flatMap(List::stream).toList());
    assertEquals(0, pages.size());
    assertArrayEquals(new byte[pdf.length], pdf);
  }

  @Test
  void whatComesWhenTheSessionIsOverIsWipedAtOnce() throws Exception {
    var pdf = pdf();
    long session = pages.session();
    pages.purge();
    work(giving(pdf)).redeem(REDEEM, UUID.randomUUID(), session);
    assertInstanceOf(Licence.Answer.Refused.class, answer());
    assertEquals(0, pages.size());
    assertArrayEquals(new byte[pdf.length], pdf);
  }

  @Test
  void whatCannotBeShownIsNotTaken() throws Exception {
    var work = work(giving("no pdf".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    work.redeem(REDEEM, UUID.randomUUID(), pages.session());
    assertEquals(new Licence.Answer.Refused(Licence.Problem.NOT_GENUINE), answer());
    assertEquals(0, pages.size());
    work((key, code, wanted, taken) -> Optional.of(Licence.Problem.CODE_USED))
        .redeem(REDEEM, UUID.randomUUID(), pages.session());
    assertEquals(new Licence.Answer.Refused(Licence.Problem.CODE_USED), answer());
    assertTrue(posted.stream().noneMatch(event -> event.toString().contains("张测试")));
  }
}
