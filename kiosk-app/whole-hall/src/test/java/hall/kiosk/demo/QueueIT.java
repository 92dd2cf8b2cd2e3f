// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Citizens take numbers and a clerk calls them, on the packaged programs, with the server there
/// and away.
class QueueIT {

  @TempDir private Path folder;

  @Test
  void numbersAreGivenPrintedCalledAndKeptWhileTheServerIsAway() throws Exception {
    try (var provider = PaymentProcess.start();
        var issuer = IssuerProcess.start(folder.resolve("issuer"));
        var hall = Stand.open(folder, provider, issuer);
        var eye = hall.eye()) {
      var citizen = Stand.citizen(hall);
      var windows = new Windows(hall.operator);
      citizen.sees("screen-attract");
      citizen.tap("begin-zh");
      citizen.tap("service-number");
      citizen.tap("line-a");
      citizen.sees("screen-numbered");
      Wait.until("the ticket", () -> eye.sees("ticket-out") || eye.sees("ticket-taken"));
      assertTrue(Files.exists(hall.devices.printed().resolve("ticket-01.png")));
      assertTrue(windows.page("1").contains("1 人等候 · 下一位 A001"), windows.page("1"));
      windows.callNext("1");
      assertTrue(windows.page("1").contains("已叫号"));

      paysABill(provider, citizen, eye);
      booksATimeAndComesToIt(hall, citizen, eye);
      assertTrue(windows.page("1").contains("1 人等候"), "who booked waits for the time");
      printsACertificate(hall, issuer, citizen, eye);
      showsALicence(hall, issuer, citizen, eye);

      Wait.until(
          "numbers for bad times",
          Duration.ofSeconds(90),
          () -> kept(folder).contains("\"last\":999"));
      hall.server.kill();
      hall.devices.ticketPrinter().control("paper end");
      citizen.tap("another");
      citizen.tap("service-number");
      citizen.tap("line-a");
      citizen.sees("screen-numbered");
      // The number stands on the screen, though nothing can be printed and nobody can be asked.
      citizen.sees("ticket-failed");
      hall.devices.ticketPrinter().control("paper full");
      citizen.tap("print-ticket");
      Wait.until("the second ticket", () -> eye.sees("ticket-out") || eye.sees("ticket-taken"));
      citizen.tap("finish");
      Wait.until("the first screen", Duration.ofSeconds(90), () -> eye.sees("screen-attract"));
      assertTrue(kept(folder).contains("\"number\":990"), kept(folder));

      hall.server.start();
      Wait.until(
          "the server knows what was given meanwhile",
          Duration.ofMinutes(2),
          () -> windows.page("1").contains("下一位 A990"));
      assertEquals(1, windows.page("1").split("人等候", -1).length - 1);
    }
  }

  /// Nothing is paid before the server says so, and then there is a receipt on paper.
  private static void paysABill(PaymentProcess provider, Citizen citizen, Eye eye)
      throws IOException, InterruptedException {
    citizen.tap("another");
    citizen.tap("service-pay");
    citizen.tap("pay-water");
    for (char digit : "9900001231".toCharArray()) {
      citizen.tap("key-" + digit);
    }
    citizen.tap("proceed");
    citizen.tap("bill-0");
    Wait.until("the code", () -> eye.sees("pay-code"));
    provider.control("pay");
    Wait.until("the server's word", () -> eye.sees("pay-paid"));
    Wait.until("the receipt", () -> eye.sees("pay-slip-out") || eye.sees("pay-slip-taken"));
  }

  /// The first time is within the half hour, so that its number is given at once.
  private static void booksATimeAndComesToIt(Hall hall, Citizen citizen, Eye eye)
      throws IOException, InterruptedException {
    citizen.tap("another");
    citizen.tap("service-book");
    citizen.sees("screen-identify");
    hall.devices.reader().control("lay resident");
    citizen.sees("screen-booking");
    citizen.tap("book-a");
    Wait.until("the days", () -> !eye.ids("day-").isEmpty());
    citizen.tap(first(eye, "day-"));
    Wait.until("the times", () -> !eye.ids("time-").isEmpty());
    citizen.tap(first(eye, "time-"));
    citizen.tap("arrive-0");
    citizen.sees("screen-numbered");
    Wait.until("its ticket", () -> eye.sees("ticket-out") || eye.sees("ticket-taken"));
    hall.devices.reader().control("remove");
  }

  /// One with a forged seal is not printed; of a good one, which comes as PDF or as OFD, the code
  /// on the paper leads to its page.
  private static void printsACertificate(Hall hall, IssuerProcess issuer, Citizen citizen, Eye eye)
      throws IOException, InterruptedException {
    for (var kind : List.of("insurance-record", "residence-record")) {
      issuer.control("altered");
      citizen.tap("another");
      citizen.tap("service-attest");
      citizen.tap("attest-" + kind);
      citizen.sees("attest-false");
      citizen.tap("back");
      citizen.tap("attest-" + kind);
      citizen.sees("screen-attest-ready");
      citizen.tap("copies-more");
      citizen.tap("proceed");
      Wait.until("the certificate", () -> eye.sees("copies-out"));
      try (var printed = Files.list(hall.devices.printed())) {
        var paper =
            printed
                .filter(file -> file.toString().endsWith(".pdf"))
                .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                .orElseThrow();
        var address = Qr.onPdf(paper);
        assertTrue(address.startsWith(hall.server.url() + "/verify/"), address);
        var page = hall.operator.page(address.substring(hall.server.url().length()));
        assertTrue(page.contains(kind.equals("insurance-record") ? "社会保险参保证明" : "户籍证明"), page);
      }
    }
    Wait.until(
        "the count of both copies of both",
        () ->
            hall.operator
                .page("/console/attestations")
                .replaceAll("\\s", "")
                .matches(".*<strong>2</strong>.*<strong>2</strong>.*"));
  }

  /// The permit is shown on a phone instead of laid on the glass, and the case has what the server
  /// itself saw of it.
  private static void showsALicence(Hall hall, IssuerProcess issuer, Citizen citizen, Eye eye)
      throws IOException, InterruptedException {
    new Errands(hall, citizen, eye)
        .renewsThePermit(
            issuer.licence("residence-permit", "code-expired"),
            issuer.licence("residence-permit", "good"));
    Wait.until("the case", () -> !hall.operator.cases().get("cases").isEmpty());
    var number = hall.operator.cases().at("/cases/0/caseNumber").asText();
    var shown = hall.operator.openCase(number).get("submission").findParent("elicence");
    assertEquals("permit", shown.get("material").textValue());
    assertEquals("residence-permit", shown.at("/elicence/licence/kind").asText());
    CaseFolder.write(hall.folder.resolve("case"), hall.operator, number);
  }

  /// The earliest: days and times sort as they follow one another.
  private static String first(Eye eye, String prefix) throws IOException {
    return eye.ids(prefix).stream().sorted().findFirst().orElseThrow();
  }

  private static String kept(Path folder) throws IOException {
    var file = folder.resolve("kiosk/numbers.json");
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
