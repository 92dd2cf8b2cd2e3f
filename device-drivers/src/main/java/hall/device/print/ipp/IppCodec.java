// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.AttributeType;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Types;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The messages of IPP (RFC 8010 for the encoding, RFC 8011 for the operations), as far as a job
/// needs them.
final class IppCodec {

  /// Some printers send everything they have, whatever was asked.
  static final int MOST_BYTES = 4 << 20;

  private IppCodec() {}

  /// Get-Printer-Attributes, RFC 8011 section 4.2.5.
  static byte[] getPrinter(URI printer, String user, int requestId) {
    return bytes(
        IppPacket.getPrinterAttributes(printer, PrinterAttributes.WANTED)
            .putOperationAttributes(Types.requestingUserName.of(user)),
        requestId);
  }

  /// Print-Job without its document, which follows the last byte; RFC 8011 section 4.2.1.
  static byte[] printJob(
      URI printer,
      String user,
      String jobName,
      String format,
      List<Attribute<?>> ticket,
      int requestId) {
    return bytes(
        IppPacket.printJob(printer)
            .putOperationAttributes(
                Types.requestingUserName.of(user),
                Types.jobName.of(jobName),
                Types.documentFormat.of(format))
            .putJobAttributes(ticket),
        requestId);
  }

  /// Get-Printer-Attributes for [PrinterDetails].
  static byte[] getDetails(URI printer, String user, int requestId) {
    return bytes(
        IppPacket.getPrinterAttributes(printer, PrinterDetails.WANTED)
            .putOperationAttributes(Types.requestingUserName.of(user)),
        requestId);
  }

  /// Validate-Job, RFC 8011 section 4.2.3: a Print-Job that makes no job.
  static byte[] validateJob(
      URI printer,
      String user,
      String jobName,
      String format,
      List<Attribute<?>> ticket,
      int requestId) {
    return bytes(
        IppPacket.validateJob(printer)
            .putOperationAttributes(
                Types.requestingUserName.of(user),
                Types.jobName.of(jobName),
                Types.documentFormat.of(format))
            .putJobAttributes(ticket),
        requestId);
  }

  /// Create-Job, RFC 8011 section 4.2.4.
  static byte[] createJob(
      URI printer, String user, String jobName, List<Attribute<?>> ticket, int requestId) {
    return bytes(
        IppPacket.createJob(printer)
            .putOperationAttributes(Types.requestingUserName.of(user), Types.jobName.of(jobName))
            .putJobAttributes(ticket),
        requestId);
  }

  /// Send-Document without its document, which follows the last byte; RFC 8011 section 4.3.1.
  static byte[] sendDocument(URI printer, String user, int job, String format, int requestId) {
    return bytes(
        IppPacket.sendDocument(printer, job)
            .putOperationAttributes(
                Types.requestingUserName.of(user),
                Types.documentFormat.of(format),
                Types.lastDocument.of(true)),
        requestId);
  }

  /// Get-Job-Attributes, RFC 8011 section 4.3.4.
  static byte[] getJob(URI printer, String user, int job, int requestId) {
    return bytes(
        IppPacket.getJobAttributes(
                printer,
                job,
                Types.jobId,
                Types.jobUri,
                Types.jobState,
                Types.jobStateReasons,
                Types.jobImpressionsCompleted,
                Types.jobMediaSheetsCompleted)
            .putOperationAttributes(Types.requestingUserName.of(user)),
        requestId);
  }

  /// Get-Jobs for the user's jobs that have not ended, RFC 8011 section 4.2.6.
  static byte[] getOwnJobs(URI printer, String user, int requestId) {
    return bytes(
        IppPacket.getJobs(printer, Types.jobId, Types.jobUri, Types.jobState)
            .putOperationAttributes(
                Types.requestingUserName.of(user),
                Types.myJobs.of(true),
                Types.whichJobs.of("not-completed")),
        requestId);
  }

