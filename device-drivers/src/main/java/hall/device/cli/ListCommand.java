// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.Deadline;
import hall.device.Media;
import hall.device.Outcome;
import hall.device.scan.v4l2.Cameras;
import hall.device.smartcard.pcsc.PcscReaders;
import hall.device.transport.SerialPorts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `list`: the serial ports, the cameras, and what else this version reaches by a URI that the
/// installer knows.
final class ListCommand {

  private ListCommand() {}

  static Answer run(Deadline deadline) throws InterruptedException {
    var readers = PcscReaders.all(deadline);
    return Answer.done(
        Fields.of(
            "ports", SerialPorts.all().stream().map(ListCommand::port).toList(),
            "cardReaders", cardReaders(readers),
            "cardService", cardService(readers),
            "cameras", Cameras.all().stream().map(ListCommand::camera).toList(),
            "reachable",
                List.of(
                    reachable("ga450:PORT?baud=115200", "resident ID card reader", "身份证阅读器"),
                    reachable("ga450://host:port", "the same over TCP", "身份证阅读器（网络）"),
                    reachable("pcsc:READER", "smart-card reader", "智能卡读卡器"),
                    reachable("escpos:PORT?baud=19200", "ticket printer", "小票打印机"),
                    reachable("escpos://host:9100", "the same over TCP", "小票打印机（网络）"),
                    reachable("barcode:PORT?baud=9600", "bar-code module", "扫码模块"),
                    reachable("escl://host:port/eSCL", "network scanner", "网络扫描仪"),
                    reachable("sane://host:6566/DEVICE", "scanner of a SANE daemon", "SANE扫描仪"),
                    reachable("v4l2:/dev/v4l/by-id/CAMERA?dpi=N", "document camera", "高拍仪"),
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

  private static List<Map<String, @Nullable Object>> cardReaders(
      Outcome<List<PcscReaders.Reader>> readers) {
    if (!(readers instanceof Outcome.Done<List<PcscReaders.Reader>>(var all))) {
      return List.of();
    }
    return all.stream()
        .map(reader ->
            Fields.of(
                "uri",
                "pcsc:" + reader.name(),
                "card",
                (reader.card() ? Media.PRESENT : Media.NOT_PRESENT).word()))
        .toList();
  }

  /// Why a machine has no card readers.
  private static String cardService(Outcome<List<PcscReaders.Reader>> readers) {
    return switch (readers) {
      case Outcome.Done<List<PcscReaders.Reader>> _ -> "running";
      case Outcome.Faulted<List<PcscReaders.Reader>>(var fault) -> fault.reason();
      case Outcome.NoAnswer<List<PcscReaders.Reader>>() -> "no-answer";
    };
  }

  private static Map<String, @Nullable Object> camera(Cameras.Camera camera) {
    return Fields.of(
        "path", camera.path(), "stable", camera.stable().orElse(null), "name", camera.name());
  }

  private static Map<String, @Nullable Object> reachable(String uri, String en, String zhCn) {
    return Fields.of("uri", uri, "zh-CN", zhCn, "en", en);
  }
}
