// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.Deadline;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.print.PrintFaults;
import hall.device.registry.DeviceRegistry;
import hall.device.scan.MaterialPdf;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import hall.device.scan.ScannedPage;
import hall.device.scan.page.PagePipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `scan`: to a PDF/A-2b document; pages that came before a fault are kept and said.
record ScanCommand(DeviceRegistry registry, InstantSource clock) implements Command {

  private static final int LEAST_DPI = 50;
  private static final int MOST_DPI = 1200;

  @Override
  public Answer run(CommandLine line, Deadline deadline)
      throws UsageException, InterruptedException {
    var settings = settings(line);
    var file = OutFile.of(line);
    try (var scanner = Command.open(registry::openScanner, line);
        var pages = new PageFindings(kind(scanner.uri()), settings.mode() == Mode.LINEART)) {
      var outcome = scanner.scan(settings, pages::add, deadline);
      var kept = pages.kept();
      try {
        if (!kept.isEmpty()) {
          OutFile.write(file, out -> MaterialPdf.write(kept, clock.instant(), out));
        }
      } catch (IOException e) {
        return Answer.fault(PrintFaults.folderUnwritable(file.toString()), Map.of());
      }
      var fields = fields(file, kept, pages.described(Command.mask(line)));
      return switch (outcome) {
        case Outcome.Done<Integer> _ -> Answer.done(fields);
        case Outcome.Faulted<Integer>(var fault) -> Answer.fault(fault, fields);
        case Outcome.NoAnswer<Integer>() -> Answer.noAnswer(fields);
      };
    }
  }

  private static PagePipeline.Kind kind(DeviceUri uri) {
    return uri.scheme().equals("v4l2") ? PagePipeline.Kind.SHOT : PagePipeline.Kind.SHEET;
  }

  private static Map<String, @Nullable Object> fields(
      Path file, List<ScannedPage> scanned, List<Map<String, @Nullable Object>> pages) {
    boolean written = !scanned.isEmpty();
    return Fields.of(
        "file", written ? file.toString() : null, "pages", pages, "pdfa", written ? "2b" : null);
  }

  static ScanSettings settings(CommandLine line) throws UsageException {
    var dpi = line.value(Option.DPI).orElse("300");
    if (!dpi.matches("[0-9]{2,4}")
        || Integer.parseInt(dpi) < LEAST_DPI
        || Integer.parseInt(dpi) > MOST_DPI) {
      throw new UsageException(
          "--dpi takes %d to %d, not \"%s\"".formatted(LEAST_DPI, MOST_DPI, dpi));
    }
    var source =
        line.value(Option.SOURCE).isEmpty()
            ? Source.AUTO
            : choice(
                Option.SOURCE,
                line.value(Option.SOURCE).get(),
                new Source[] {Source.FLATBED, Source.ADF});
    if (line.has(Option.DUPLEX) && source == Source.FLATBED) {
      throw new UsageException("--duplex needs the feeder: the glass sees one side");
    }
    return new ScanSettings(
        Integer.parseInt(dpi),
        choice(Option.MODE, line.value(Option.MODE).orElse("color"), Mode.values()),
        source,
        line.has(Option.DUPLEX));
  }

  private static <E extends Enum<E>> E choice(Option option, String word, E[] all)
      throws UsageException {
    for (var one : all) {
      if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
        return one;
      }
    }
    throw new UsageException(
        "%s takes %s, not \"%s\"".formatted(option.word, option.value.replace("|", " or "), word));
  }
}