  /// Cancel-Job, RFC 8011 section 4.3.3.
  static byte[] cancelJob(URI printer, String user, int job, int requestId) {
    return bytes(
        IppPacket.cancelJob(printer, job).putOperationAttributes(Types.requestingUserName.of(user)),
        requestId);
  }

  private static byte[] bytes(IppPacket.Builder builder, int requestId) {
    var out = new ByteArrayOutputStream();
    try (var stream = new IppOutputStream(out)) {
      stream.write(builder.setRequestId(requestId).build());
    } catch (IOException e) {
      throw new IllegalStateException("memory refuses bytes", e);
    }
    return out.toByteArray();
  }

  /// Reads an answer.
  ///
  /// Whatever the parser throws at broken input counts as a broken answer.
  static IppPacket answer(byte[] bytes, int requestId) throws IppFormatException {
    IppFrame.check(bytes);
    IppPacket packet;
    try (var stream = new IppInputStream(new ByteArrayInputStream(bytes))) {
      packet = stream.readPacket();
    } catch (IOException | RuntimeException e) {
      throw new IppFormatException("not IPP: " + e.getClass().getSimpleName(), e);
    }
    if (packet.getRequestId() != requestId) {
      throw new IppFormatException("an answer to another request");
    }
    return packet;
  }

  /// The printer of a Get-Printer-Attributes answer.
  static PrinterReport printer(IppPacket packet) throws IppFormatException {
    return guarded(() -> PrinterAttributes.read(group(packet, Tag.printerAttributes)));
  }

  /// The details of a Get-Printer-Attributes answer.
  static PrinterDetails details(IppPacket packet) throws IppFormatException {
    return guarded(() -> PrinterDetails.read(group(packet, Tag.printerAttributes)));
  }

  /// The job of a Print-Job or Get-Job-Attributes answer.
  static JobReport job(IppPacket packet) throws IppFormatException {
    return guarded(() -> job(group(packet, Tag.jobAttributes)));
  }

  /// The jobs of a Get-Jobs answer.
  static List<JobReport> jobs(IppPacket packet) throws IppFormatException {
    return guarded(() -> {
      var jobs = new ArrayList<JobReport>();
      for (var group : packet.getAttributeGroups()) {
        if (group.getTag().equals(Tag.jobAttributes)) {
          jobs.add(job(group));
        }
      }
      return jobs;
    });
  }

  /// The attributes that an answer says the printer does not support (RFC 8011 section 4.1.7).
  static List<String> unsupported(IppPacket packet) {
    return Optional.ofNullable(packet.get(Tag.unsupportedAttributes)).stream()
        .flatMap(group -> group.stream().map(Attribute::getName))
        .toList();
  }

  private interface Reading<T> {
    T read() throws IppFormatException;
  }

  /// Values are decoded when they are asked for, so the parser may object late.
  private static <T> T guarded(Reading<T> reading) throws IppFormatException {
    try {
      return reading.read();
    } catch (RuntimeException e) {
      throw new IppFormatException("unreadable attributes: " + e.getClass().getSimpleName(), e);
    }
  }

  private static AttributeGroup group(IppPacket packet, Tag tag) throws IppFormatException {
    return Optional.ofNullable(packet.get(tag))
        .orElseThrow(() -> new IppFormatException("no group " + tag));
  }

  private static JobReport job(AttributeGroup group) throws IppFormatException {
    int id =
        value(group, Types.jobId).orElseThrow(() -> new IppFormatException("a job without job-id"));
    var state =
        value(group, Types.jobState)
            .flatMap(found -> JobReport.State.of(found.getCode()))
            .orElseThrow(() -> new IppFormatException("no job-state"));
    return new JobReport(
        id,
        value(group, Types.jobUri).map(URI::toString).orElse(""),
        state,
        PrinterAttributes.withoutNone(group.getStrings(Types.jobStateReasons)),
        value(group, Types.jobImpressionsCompleted).orElse(-1),
        value(group, Types.jobMediaSheetsCompleted).orElse(-1));
  }

  static <T> Optional<T> value(AttributeGroup group, AttributeType<T> type) {
    return Optional.ofNullable(group.getValue(type));
  }
}
