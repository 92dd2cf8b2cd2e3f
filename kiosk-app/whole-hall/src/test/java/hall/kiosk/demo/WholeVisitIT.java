// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A citizen taps from the identity card to the case number, and brings later what was promised, on
/// the packaged programs.
class WholeVisitIT {

  @TempDir private Path folder;

  @Test
  void theCaseTheReceiptAndTheTicketAgreeAndNothingPersonalStays() throws Exception {
    try (var hall = Stand.open(folder);
        var eye = hall.eye()) {
      var citizen = Stand.citizen(hall);
      citizen.wholeVisitUpToTheReview();
      citizen.submits();
      citizen.seesTheReceipt();
      citizen.printsA4();
      var cases = hall.operator.cases().get("cases");
      assertEquals(1, cases.size());
      var number = cases.get(0).get("caseNumber").textValue();
      var errands = new Errands(hall, citizen, eye);
      errands.promisesAPhoto();
      citizen.looksAtTheOwnCase(number);
      citizen.leaves();
      photoComesByTheReceipt(hall, errands);
      errands.complains();
      var slip = zbar(hall.devices.printed().resolve("ticket-04.png"));
      assertTrue(slip.startsWith(hall.server.url() + "/complaints/TS"), slip);
      errands.followsTheComplaint(slip);

      assertTrue(number.matches("TE44011350000011705442106041002[0-9]{12}"), number);
      CaseFolder.write(folder.resolve("case"), hall.operator, number);

      var address = zbar(hall.devices.printed().resolve("ticket-01.png"));
      assertTrue(address.startsWith(hall.server.url() + "/q/" + number + "?k="), address);
      assertEquals(address, Qr.onPdf(hall.devices.printed().resolve("job-01.pdf")));
      nothingPersonal(hall, folder.resolve("kiosk"));
    }
  }

  /// What was promised is asked of whoever holds the receipt, and is a part of the case then.
  private static void photoComesByTheReceipt(Hall hall, Errands errands)
      throws IOException, InterruptedException {
    var receipt = zbar(hall.devices.printed().resolve("ticket-02.png"));
    var number = receipt.replaceAll(".*/q/|\\?.*", "");
    var promised = hall.operator.openCase(number);
    assertEquals("photo", promised.at("/submission/supplements/0/material").asText());
    assertEquals(0, promised.get("supplements").size());

    errands.bringsThePhoto(receipt);
    Wait.until("it is there", () -> !hall.operator.openCase(number).get("supplements").isEmpty());

    var brought = hall.operator.openCase(number).get("supplements");
    assertEquals("receipt", brought.at("/0/by").asText());
    var photo = brought.at("/0/documents/0");
    assertEquals("photo", photo.get("material").textValue());
    assertTrue(hall.operator.document(number, photo.get("id").textValue()).length > 0);
  }

  /// An independent reader of QR codes.
  private static String zbar(Path picture) throws IOException, InterruptedException {
    var zbarimg = new ProcessBuilder("zbarimg", "--quiet", "--raw", picture.toString()).start();
    var said = new String(zbarimg.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(zbarimg.waitFor(30, TimeUnit.SECONDS));
    return said.strip();
  }

  /// Neither the logs nor the terminal's files hold a name, a number or what was typed.
  private static void nothingPersonal(Hall hall, Path state) throws IOException {
    var form = hall.folder.resolve("case/form.json");
    var markers = List.of("张测试", "110101199001010015", "13800000000", "测试路1号");
    var filed = Files.readString(form);
    for (var marker : markers) {
      assertTrue(filed.contains(marker), "the case has " + marker);
    }
    try (var files = Files.walk(state)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        holdsNone(file, markers);
      }
    }
    holdsNone(hall.folder.resolve("kiosk.log"), markers);
    holdsNone(hall.folder.resolve("server.log"), markers);
  }

  private static void holdsNone(Path file, List<String> markers) throws IOException {
    var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    for (var marker : markers) {
      var bytes = new String(marker.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      assertFalse(content.contains(bytes), marker + " stands in " + file);
    }
  }
}
