// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.scan.ScannedPage;
import hall.kiosk.journey.Effect;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Licence;
import hall.kiosk.journey.PageRef;
import hall.kiosk.paper.AttestationSheets;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Redeems the codes of electronic licences, and keeps document and pictures among the images of
/// the session: with it they are overwritten.
final class LicenceWork {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.session");

  private final LicenceDesk desk;
  private final PageStore pages;
  private final Consumer<Event> post;

  LicenceWork(LicenceDesk desk, PageStore pages, Consumer<Event> post) {
    this.desk = desk;
    this.pages = pages;
    this.post = post;
  }

  /// @param session that it is for
  void redeem(Effect.RedeemLicence redeem, UUID key, long session) throws InterruptedException {
    var given = new ArrayList<Licence.Answer>();
    var problem =
        desk.redeem(
            key,
            redeem.code(),
            redeem.wanted(),
            (licence, pdf) -> given.add(answer(licence, kept(session, licence, pdf))));
    problem.ifPresent(why -> {
      LOG.log(Level.INFO, "licence-refused {0}", why);
      given.add(new Licence.Answer.Refused(why));
    });
    post.accept(new Event.LicenceTold(redeem.operation(), given.getLast()));
  }

  private static Licence.Answer answer(Licence licence, List<PageRef> pages) {
    return pages.isEmpty()
        ? new Licence.Answer.Refused(Licence.Problem.NOT_GENUINE)
        : new Licence.Answer.Given(licence, pages);
  }

  /// None where the session is over meanwhile, or the document has no page that can be shown: then
  /// nothing of it stays.
  private List<PageRef> kept(long session, Licence licence, byte[] pdf) {
    var refs = new ArrayList<PageRef>();
    try {
      for (ScannedPage page : AttestationSheets.pictures(pdf)) {
        var id = licence.document() + "-" + (refs.size() + 1);
        if (!pages.put(session, id, page)) {
          Arrays.fill(pdf, (byte) 0);
          return List.of();
        }
        refs.add(new PageRef(id, page.widthPx(), page.heightPx(), licence));
      }
    } catch (IOException e) {
      LOG.log(Level.ERROR, "licence-not-shown", e);
      pages.forget(refs.stream().flatMap(page -> page.images().stream()).toList());
      refs.clear();
    }
    boolean held =
        !refs.isEmpty() && pages.put(session, licence.document(), new ScannedPage(pdf, 1, 1, 1));
    if (!held) {
      Arrays.fill(pdf, (byte) 0);
    }
    return held ? refs : List.of();
  }

  /// The sealed document of a licence that this session was shown.
  byte[] document(Licence licence) {
    return pages
        .get(licence.document())
        .map(ScannedPage::bytes)
        .map(byte[]::clone)
        .orElseThrow(() -> new IllegalStateException("a licence of this visit has no document"));
  }
}
