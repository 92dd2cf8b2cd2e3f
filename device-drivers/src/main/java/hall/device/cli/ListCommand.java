// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.Deadline;
import hall.device.Media;
import hall.device.Outcome;
import hall.device.smartcard.pcsc.PcscReaders;
import hall.device.transport.SerialPorts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `list`: the serial ports, and what else this version reaches by a URI that the installer knows.
final class ListCommand {

  private ListCommand() {}

  static Answer run(Deadline deadline) throws InterruptedException {
    return Answer.done(
        Fields.of(
            "ports", SerialPorts.all().stream().map(ListCommand::port).toList(),
            "cardReaders", cardReaders(PcscReaders.all(deadline)),
            "reachable",
                List.of(
                    reachable("ga450:PORT?baud=115200", "resident ID card reader", "身份证阅读器"),
                    reachable("ga450://host:port", "the same over TCP", "身份证阅读器（网络）"),
                    reachable("pcsc:READER", "smart-card reader", "智能卡读卡器"),
                    reachable("escpos:PORT?baud=19200", "ticket printer", "小票打印机"),
                    reachable("escpos://host:9100", "the same over TCP", "小票打印机（网络）"),
                    reachable("escl://host:port/eSCL", "network scanner", "网络扫描仪"),
                    reachable("sane://host:6566/DEVICE", "scanner of a SANE daemon", "SANE扫描仪"),
                    reachable("ipp://host:631/ipp/print", "A4 network printer", "A4网络打印机"),
                    reachable("folder:/path", "a folder that takes PDF files", "PDF文件夹"))));
  }

  private static Map<String, @Nullable Object> port(SerialPorts.Port port) {
    return Fields.of(
        "port", port.path(),
        "stable", port.stable().orElse(null),
        "usb", port.usb().orElse(null),
        "description", port.description());
  }

  /// A machine without the card service has no card readers, and says why.
  private static List<Map<String, @Nullable Object>> cardReaders(
      Outcome<List<PcscReaders.Reader>> readers) {
    return switch (readers) {
      case Outcome.Done<List<PcscReaders.Reader>>(var all) ->
          all.stream()
              .map(reader ->
                  Fields.of(
                      "uri",
                      "pcsc:" + reader.name(),
                      "card",
                      (reader.card() ? Media.PRESENT : Media.NOT_PRESENT).word(),
                      "fault",
                      null))
              .toList();
      case Outcome.Faulted<List<PcscReaders.Reader>>(var fault) ->
          List.of(Fields.of("uri", null, "card", null, "fault", fault.reason()));
      case Outcome.NoAnswer<List<PcscReaders.Reader>>() ->
          List.of(Fields.of("uri", null, "card", null, "fault", "no-answer"));
    };
  }

  private static Map<String, @Nullable Object> reachable(String uri, String en, String zhCn) {
    return Fields.of("uri", uri, "zh-CN", zhCn, "en", en);
  }
}
