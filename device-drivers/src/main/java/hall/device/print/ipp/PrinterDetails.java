// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static hall.device.print.ipp.IppCodec.value;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.AttributeType;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Types;
import java.time.Instant;
import java.util.Calendar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a printer tells of itself that no print needs to know (RFC 8011 section 5.4).
///
/// @param operations `operations-supported`
/// @param clock `printer-current-time`; empty where it has no clock or does not know the time
record PrinterDetails(List<Operation> operations, Optional<Instant> clock) {

  static final List<AttributeType<?>> WANTED =
      List.of(Types.operationsSupported, Types.printerCurrentTime);

  /// Without them a job can't be watched or cancelled.
  private static final List<Operation> NEEDED =
      List.of(Operation.getJobAttributes, Operation.getJobs, Operation.cancelJob);

  PrinterDetails {
    operations = List.copyOf(operations);
  }

  static PrinterDetails read(AttributeGroup group) {
    return new PrinterDetails(
        group.getValues(Types.operationsSupported),
        value(group, Types.printerCurrentTime).map(Calendar::toInstant));
  }

  /// The names of operations that the driver needs and the printer lacks.
  List<String> missing() {
    boolean prints =
        operations.contains(Operation.printJob)
            || (operations.contains(Operation.createJob)
                && operations.contains(Operation.sendDocument));
    return Stream.concat(
            prints ? Stream.of() : Stream.of(Operation.printJob),
            NEEDED.stream().filter(needed -> !operations.contains(needed)))
        .map(Operation::getName)
        .toList();
  }

  boolean validates() {
    return operations.contains(Operation.validateJob);
  }
}
