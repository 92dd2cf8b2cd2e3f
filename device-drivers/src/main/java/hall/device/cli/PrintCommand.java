// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.Deadline;
import hall.device.print.PagesOut;
import hall.device.print.PdfPages;
import hall.device.print.PrintOutcome;
import hall.device.print.PrintSettings;
import hall.device.print.PrintSettings.Sides;
import hall.device.print.Printer.PrintEvidence;
import hall.device.registry.DeviceRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `print`: sends a PDF document and says how sure it is that paper came out; of a job that was not
/// finished, how far it surely got.
record PrintCommand(DeviceRegistry registry) implements Command {

  /// What the printer's panel shows; never the file's name, which may be a citizen's.
  private static final String JOB = "technician";

  private static final Pattern PAGES =
      Pattern.compile("(?<first>[0-9]{1,6})(?<to>-(?<last>[0-9]{1,6})?)?");

  @Override
  public Answer run(CommandLine line, Deadline deadline)
      throws UsageException, InterruptedException {
    var settings = settings(line);
    try (var printer = Command.open(registry::openPrinter, line)) {
      var pdf = document(line.operands().get(1));
      return answer(printer.print(JOB, pdf, settings, _ -> {}, deadline));
    }
  }

  private static Answer answer(PrintOutcome outcome) {
    return switch (outcome) {
      case PrintOutcome.Printed(var evidence) -> Answer.done(fields(evidence));
      case PrintOutcome.Failed(var fault, var trail) -> Answer.fault(fault, fields(trail));
      case PrintOutcome.NoAnswer(var trail) -> Answer.noAnswer(fields(trail));
    };
  }

  private static Map<String, @Nullable Object> fields(PrintEvidence evidence) {
    return Fields.of(
        "evidence", evidence.level(),
        "pages", evidence.pages() < 0 ? null : evidence.pages(),
        "jobUri", evidence.jobUri(),
        "stateReasons", evidence.stateReasons(),
        "degraded", evidence.degraded());
  }

  /// The pages are those of the copy that was under way; null where the printer does not count.
  private static Map<String, @Nullable Object> fields(PrintOutcome.Trail trail) {
    return Fields.of(
        "evidence", trail.level(),
        "copies", trail.out().map(PagesOut::copies).orElse(null),
        "pages", trail.out().map(PagesOut::pages).orElse(null),
        "jobUri", trail.jobUri(),
        "stateReasons", trail.stateReasons());
  }

  static PrintSettings settings(CommandLine line) throws UsageException {
    var settings = PrintSettings.PLAIN.withCopies(copies(line)).withSides(sides(line));
    var media = line.value(Option.MEDIA);
    if (media.isPresent()) {
      settings = settings.withMedia(media.get());
    }
    return pages(line, settings);
  }

  private static int copies(CommandLine line) throws UsageException {
    var text = line.value(Option.COPIES).orElse("1");
    int copies = text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : 0;
    if (copies < 1) {
      throw new UsageException(
          "--copies takes 1 to %d, not \"%s\"".formatted(PrintSettings.MOST_COPIES, text));
    }
    return copies;
  }

  private static Sides sides(CommandLine line) throws UsageException {
    var text = line.value(Option.SIDES).orElse("one");
    return switch (text) {
      case "one" -> Sides.ONE_SIDED;
      case "long" -> Sides.TWO_SIDED_LONG_EDGE;
      case "short" -> Sides.TWO_SIDED_SHORT_EDGE;
      default ->
          throw new UsageException("--sides takes one, long or short, not \"%s\"".formatted(text));
    };
  }

  private static PrintSettings pages(CommandLine line, PrintSettings settings)
      throws UsageException {
    var text = line.value(Option.PAGES);
    if (text.isEmpty()) {
      return settings;
    }
    var matcher = PAGES.matcher(text.get());
    try {
      if (matcher.matches()) {
        int first = Integer.parseInt(matcher.group("first"));
        var last = Optional.ofNullable(matcher.group("last")).map(Integer::parseInt);
        boolean open = matcher.group("to") != null && last.isEmpty();
        return settings.withPages(
            first, open ? OptionalInt.empty() : OptionalInt.of(last.orElse(first)));
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException("--pages: %s".formatted(e.getMessage()));
    }
    throw new UsageException(
        "--pages takes pages such as 2-5, 3 or 4-, not \"%s\"".formatted(text.get()));
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
