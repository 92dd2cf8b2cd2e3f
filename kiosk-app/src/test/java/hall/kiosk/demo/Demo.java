// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// `./kiosk demo`: the whole hall on this machine.
///
/// With a display the kiosk is for playing with, and a dock beside it works the devices. Without
/// one, or with `--headless`, a scripted citizen submits; the exit status is 0 only if the case
/// number on the receipt is the one that the server gave.
public final class Demo {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Demo() {}

  private record Choices(boolean headless, boolean offline, Optional<Path> out) {}

  public static void main(String... arguments) throws IOException, InterruptedException {
    Choices choices;
    try {
      choices = choices(List.of(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println("usage: ./kiosk demo [--headless] [--offline] [--out DIR]");
      System.exit(64);
      return;
    }
    var folder = Files.createTempDirectory("kiosk-demo-");
    var hall = new AtomicReference<Hall>();
    // However the demo ends, by itself or by Ctrl-C, everything that it started ends with it.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(hall.get(), folder)));
    System.exit(choices.headless() ? scripted(choices, folder, hall) : interactive(folder, hall));
  }

  private static void cleanUp(@Nullable Hall hall, Path folder) {
    if (hall != null) {
      hall.close();
    }
    try {
      delete(folder);
    } catch (IOException e) {
      System.err.println("left behind: " + folder + ": " + e.getMessage());
    }
  }

  private static int interactive(Path folder, AtomicReference<Hall> open)
      throws IOException, InterruptedException {
    try (var provider = PaymentProcess.start();
        var issuer = IssuerProcess.start(folder.resolve("issuer"))) {
      return interactive(folder, provider, issuer, open);
    }
  }

  private static int interactive(
      Path folder, PaymentProcess provider, IssuerProcess issuer, AtomicReference<Hall> open)
      throws IOException, InterruptedException {
    var hall = Hall.open(folder, provider, issuer, Optional.empty());
    open.set(hall);
    System.out.printf(
        "Console: %s/  (the browser warns of the demo's own certificate)%n", hall.server.url());
    System.out.printf("Login: admin  password: %s%n", hall.server.password());
    System.out.println(
        "The dock beside the kiosk lays cards and paper, pays, and forges. Close it to end the demo.");
    Dock.showUntilClosed(hall.devices, provider, issuer);
    return 0;
  }

  private static Choices choices(List<String> arguments) {
    boolean headless = System.getenv("DISPLAY") == null;
    boolean offline = false;
    Optional<Path> out = Optional.empty();
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--headless" -> headless = true;
        case "--offline" -> offline = true;
        case "--out" -> {
          if (++i == arguments.size()) {
            throw new IllegalArgumentException("--out needs a folder");
          }
          out = Optional.of(Path.of(arguments.get(i)));
        }
        default -> throw new IllegalArgumentException("unknown option " + arguments.get(i));
      }
    }
    return new Choices(headless || offline || out.isPresent(), offline, out);
  }

  private static int scripted(Choices choices, Path folder, AtomicReference<Hall> open)
      throws IOException, InterruptedException {
    var out = choices.out().orElse(Path.of("demo-out")).toAbsolutePath();
    Files.createDirectories(out);
    var display = XDisplay.virtual(Hall.WIDTH, Hall.HEIGHT);
    try (var provider = PaymentProcess.start();
        var issuer = IssuerProcess.start(folder.resolve("issuer"))) {
      var hall = Hall.open(folder, provider, issuer, Optional.of(display.name()));
      open.set(hall);
      System.out.println("Console: " + hall.server.url() + "/ for as long as the demo runs.");
      long firstFrame = hall.kiosk.awaitFirstFrame(1);
      System.out.printf(
          "Server ready after %d ms, first screen of the kiosk after %d ms.%n",
          hall.serverReadyMillis, firstFrame);
      var citizen =
          hall.citizen(Finger.on(Hall.WIDTH, Hall.HEIGHT), Optional.of(out.resolve("screens")));
      var summary = JSON.createObjectNode();
      if (choices.offline()) {
        offlineVisit(hall, citizen, summary);
      } else {
        visit(citizen);
      }
      collect(hall, citizen, out, summary);
      summary.put("serverReadyMillis", hall.serverReadyMillis);
      summary.put("kioskFirstFrameMillis", firstFrame);
      Files.writeString(out.resolve("summary.json"), summary.toPrettyString() + "\n");
      System.out.println(summary.toPrettyString());
      System.out.println("Everything is in " + out);
      return 0;
    } catch (IOException | AssertionError e) {
      System.err.println("The demo failed: " + e.getMessage());
      keepLogs(folder, out);
      return 1;
    }
  }

