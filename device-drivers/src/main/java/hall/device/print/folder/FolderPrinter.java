// SPDX-License-Identifier: Apache-2.0
package hall.device.print.folder;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceStatus;
import hall.device.DeviceUri;
import hall.device.Operations;
import hall.device.Outcome;
import hall.device.SelfTest;
import hall.device.SelfTestRun;
import hall.device.print.PdfPages;
import hall.device.print.PrintFaults;
import hall.device.print.PrintOutcome;
import hall.device.print.PrintProgress;
import hall.device.print.PrintSettings;
import hall.device.print.Printer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Lays each document as a PDF file into `folder:/path`, for machines without a printer.
///
/// Files are called `0001-NAME.pdf`, `0002-NAME.pdf`, … and appear whole or not at all; they are on
/// the disk when the evidence (level 2: transmitted) is returned. No paper comes out, so there is
/// never more evidence.
public final class FolderPrinter implements Printer {

  private static final Pattern NUMBERED = Pattern.compile("\\.?([0-9]{4,9})-.*");
  private static final int LONGEST_NAME = 60;

  private final DeviceUri uri;
  private final Path folder;
  private final Operations operations;

  /// @throws IllegalArgumentException where the URI is no local path
  public FolderPrinter(DeviceUri uri, DeviceContext context) {
    if (uri.remote() || uri.path().isEmpty()) {
      throw new IllegalArgumentException(
          "\"%s\" is not a folder: expected folder:/path".formatted(uri));
    }
    this.uri = uri;
    this.operations = new Operations(uri, context, () -> {});
    this.folder = Path.of(uri.path());
  }

  @Override
  public DeviceUri uri() {
    return uri;
  }

  @Override
  public Operations operations() {
    return operations;
  }

  /// A file has no sides and is one copy: both are told, the pages are chosen.
  @Override
  public PrintOutcome print(
      String jobName,
      byte[] pdf,
      PrintSettings settings,
      Consumer<PrintProgress> progress,
      Deadline deadline)
      throws InterruptedException {
    return PrintOutcome.of(
        operations.run("print", deadline, () -> written(jobName, pdf, settings)),
        PrintOutcome.Trail.NONE);
  }

  private Outcome<PrintEvidence> written(String jobName, byte[] pdf, PrintSettings settings) {
    try {
      var wanted = wanted(pdf, settings);
      if (wanted.isEmpty()) {
        return Outcome.faulted(PrintFaults.pagesUnsupported("not in the document"));
      }
      var file = write(sanitised(jobName), wanted.get());
      return Outcome.done(
          new PrintEvidence(2, -1, file.toUri().toString(), List.of(), degraded(settings)));
    } catch (IOException e) {
      return Outcome.faulted(PrintFaults.folderUnwritable(e.toString()));
    }
  }

  /// The document itself unless some pages are to be left out.
  private static Optional<byte[]> wanted(byte[] pdf, PrintSettings settings) {
    if (settings.firstPage() == 1 && settings.lastPage().isEmpty()) {
      return Optional.of(pdf);
    }
    var order = settings.order(PdfPages.count(pdf).orElse(0));
    return order.isEmpty() ? Optional.empty() : PdfPages.arrange(pdf, order);
  }

  private static List<String> degraded(PrintSettings settings) {
    var degraded = new ArrayList<String>();
    if (settings.copies() > 1) {
      degraded.add("one-copy");
    }
    if (settings.sides().twoSided()) {
      degraded.add("one-sided");
    }
    return degraded;
  }

  /// The part file reserves the number, also against another process.
  private Path write(String name, byte[] pdf) throws IOException {
    for (int number = highest() + 1; ; number++) {
      var part = folder.resolve(".%04d-part".formatted(number));
      try (var channel =
          FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        for (var bytes = ByteBuffer.wrap(pdf); bytes.hasRemaining(); ) {
          channel.write(bytes);
        }
        channel.force(true);
      } catch (FileAlreadyExistsException e) {
        continue;
      } catch (IOException e) {
        Files.deleteIfExists(part);
        throw e;
      }
      var file = folder.resolve("%04d-%s.pdf".formatted(number, name));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
      return file.toAbsolutePath();
    }
  }

  private int highest() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> NUMBERED.matcher(file.getFileName().toString()))
          .filter(matcher -> matcher.matches())
          .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
          .max()
          .orElse(0);
    }
  }

  private static String sanitised(String jobName) {
    var name = jobName.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-+|-+$", "");
    var bounded = name.substring(0, Math.min(LONGEST_NAME, name.length()));
    return bounded.isEmpty() ? "document" : bounded;
  }

  @Override
  public DeviceStatus status(Deadline deadline) {
    return Files.isDirectory(folder) && Files.isWritable(folder)
        ? DeviceStatus.online()
        : DeviceStatus.of(PrintFaults.folderUnwritable(folder.toString()));
  }

  @Override
  public SelfTest selfTest(Deadline deadline) throws InterruptedException {
    var run = new SelfTestRun("directory");
    return run.after(
        operations.run(
            "self-test",
            deadline,
            () -> {
              run.judge(Files.isDirectory(folder), folder.toString());
              if (run.sound()) {
                boolean writable = Files.isWritable(folder);
                run.next("writable").judge(writable, writable ? "" : "no permission");
              }
              return Outcome.done(run);
            }));
  }

  @Override
  public void close() {
    // Nothing stays open between documents.
  }
}
