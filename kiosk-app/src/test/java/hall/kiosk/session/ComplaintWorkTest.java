// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hall.device.scan.ScannedPage;
import hall.kiosk.journey.Effect;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.HomeVisit;
import hall.kiosk.journey.PageRef;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComplaintWorkTest {
  private static final PageRef FIRST = new PageRef("a", 100, 141);
  private static final PageRef SECOND = new PageRef("b", 100, 141);

  private final List<Event> posted = new ArrayList<>();
  private final List<byte[]> sent = new ArrayList<>();
  private final List<byte[]> lent = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-01T01:12:09Z");
  private final List<byte[]> copied = new ArrayList<>();
  private byte[] jpeg = {};
  private boolean gone;

  @BeforeEach
  void scan() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(100, 141, BufferedImage.TYPE_INT_RGB), "jpeg", out);
    jpeg = out.toByteArray();
  }

  private ComplaintWork work() {
    return new ComplaintWork(
        (key, said, card, pages, pdf) -> {
          assertEquals(pages == 0, pdf.length == 0);
          sent.add(pdf.clone());
          lent.add(pdf);
          return Optional.empty();
        },
        refs -> gone ? Optional.empty() : Optional.of(refs.stream().map(ref -> scanned()).toList()),
        UUID::randomUUID,
        () -> now,
        posted::add);
  }

  private ScannedPage scanned() {
    copied.add(jpeg.clone());
    return new ScannedPage(copied.getLast(), 100, 141, 300);
  }

  private static Effect.FileGrievance filing(Optional<UUID> key, List<PageRef> pages) {
    return new Effect.FileGrievance(
        7,
        new Grievance(Grievance.Sort.COMPLAINT, "等得太久", false, "", HomeVisit.NOWHERE, key),
        Optional.empty(),
        pages);
  }

  @Test
  void aSecondTrySendsTheSameBytesWheneverItComes() throws IOException {
    var work = work();
    work.file(filing(Optional.empty(), List.of(FIRST, SECOND)));
    var failed = assertInstanceOf(Event.GrievanceNotFiled.class, posted.getLast());
    now = now.plusSeconds(90_000);
    work.file(filing(Optional.of(failed.key()), List.of(FIRST, SECOND)));
    assertArrayEquals(sent.getFirst(), sent.getLast());
    try (var pdf = Loader.loadPDF(sent.getFirst())) {
      assertEquals(2, pdf.getNumberOfPages());
    }
    work.file(filing(Optional.empty(), List.of(FIRST, SECOND)));
    assertFalse(Arrays.equals(sent.getFirst(), sent.getLast()), "another one has its own time");
  }

  @Test
  void nothingOfThePagesIsLeftBehind() {
    work().file(filing(Optional.empty(), List.of(FIRST)));
    assertArrayEquals(new byte[lent.getFirst().length], lent.getFirst());
    assertArrayEquals(new byte[jpeg.length], copied.getFirst());
    work().file(filing(Optional.empty(), List.of()));
    assertEquals(0, sent.getLast().length);
  }

  @Test
  void whoeverLeavesBeforeThePagesAreThereTakesItAlong() {
    gone = true;
    work().file(filing(Optional.empty(), List.of(FIRST)));
    assertInstanceOf(Event.GrievanceNotFiled.class, posted.getLast());
    assertEquals(List.of(), sent);
  }
}