  private static void visit(Citizen citizen) throws IOException, InterruptedException {
    citizen.wholeVisitUpToTheReview();
    citizen.submits();
    citizen.seesTheReceipt();
    citizen.printsA4();
    citizen.leaves();
  }

  /// The server goes away before the citizen submits and comes back after the citizen left.
  private static void offlineVisit(Hall hall, Citizen citizen, ObjectNode summary)
      throws IOException, InterruptedException {
    citizen.wholeVisitUpToTheReview();
    hall.server.kill();
    citizen.submits();
    citizen.seesTheReceipt();
    citizen.printsA4();
    citizen.leaves();
    var address = Qr.onPicture(onlyTicket(hall));
    summary.put("localNumber", address.substring(address.lastIndexOf('/') + 1));
    summary.put("heldReceipt", true);
    hall.server.start();
    Wait.until(
        "the held submission reaches the server",
        Duration.ofSeconds(90),
        () -> Operator.logIn(hall.server).cases().get("cases").size() > 0);
  }

  private static Path onlyTicket(Hall hall) throws IOException {
    try (var files = Files.list(hall.devices.printed())) {
      return files
          .filter(file -> file.getFileName().toString().matches("ticket-.*\\.png"))
          .findFirst()
          .orElseThrow(() -> new IOException("no ticket came out"));
    }
  }

  private static void collect(Hall hall, Citizen citizen, Path out, ObjectNode summary)
      throws IOException, InterruptedException {
    var operator = Operator.logIn(hall.server);
    var cases = operator.cases().get("cases");
    if (cases.size() != 1) {
      throw new IOException("expected exactly one case at the server, not " + cases.size());
    }
    var caseNumber = cases.get(0).get("caseNumber").textValue();
    var theCase = operator.openCase(caseNumber);
    CaseFolder.write(out.resolve("case"), operator, caseNumber);
    Files.copy(onlyTicket(hall), replace(out.resolve("ticket.png")));
    try (var files = Files.list(hall.devices.printed())) {
      var receipt =
          files
              .filter(file -> file.getFileName().toString().endsWith(".pdf"))
              .findFirst()
              .orElseThrow(() -> new IOException("no A4 receipt came out"));
      Files.copy(receipt, replace(out.resolve("receipt.pdf")));
    }
    var number = summary.path("localNumber").asText(caseNumber);
    checkAddress(Qr.onPicture(out.resolve("ticket.png")), hall, number);
    checkAddress(Qr.onPdf(out.resolve("receipt.pdf")), hall, number);
    var local = theCase.get("submission").get("localNumber").textValue();
    if (!summary.path("localNumber").asText(local).equals(local)) {
      throw new IOException("the case at the server is another citizen's");
    }
    summary.put("caseNumber", caseNumber);
    summary.put("item", theCase.get("submission").get("item").get("code").textValue());
    summary.put("idempotencyKey", theCase.get("idempotencyKey").textValue());
    summary.set("screens", JSON.valueToTree(citizen.pictures()));
    summary.put("machineMillis", citizen.machineMillis());
    summary.put("deviceMillis", citizen.deviceMillis());
    summary.put("queryAddress", Qr.onPicture(out.resolve("ticket.png")));
  }

  private static void checkAddress(String address, Hall hall, String number) throws IOException {
    if (!address.startsWith(hall.server.url() + "/q/" + number)) {
      throw new IOException("the QR code leads to " + address + ", not to " + number);
    }
  }

  private static Path replace(Path file) throws IOException {
    Files.deleteIfExists(file);
    return file;
  }

  private static void keepLogs(Path folder, Path out) throws IOException {
    for (var name : List.of("kiosk.log", "server.log")) {
      if (Files.exists(folder.resolve(name))) {
        Files.copy(folder.resolve(name), replace(out.resolve(name)));
        System.err.println("See " + out.resolve(name));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
