// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.print.SamplePdf;
import hall.device.simulator.EscPosSimulator;
import hall.device.simulator.IppSimulator;
import hall.device.simulator.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperToolTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private String pdf;

  @BeforeEach
  void writeTheDocument() throws IOException {
    pdf = Files.write(folder.resolve("zhang-secret.pdf"), SamplePdf.pages(2)).toString();
  }

  private SimulatorProcess printer() throws IOException {
    return SimulatorProcess.start(
        IppSimulator.class, "--page-millis", "30", "--out", folder.toString());
  }

  @Test
  void aPrintedDocumentComesWithItsEvidence() throws Exception {
    try (var printer = printer()) {
      var object = Run.json(0, "print", printer.uri(), pdf);
      assertEquals(5L, object.get("evidence"));
      assertEquals(2L, object.get("pages"));
      assertEquals(printer.uri() + "/1", object.get("jobUri"));
      assertEquals(List.of(), object.get("stateReasons"));
      assertArrayEquals(
          Files.readAllBytes(Path.of(pdf)), Files.readAllBytes(folder.resolve("job-01.pdf")));
      assertTrue(!printer.control("jobs").contains("zhang"), "the file's name at the printer");
      assertTrue(Run.of("print", printer.uri(), pdf).out().contains("evidence        5"));
    }
  }

  @Test
  void aPrinterWithoutPaperIsAFaultAndItsStatusTooAndALowOneWarns() throws Exception {
    try (var printer = printer()) {
      assertEquals("online", Run.json(0, "status", printer.uri()).get("state"));
      printer.control("paper 0");
      assertEquals("media-empty", Run.reason(Run.json(3, "print", printer.uri(), pdf)));
      var status = Run.json(3, "status", printer.uri());
      assertEquals("media-empty", Run.reason(status));
      assertEquals("userError", status.get("state"));
      printer.control("paper 100");
      printer.control("toner 3");
      var low = Run.json(0, "status", printer.uri());
      assertEquals("marker-supply-low", StrictJson.object(low.get("warning")).get("reason"));
      for (var supply : StrictJson.array(low.get("consumables"))) {
        assertEquals(
            List.of("name", "level", "unit"), List.copyOf(StrictJson.object(supply).keySet()));
      }
    }
  }

  @Test
  void copiesSidesPagesAndPaperAreAskedOfThePrinter() throws Exception {
    var five = Files.write(folder.resolve("five.pdf"), SamplePdf.pages(5)).toString();
    try (var printer = printer()) {
      var object =
          Run.json(
              0,
              "print",
              printer.uri(),
              five,
              "--copies",
              "2",
              "--sides",
              "long",
              "--pages",
              "2-3",
              "--media",
              "iso_a4_210x297mm");
      assertEquals(4L, object.get("pages"));
      assertEquals(List.of(), object.get("degraded"));
      assertTrue(printer.control("jobs").contains("\"sheets\": 2}"), printer.control("jobs"));
      printer.control("duplex off");
      var refused = Run.json(3, "print", printer.uri(), five, "--sides", "short");
      assertEquals("duplex-unsupported", Run.reason(refused));
      assertEquals(0L, refused.get("evidence"));
      printer.control("paper 2");
      var empty = Run.json(3, "print", printer.uri(), five, "--pages", "2-");
      assertEquals("media-empty", Run.reason(empty));
      assertEquals(2L, empty.get("pages"));
      assertEquals(0L, empty.get("copies"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--copies 0",
        "--copies 100",
        "--copies two",
        "--sides both",
        "--pages 3-2",
        "--pages 0",
        "--pages x",
        "--pages -3"
      })
  void optionsThatMakeNoSenseTouchNoPrinter(String words) throws Exception {
    var option = words.split(" ", -1);
    var run = Run.of("print", "folder:" + folder, pdf, option[0] + "=" + option[1]);
    assertEquals(2, run.status());
    assertTrue(run.err().contains(option[0]), run.err());
  }

  @Test
  void anUntrustedCertificateIsAFaultWithTheFingerprintToPin() throws Exception {
    try (var printer = SimulatorProcess.start(IppSimulator.class, "--tls", "on")) {
      var status = Run.json(3, "status", printer.uri());
      assertEquals("certificate-untrusted", Run.reason(status));
      var raw = String.valueOf(StrictJson.object(status.get("fault")).get("raw"));
      assertEquals("online", Run.json(0, "status", printer.uri() + "?" + raw).get("state"));
    }
  }

  @Test
  void aFolderIsWeakEvidence() throws Exception {
    var object = Run.json(0, "print", "folder:" + folder, pdf);
    assertEquals(2L, object.get("evidence"));
    assertNull(object.get("pages"));
    assertTrue(Files.exists(folder.resolve("0001-technician.pdf")));
    assertEquals(
        "folder-unwritable", Run.reason(Run.json(3, "print", "folder:" + folder + "/no", pdf)));
  }

  @Test
  void whatIsNoPdfIsNeverSent() throws Exception {
    var text = Files.writeString(folder.resolve("note.txt"), "hello").toString();
    var run = Run.of("print", "folder:" + folder, text, "--json");
    assertEquals(2, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().contains("not a PDF document"), run.err());
  }

  @Test
  void aTicketIsPrintedAndCut() throws Exception {
    try (var printer =
        SimulatorProcess.start(
            EscPosSimulator.class, "--port", "0", "--speed", "0", "--out", folder.toString())) {
      var object = Run.json(0, "ticket", printer.uri(), "--text", "第一行", "--text", "second line");
      assertEquals("confirmed", object.get("evidence"));
      assertTrue(object.get("bytes") instanceof Long bytes && bytes > 20);
      var text = Files.readString(folder.resolve("ticket-01.txt"));
      assertTrue(text.contains("第一行") && text.contains("second line"), text);
      assertEquals(0, Run.of("ticket", printer.uri()).status());
      assertTrue(Files.readString(folder.resolve("ticket-02.txt")).contains("DEVICE TEST"));
      Run.json(0, "ticket", printer.uri(), "--template", "queue", "--qr", "https://hall.example/q");
      text = Files.readString(folder.resolve("ticket-03.txt"));
      assertTrue(text.contains("A012") && text.contains("[QR: https://hall.example/q]"), text);
      Run.json(0, "ticket", printer.uri(), "--template", "receipt");
      assertTrue(Files.readString(folder.resolve("ticket-04.txt")).contains("办件编号"));
      var rare = Run.json(0, "ticket", printer.uri(), "--text", "王\uE5E5", "--qr", "A");
      assertEquals(List.of("U+E5E5"), rare.get("spelled"));
      printer.control("paper end");
      assertEquals("media-empty", Run.reason(Run.json(3, "ticket", printer.uri())));
      printer.control("paper near-end");
      var low = Run.json(0, "status", printer.uri());
      assertTrue(low.get("warning") != null, low.toString());
      printer.control("power off");
      Run.json(4, "ticket", printer.uri(), "--timeout", "1");
    }
  }
}
