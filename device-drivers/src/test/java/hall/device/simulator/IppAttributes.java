// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.IOException;
import java.util.List;

/// What the simulated printer tells of itself and its jobs (RFC 8011 sections 5.3 and 5.4, PWG
/// 5100.13 for trays).
final class IppAttributes {

  private IppAttributes() {}

  static void printer(IppAnswer answer, IppMachine machine, String uri, List<String> formats)
      throws IOException {
    answer.charset("charset-configured", "utf-8");
    answer.charset("charset-supported", "utf-8");
    answer.language("natural-language-configured", "en");
    answer.language("generated-natural-language-supported", "en");
    answer.keyword("ipp-versions-supported", "1.1", "2.0");
    // Print-Job, Validate-Job, Cancel-Job, Get-Job-Attributes, Get-Jobs, Get-Printer-Attributes.
    answer.enums("operations-supported", 0x02, 0x04, 0x08, 0x09, 0x0A, 0x0B);
    answer.uri("printer-uri-supported", uri);
    answer.keyword("uri-authentication-supported", "none");
    answer.keyword("uri-security-supported", "none");
    answer.name("printer-name", "Hall Sample Printer");
    answer.text("printer-info", "Hall Sample Printer A4");
    answer.text("printer-location", "Sample hall");
    answer.uri("printer-more-info", uri.replaceFirst("ipp:", "http:"));
    answer.text("printer-make-and-model", "Hall Sample Printer A4");
    answer.text("printer-serial-number", "SAMPLE0002");
    answer.uri("printer-uuid", "urn:uuid:5f3e0e1c-0000-4000-8000-000000000002");
    answer.enums("printer-state", machine.state());
    answer.keywords("printer-state-reasons", machine.reasons());
    answer.flag("printer-is-accepting-jobs", true);
    answer.number(
        "queued-job-count", (int) machine.jobs().stream().filter(j -> !j.ended()).count());
    answer.number("printer-up-time", (int) (System.nanoTime() / 1_000_000_000L & 0xFFFFFF) + 1);
    answer.keyword("compression-supported", "none");
    answer.keyword("pdl-override-supported", "attempted");
    answer.mime("document-format-supported", formats.toArray(String[]::new));
    answer.mime("document-format-default", formats.getFirst());
    answer.flag("color-supported", false);
    job(answer);
    answer.name("marker-names", "Black toner");
    answer.keyword("marker-types", "toner");
    answer.number("marker-levels", machine.toner());
    answer.octets(
        "printer-input-tray",
        "type=sheetFeedAutoRemovableTray;maxcapacity=250;level=%d;status=0;name=main;"
            .formatted(machine.paper()));
    answer.number("printer-impressions-completed", machine.impressions());
  }

  private static void job(IppAnswer answer) throws IOException {
    answer.range("copies-supported", 1, 99);
    answer.number("copies-default", 1);
    answer.keyword("media-supported", "iso_a4_210x297mm");
    answer.keyword("media-default", "iso_a4_210x297mm");
    answer.keyword("media-ready", "iso_a4_210x297mm");
    answer.keyword("media-col-default", "none");
    answer.keyword("sides-supported", "one-sided");
    answer.keyword("sides-default", "one-sided");
    answer.resolution("printer-resolution-supported", 600);
    answer.resolution("printer-resolution-default", 600);
  }

  static void job(IppAnswer answer, IppPaperJob job, IppMachine machine, String printer)
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
          default -> machine.state() == 5 ? "printer-stopped" : "none";
        });
    answer.number("job-impressions", job.impressions());
    answer.number("job-impressions-completed", job.printed);
    answer.number("job-media-sheets-completed", job.printed);
  }
}
