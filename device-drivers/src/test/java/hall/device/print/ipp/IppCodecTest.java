// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Answers are typed byte by byte from RFC 8010, not by the library that reads them.
class IppCodecTest {

  private static final URI PRINTER = URI.create("ipp://printer:631/ipp/print");

  @Test
  void aPrinterAnswerBecomesAReport() throws Exception {
    var report = IppCodec.printer(IppCodec.answer(printerAnswer(), 5));
    assertEquals(PrinterReport.State.STOPPED, report.state());
    assertEquals(List.of("media-empty-error", "toner-low-warning"), report.reasons());
    assertEquals(List.of("application/pdf"), report.can().formats());
    assertEquals(List.of(new PrinterReport.Marker("Black", "toner", 42)), report.markers());
    assertEquals(List.of(new PrinterReport.Tray("main", 12)), report.trays());
    assertEquals("Sample P1", report.makeAndModel());
    assertEquals(99, report.counter());
  }

  @Test
  void aJobAnswerBecomesAReport() throws Exception {
    var bytes =
        new Answer(1)
            .group(2)
            .number(0x21, "job-id", 17)
            .text(0x45, "job-uri", "ipp://printer/17")
            .number(0x23, "job-state", 6)
            .text(0x44, "job-state-reasons", "printer-stopped")
            .number(0x21, "job-impressions-completed", 1)
            .end();
    assertEquals(
        new JobReport(
            17,
            "ipp://printer/17",
            JobReport.State.PROCESSING_STOPPED,
            List.of("printer-stopped"),
            1,
            -1),
        IppCodec.job(IppCodec.answer(bytes, 1)));
  }

  @Test
  void sheetsCountWhereImpressionsAreMissing() throws Exception {
    var bytes =
        new Answer(1)
            .group(2)
            .number(0x21, "job-id", 1)
            .number(0x23, "job-state", 9)
            .text(0x13, "job-impressions-completed", "")
            .number(0x21, "job-media-sheets-completed", 3)
            .end();
    var job = IppCodec.job(IppCodec.answer(bytes, 1));
    assertEquals(3, job.pages(false));
    assertEquals(6, job.pages(true));
  }

  @Test
  void everyJobOfAListIsRead() throws Exception {
    var bytes =
        new Answer(2)
            .group(2)
            .number(0x21, "job-id", 1)
            .number(0x23, "job-state", 5)
            .group(2)
            .number(0x21, "job-id", 2)
            .number(0x23, "job-state", 3)
            .end();
    assertEquals(
        List.of(1, 2),
        IppCodec.jobs(IppCodec.answer(bytes, 2)).stream().map(JobReport::id).toList());
    assertEquals(List.of(), IppCodec.jobs(IppCodec.answer(new Answer(2).end(), 2)));
  }

  @Test
  void requestsBeginAsRfc8010Says() {
    var bytes = IppCodec.cancelJob(PRINTER, "hall", 17, 3);
    // Version 2.0, Cancel-Job 0008, request 3, operation group 01, charset 47.
    var head = HexFormat.of().formatHex(bytes, 0, 10);
    assertTrue(head.matches("0[12]0[01]00080000000301" + "47"), head);
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertTrue(
        text.indexOf("attributes-charset") < text.indexOf("attributes-natural-language")
            && text.indexOf("attributes-natural-language") < text.indexOf("printer-uri")
            && text.indexOf("printer-uri") < text.indexOf("job-id"),
        text);
  }

  @Test
  void anAnswerToAnotherRequestIsRefused() {
    assertThrows(IppFormatException.class, () -> IppCodec.answer(printerAnswer(), 6));
  }

  @Test
  void missingStatesAndUnknownOnesAreRefused() throws Exception {
    var noState = new Answer(1).group(2).number(0x21, "job-id", 1).end();
    assertThrows(IppFormatException.class, () -> IppCodec.job(IppCodec.answer(noState, 1)));
    var strange =
        new Answer(1).group(2).number(0x21, "job-id", 1).number(0x23, "job-state", 77).end();
    assertThrows(IppFormatException.class, () -> IppCodec.job(IppCodec.answer(strange, 1)));
    var noGroup = new Answer(1).end();
    assertThrows(IppFormatException.class, () -> IppCodec.printer(IppCodec.answer(noGroup, 1)));
  }

  @Test
  void aCollectionNestedWithoutEndIsRefused() throws Exception {
    var out = new Answer(1).group(4).text(0x34, "media-col", "");
    for (int i = 0; i < 100_000; i++) {
      out.text(0x4A, "", "m").text(0x34, "", "");
    }
    var bytes = out.end();
    assertThrows(IppFormatException.class, () -> IppCodec.printer(IppCodec.answer(bytes, 1)));
  }

