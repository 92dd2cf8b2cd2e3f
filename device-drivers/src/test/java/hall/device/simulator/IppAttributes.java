// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.IOException;

/// What the simulated printer tells of itself and its jobs (RFC 8011 sections 5.3 and 5.4, PWG
/// 5100.13 for trays).
final class IppAttributes {

  private IppAttributes() {}

  static void printer(IppAnswer answer, IppMachine machine, String uri, IppKnobs knobs)
      throws IOException {
    answer.charset("charset-configured", "utf-8");
    answer.charset("charset-supported", "utf-8");
    answer.language("natural-language-configured", "en");
    answer.language("generated-natural-language-supported", "en");
    answer.keyword("ipp-versions-supported", "1.1", "2.0");
    // Print-Job, Validate-Job, Create-Job, Send-Document, Cancel-Job, Get-Job-Attributes, Get-Jobs,
    // Get-Printer-Attributes.
    if (knobs.creating()) {
      answer.enums("operations-supported", 0x02, 0x04, 0x05, 0x06, 0x08, 0x09, 0x0A, 0x0B);
    } else {
      answer.enums("operations-supported", 0x02, 0x04, 0x08, 0x09, 0x0A, 0x0B);
    }
    answer.uri("printer-uri-supported", uri);
    answer.keyword("uri-authentication-supported", "none");
    answer.keyword("uri-security-supported", uri.startsWith("ipps:") ? "tls" : "none");
    answer.name("printer-name", "Hall Sample Printer");
    answer.text("printer-info", "Hall Sample Printer A4");
    answer.text("printer-location", "Sample hall");
    answer.uri("printer-more-info", uri.replaceFirst("ipp", "http"));
    answer.text("printer-make-and-model", "Hall Sample Printer A4");
    answer.text("printer-serial-number", "SAMPLE0002");
    answer.uri("printer-uuid", "urn:uuid:5f3e0e1c-0000-4000-8000-000000000002");
    if (knobs.asleep()) {
      asleep(answer, machine);
    } else {
      answer.enums("printer-state", machine.state());
      answer.keywords("printer-state-reasons", machine.reasons());
    }
    answer.flag("printer-is-accepting-jobs", knobs.accepting());
    if (knobs.clock() > 0) {
      answer.year("printer-current-time", knobs.clock());
    }
    answer.number(
        "queued-job-count", (int) machine.jobs().stream().filter(j -> !j.ended()).count());
    answer.number("printer-up-time", (int) (System.nanoTime() / 1_000_000_000L & 0xFFFFFF) + 1);
    answer.keyword("compression-supported", "none");
    answer.keyword("pdl-override-supported", "attempted");
    answer.mime("document-format-supported", knobs.formats().toArray(String[]::new));
    answer.mime("document-format-default", knobs.formats().getFirst());
    job(answer, knobs);
    raster(answer, knobs);
    answer.name("marker-names", "Black toner");
    answer.keyword("marker-types", "toner");
    answer.number("marker-levels", machine.toner());
    answer.octets(
        "printer-supply",
        "type=toner;maxcapacity=100;level=%d;class=supplyThatIsConsumed;unit=percent;colorantname=black;"
            .formatted(machine.toner()));
    answer.text("printer-supply-description", "Black toner");
    answer.octets("printer-input-tray", machine.trays().toArray(String[]::new));
    answer.trays("media-col-ready", machine.trayNames());
    if (knobs.counting()) {
      answer.number("printer-impressions-completed", machine.impressions());
    }
  }

  /// Idle and well in its own words, its fault only among the alerts.
  private static void asleep(IppAnswer answer, IppMachine machine) throws IOException {
    answer.enums("printer-state", 3);
    answer.keyword("printer-state-reasons", "none");
    if (machine.paper() == 0) {
      answer.octets(
          "printer-alert", "code=inputMediaSupplyEmpty;severity=critical;group=input;index=1;");
      answer.text("printer-alert-description", "Tray 1 empty");
    } else {
      answer.text("printer-alert-description", "Sleep mode on");
    }
  }

  private static void raster(IppAnswer answer, IppKnobs knobs) throws IOException {
    answer.resolution("pwg-raster-document-resolution-supported", 300);
    answer.keywords("pwg-raster-document-type-supported", knobs.rasterTypes());
    answer.keyword("pwg-raster-document-sheet-back", knobs.sheetBack());
    answer.flag("color-supported", knobs.colour());
    answer.keywords("print-color-mode-supported", knobs.colourModes());
    answer.keyword("print-color-mode-default", "auto");
  }

  private static void job(IppAnswer answer, IppKnobs knobs) throws IOException {
    answer.range("copies-supported", 1, 99);
    answer.flag("page-ranges-supported", knobs.pageRanges());
    answer.keywords("multiple-document-handling-supported", knobs.handling());
    answer.number("copies-default", 1);
    answer.keywords("media-supported", knobs.media());
    answer.keyword("media-default", "iso_a4_210x297mm");
    answer.keyword("media-ready", "iso_a4_210x297mm");
    answer.keyword("media-col-default", "none");
    answer.keywords("sides-supported", knobs.sides());
    answer.keyword("sides-default", "one-sided");
    answer.resolution("printer-resolution-supported", 600);
    answer.resolution("printer-resolution-default", 600);
  }

  static void job(
      IppAnswer answer, IppPaperJob job, IppMachine machine, String printer, IppKnobs knobs)
      throws IOException {
    answer.group(IppAnswer.JOB_GROUP);
    answer.number("job-id", job.id);
    answer.uri("job-uri", printer + "/" + job.id);
    answer.uri("job-printer-uri", printer);
    answer.name("job-name", job.name);
    answer.name("job-originating-user-name", job.user);
    answer.enums("job-state", job.state);
    answer.keyword(
        "job-state-reasons",
        switch (job.state) {
          case IppPaperJob.PROCESSING -> "job-printing";
          case IppPaperJob.STOPPED -> "printer-stopped";
          case IppPaperJob.CANCELED -> "job-canceled-by-user";
          case IppPaperJob.ABORTED -> "aborted-by-system";
          case IppPaperJob.COMPLETED -> "job-completed-successfully";
          default -> job.whole ? machine.state() == 5 ? "printer-stopped" : "none" : "job-incoming";
        });
    answer.number("job-impressions", job.impressions());
    if (knobs.counting()) {
      answer.number("job-impressions-completed", job.printed);
      answer.number("job-media-sheets-completed", job.sheets);
    }
  }
}
