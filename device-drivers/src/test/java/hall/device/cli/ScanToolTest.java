// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.print.PdfPages;
import hall.device.simulator.EsclSimulator;
import hall.device.simulator.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanToolTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private SimulatorProcess simulator;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path out;

  @BeforeEach
  void startTheSimulator() throws IOException {
    simulator = SimulatorProcess.start(EsclSimulator.class, "--page-millis", "20");
    out = folder.resolve("out.pdf");
  }

  @AfterEach
  void stopTheSimulator() {
    simulator.close();
  }

  private Map<String, @Nullable Object> scan(int status, String... more) throws Exception {
    var words = new ArrayList<>(List.of("scan", simulator.uri(), "--out", out.toString()));
    words.addAll(List.of(more));
    return Run.json(status, words.toArray(String[]::new));
  }

  private static Map<String, @Nullable Object> page(Map<String, @Nullable Object> object, int at) {
    return StrictJson.object(StrictJson.array(object.get("pages")).get(at));
  }

  @Test
  void theWholeFeederBecomesOneDocument() throws Exception {
    simulator.control("load 2");
    var object = scan(0, "--dpi", "150", "--mode", "gray", "--source", "adf");
    assertEquals(out.toString(), object.get("file"));
    assertEquals("2b", object.get("pdfa"));
    assertEquals(2, StrictJson.array(object.get("pages")).size());
    assertEquals(2, PdfPages.count(Files.readAllBytes(out)).orElseThrow());
    var page = page(object, 0);
    assertEquals(150L, page.get("dpi"));
    assertEquals(1240L, page.get("widthPx"));
    assertEquals(
        List.of("widthPx", "heightPx", "dpi", "skewDegrees", "blank", "warnings", "barcodes"),
        List.copyOf(page.keySet()));
    double skew = ((Number) Objects.requireNonNull(page.get("skewDegrees"))).doubleValue();
    assertTrue(Math.abs(skew) >= 0.4 && Math.abs(skew) <= 1.9, "skew " + skew);
    assertEquals(false, page.get("blank"));
    assertEquals(List.of(), page.get("warnings"));
    assertEquals(1, StrictJson.array(page.get("barcodes")).size());
    try (var files = Files.list(folder)) {
      assertEquals(List.of(out), files.toList());
    }
  }

  @Test
  void bothSidesOfTheFeedersSheetsBecomeOneDocument() throws Exception {
    simulator.control("load 2");
    var object = scan(0, "--dpi", "75", "--duplex", "--mode", "lineart");
    assertEquals(4, StrictJson.array(object.get("pages")).size());
    assertEquals(4, PdfPages.count(Files.readAllBytes(out)).orElseThrow());
  }

  @Test
  void theGlassHasNoOtherSide() throws Exception {
    var run =
        Run.of("scan", simulator.uri(), "--out", out.toString(), "--duplex", "--source", "flatbed");
    assertEquals(2, run.status());
  }

  @Test
  void lineartBecomesBlackAndWhite() throws Exception {
    simulator.control("glass proof");
    scan(0, "--dpi", "150", "--mode", "gray", "--source", "flatbed");
    long gray = Files.size(out);
    var page = page(scan(0, "--dpi", "150", "--mode", "lineart", "--source", "flatbed"), 0);
    assertEquals(1, StrictJson.array(page.get("barcodes")).size());
    assertTrue(Files.size(out) < gray / 4, Files.size(out) + " of " + gray);
    assertEquals(1, PdfPages.count(Files.readAllBytes(out)).orElseThrow());
  }

  @Test
  void anEmptySheetIsSaidToBeBlank() throws Exception {
    simulator.control("glass blank");
    assertEquals(true, page(scan(0, "--dpi", "75", "--source", "flatbed"), 0).get("blank"));
  }

  @Test
  void theGlassIsScannedForTheEye() throws Exception {
    var run =
        Run.of("scan", simulator.uri(), "--out", out.toString(), "--dpi=75", "--source=flatbed");
    assertEquals(0, run.status());
    assertTrue(run.out().contains("done"), run.out());
    assertTrue(run.out().contains("widthPx=620"), run.out());
  }

  @Test
  void afterAJamThePagesBeforeItAreKept() throws Exception {
    simulator.control("load 3");
    simulator.control("jam 2");
    var object = scan(3, "--dpi", "75", "--source", "adf");
    assertEquals("media-jam", Run.reason(object));
    assertEquals(1, StrictJson.array(object.get("pages")).size());
    assertEquals(1, PdfPages.count(Files.readAllBytes(out)).orElseThrow());
  }

  @Test
  void withoutAPageThereIsNoFile() throws Exception {
    var object = scan(3, "--source", "adf");
    assertEquals("feeder-empty", Run.reason(object));
    assertNull(object.get("file"));
    assertNull(object.get("pdfa"));
    assertFalse(Files.exists(out));
    simulator.control("load 1");
    simulator.control("slow 60000");
    assertNull(scan(4, "--timeout", "1").get("file"));
  }

  @Test
  void theStatusTellsWhatTheScannerCan() throws Exception {
    var status = Run.json(0, "status", simulator.uri());
    assertEquals(
        "75 100 150 200 300 600", StrictJson.object(status.get("capabilities")).get("flatbedDpi"));
    assertEquals("Hall Sample Scanner A4", StrictJson.object(status.get("identity")).get("model"));
    simulator.control("power off");
    var off = Run.json(3, "status", simulator.uri());
    assertEquals("disconnected", Run.reason(off));
    assertEquals("offline", off.get("state"));
  }
}
