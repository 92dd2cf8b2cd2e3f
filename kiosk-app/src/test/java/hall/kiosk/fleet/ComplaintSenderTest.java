// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.GrievanceStep.Receipt;
import hall.kiosk.journey.HomeVisit;
import hall.kiosk.journey.LocalText;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Against a server that gives a number once it has all bytes.
class ComplaintSenderTest {
  private static final UUID KEY = new UUID(7, 8);
  private static final Credential KNOWN =
      new Credential("demo-01", new LocalText("大厅", "Hall"), "", new Proof.Bearer("secret"));
  private static final Grievance SAID =
      new Grievance(
          Grievance.Sort.COMPLAINT, "等得太久", false, "", HomeVisit.NOWHERE, Optional.empty());

  private final byte[] pdf = new byte[600_000];
  private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
  private boolean takesPages = true;
  private int tears = -1;
  private int damages;

  ComplaintSenderTest() {
    new SplittableRandom(1).nextBytes(pdf);
  }

  private TerminalApi server() {
    return (TerminalApi)
        Proxy.newProxyInstance(
            TerminalApi.class.getClassLoader(),
            new Class<?>[] {TerminalApi.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "file" -> file((ComplaintApi.Complaint) arguments[2]);
                  case "appendPages" -> append((long) arguments[2], (byte[]) arguments[3]);
                  default -> throw new AssertionError(method);
                });
  }

  private ComplaintApi.ComplaintAnswer file(ComplaintApi.Complaint complaint) {
    var pages = complaint.pages();
    if (pages == null || !takesPages) {
      return answer(null);
    }
    if (arrived.size() < pages.bytes()) {
      throw refusal(409, "complaint-pages-missing", arrived.size());
    }
    if (damages-- > 0) {
      arrived.reset();
      throw refusal(422, "complaint-pages-damaged", -1);
    }
    return answer(pages.count());
  }

  private static ComplaintApi.ComplaintAnswer answer(@Nullable Integer pages) {
    return new ComplaintApi.ComplaintAnswer(
        "TS20261126-000001",
        "2026-11-26T09:30:00.000+08:00",
        "2026-11-30",
        "2026-12-03",
        pages,
        null);
  }

  private Response append(long offset, byte[] bytes) throws IOException {
    assertEquals(arrived.size(), offset, "nothing twice");
    if (tears-- == 0) {
      arrived.write(bytes, 0, 1000);
      throw new ProcessingException("torn");
    }
    arrived.write(bytes);
    return Response.noContent().header("Upload-Offset", arrived.size()).build();
  }

  private static ClientErrorException refusal(int status, String word, long offset) {
    var response =
        Response.status(status).entity("{\"type\":\"urn:hall:problem:%s\"}".formatted(word));
    return new ClientErrorException(
        (offset < 0 ? response : response.header("Upload-Offset", offset)).build());
  }

  private Optional<Receipt> send(int pages, byte[] bytes) {
    return new ComplaintSender(() -> Optional.of(KNOWN), this::server)
        .file(KEY, SAID, Optional.empty(), pages, bytes);
  }

  @Test
  void pagesGoBeforeTheNumberComes() {
    assertEquals(2, send(2, pdf).orElseThrow().pages());
    assertArrayEquals(pdf, arrived.toByteArray());
    assertEquals(0, send(0, new byte[0]).orElseThrow().pages());
  }

  @Test
  void aSecondTryGoesOnWhereTheFirstBrokeOff() {
    tears = 1;
    assertEquals(Optional.empty(), send(1, pdf));
    int before = arrived.size();
    assertEquals(256 * 1024 + 1000, before);
    assertEquals(1, send(1, pdf).orElseThrow().pages());
    assertArrayEquals(pdf, arrived.toByteArray());
  }

  @Test
  void damagedPagesAreSentAgainAndNotForEver() {
    damages = 1;
    assertEquals(3, send(3, pdf).orElseThrow().pages());
    arrived.reset();
    damages = 9;
    assertEquals(Optional.empty(), send(3, pdf));
  }

  @Test
  void aServerThatKnowsNoPagesSaysThatItHasNone() {
    takesPages = false;
    assertEquals(0, send(2, Arrays.copyOf(pdf, 10)).orElseThrow().pages());
    assertEquals(0, arrived.size());
  }
}
