// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.Deadline;
import hall.device.print.PdfPages;
import hall.device.registry.DeviceRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `print`: sends a PDF document and says how sure it is that paper came out.
record PrintCommand(DeviceRegistry registry) implements Command {

  /// What the printer's panel shows; never the file's name, which may be a citizen's.
  private static final String JOB = "technician";

  @Override
  public Answer run(CommandLine line, Deadline deadline)
      throws UsageException, InterruptedException {
    try (var printer = Command.open(registry::openPrinter, line)) {
      var pdf = document(line.operands().get(1));
      return Answer.of(
          printer.print(JOB, pdf, deadline),
          evidence ->
              Fields.of(
                  "evidence", evidence.level(),
                  "pages", evidence.pages() < 0 ? null : evidence.pages(),
                  "jobUri", evidence.jobUri(),
                  "stateReasons", evidence.stateReasons()));
    }
  }

  private static byte[] document(String name) throws UsageException {
    byte[] pdf;
    try {
      pdf = Files.readAllBytes(Path.of(name));
    } catch (IOException e) {
      throw new UsageException("%s can't be read".formatted(name));
    }
    if (PdfPages.count(pdf).isEmpty()) {
      throw new UsageException("%s is not a PDF document with a page".formatted(name));
    }
    return pdf;
  }
}
