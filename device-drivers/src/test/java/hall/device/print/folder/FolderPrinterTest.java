// SPDX-License-Identifier: Apache-2.0
package hall.device.print.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Checks;
import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceState;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.print.Printer.PrintEvidence;
import hall.device.print.SamplePdf;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPrinterTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  @Test
  void documentsAreNumberedAndNamedAndWhole() throws Exception {
    var pdf = SamplePdf.pages(2);
    var printer = printer(folder);
    var first = done(printer.print("receipt", pdf, soon()));
    assertEquals(2, first.level());
    assertArrayEquals(pdf, Files.readAllBytes(Path.of(URI.create(first.jobUri()))));
    printer.print("../收件 回执/../x", pdf, soon());
    printer.print("", pdf, soon());
    assertEquals(List.of("0001-receipt.pdf", "0002-收件-回执-x.pdf", "0003-document.pdf"), names());
  }

  @Test
  void numbersGoOnAfterARestart() throws Exception {
    Files.createFile(folder.resolve("0041-old.pdf"));
    Files.createFile(folder.resolve(".0042-part"));
    printer(folder).print("new", SamplePdf.pages(1), soon());
    assertEquals(List.of(".0042-part", "0041-old.pdf", "0043-new.pdf"), names());
  }

  @Test
  void aMissingFolderIsAFaultAndNothingIsMade() throws Exception {
    var printer = printer(folder.resolve("missing"));
    var outcome = printer.print("receipt", SamplePdf.pages(1), soon());
    var fault = assertInstanceOf(Outcome.Faulted.class, outcome).fault();
    assertEquals("folder-unwritable", fault.reason());
    assertEquals(DeviceState.HARDWARE_ERROR, printer.status(soon()).state());
    assertEquals(List.of(), names());
  }

  @Test
  void theSelfTestLooksForAFolderThatCanBeWritten() throws Exception {
    var test = printer(folder).selfTest(soon());
    assertTrue(test.passed(), test::toString);
    assertEquals(List.of("directory", "writable"), Checks.names(test));
    var missing = printer(folder.resolve("missing")).selfTest(soon());
    assertEquals(List.of("directory"), Checks.names(missing));
    assertEquals(List.of("directory"), Checks.failed(missing));
    var file = printer(Files.createFile(folder.resolve("file"))).selfTest(soon());
    assertEquals(List.of("directory"), Checks.failed(file));
    assertEquals(List.of("file"), names());
  }

  @Test
  void aNetworkAddressIsNoFolder() {
    var uri = DeviceUri.parse("folder://host/path");
    assertThrows(
        IllegalArgumentException.class,
        () -> new FolderPrinter(uri, DeviceContext.of(new SystemTicker())));
  }

  private static PrintEvidence done(Outcome<PrintEvidence> outcome) {
    return (PrintEvidence) assertInstanceOf(Outcome.Done.class, outcome).value();
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static FolderPrinter printer(Path folder) {
    return new FolderPrinter(
        DeviceUri.parse("folder:" + folder), DeviceContext.of(new SystemTicker()));
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(10), new SystemTicker());
  }
}