  @Test
  void moreValuesThanAnyPrinterHasAreRefusedBeforeTheyTakeMemory() throws Exception {
    var out = new Answer(1).group(4).text(0x44, "printer-state-reasons", "none");
    for (int i = 0; i < 30_000; i++) {
      out.text(0x44, "", "x");
    }
    var bytes = out.end();
    assertThrows(IppFormatException.class, () -> IppCodec.answer(bytes, 1));
  }

  @Test
  void suppliesStandInForMarkersAndWhatIsLeftOutIsNamed() throws Exception {
    var bytes =
        new Answer(1)
            .group(5)
            .text(0x10, "sides", "")
            .text(0x10, "media", "")
            .group(4)
            .number(0x23, "printer-state", 3)
            .text(0x30, "printer-supply", "type=toner;maxcapacity=200;level=50;colorantname=black;")
            .text(0x30, "", "type=wasteToner;maxcapacity=-2;level=-3;;odd")
            .end();
    var packet = IppCodec.answer(bytes, 1);
    assertEquals(List.of("sides", "media"), IppCodec.unsupported(packet));
    assertEquals(
        List.of(
            new PrinterReport.Marker("black toner", "toner", 25),
            new PrinterReport.Marker("wasteToner", "wasteToner", -2)),
        IppCodec.printer(packet).markers());
  }

  @Test
  void everyTruncationIsAFormatException() throws Exception {
    var bytes = printerAnswer();
    for (int length = 0; length < bytes.length; length++) {
      var cut = Arrays.copyOf(bytes, length);
      assertThrows(
          IppFormatException.class,
          () -> IppCodec.printer(IppCodec.answer(cut, 5)),
          "after %d of %d bytes".formatted(length, bytes.length));
    }
  }

  @Test
  void damageIsReadOrRefusedButNeverThrowsAnythingElse() throws Exception {
    var random = new Random(20260303);
    var bytes = printerAnswer();
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      var damaged = bytes.clone();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        damaged[random.nextInt(8, damaged.length)] = (byte) random.nextInt();
      }
      try {
        IppCodec.printer(IppCodec.answer(damaged, 5));
      } catch (IppFormatException e) {
        refused++;
      }
    }
    assertTrue(refused > 1000 && refused < 20_000, refused + " refused");
  }

  static byte[] printerAnswer() throws IOException {
    return new Answer(5)
        .group(4)
        .number(0x23, "printer-state", 5)
        .text(0x44, "printer-state-reasons", "media-empty-error")
        .text(0x44, "", "toner-low-warning")
        .text(0x22, "printer-is-accepting-jobs", "\u0001")
        .text(0x49, "document-format-supported", "application/pdf")
        .text(0x42, "marker-names", "Black")
        .text(0x44, "marker-types", "toner")
        .number(0x21, "marker-levels", 42)
        .text(0x30, "printer-input-tray", "type=other;maxcapacity=250;level=12;name=main;")
        .text(0x41, "printer-make-and-model", "Sample P1")
        .text(0x34, "media-col-default", "")
        .text(0x4A, "", "media-size")
        .text(0x34, "", "")
        .text(0x4A, "", "x-dimension")
        .number(0x21, "", 21000)
        .text(0x37, "", "")
        .text(0x37, "", "")
        .number(0x21, "printer-impressions-completed", 99)
        .end();
  }

  static final class Answer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    Answer(int requestId) throws IOException {
      out.writeShort(0x0200);
      out.writeShort(0);
      out.writeInt(requestId);
      group(1);
      text(0x47, "attributes-charset", "utf-8");
      text(0x48, "attributes-natural-language", "en");
    }

    Answer group(int tag) throws IOException {
      out.writeByte(tag);
      return this;
    }

    Answer number(int tag, String name, int value) throws IOException {
      head(tag, name, 4);
      out.writeInt(value);
      return this;
    }

    Answer text(int tag, String name, String value) throws IOException {
      var raw = value.getBytes(StandardCharsets.UTF_8);
      head(tag, name, raw.length);
      out.write(raw);
      return this;
    }

    private void head(int tag, String name, int length) throws IOException {
      out.writeByte(tag);
      out.writeShort(name.length());
      out.writeBytes(name);
      out.writeShort(length);
    }

    byte[] end() throws IOException {
      out.writeByte(3);
      return bytes.toByteArray();
    }
  }
}
