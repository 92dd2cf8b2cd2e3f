// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What `--help` says.
final class Help {

  private Help() {}

  /// All of it, or about one command.
  static String of(Optional<Verb> verb) {
    return verb.map(Help::one).orElseGet(Help::all);
  }

  private static String all() {
    return """
    ./kiosk devices: try every device of a terminal by itself (设备调试工具)

    usage: ./kiosk devices COMMAND [ARGUMENT…] [OPTION…]

    Commands (命令):
    %s
    Options (选项):
    %s
    Devices are URIs (设备地址):
      ga450:/dev/ttyUSB0?baud=115200   resident ID card reader 身份证阅读器; ga450://host:port over TCP
      pcsc:READER NAME                 smart-card reader 智能卡读卡器, as "list" shows it, or its beginning
      escl://host:port/eSCL            network scanner 网络扫描仪
      escls://host:port/eSCL?fingerprint=SHA256HEX
                                       the same over TLS; the digest of the scanner's own
                                       certificate, which the fault certificate-untrusted shows
      sane://host:6566/DEVICE          scanner that a SANE daemon serves 扫描仪
      v4l2:/dev/video0?dpi=200         document camera 高拍仪, with its measured resolution
      ipp://host:631/ipp/print         A4 printer A4打印机; folder:/path only writes PDF files
      ipps://host:631/ipp/print?fingerprint=SHA256HEX
                                       the same over TLS; the digest of the printer's own certificate,
                                       which the fault certificate-untrusted shows
      escpos:/dev/ttyUSB1?baud=19200   ticket printer 小票打印机; escpos://host:9100 over TCP
      barcode:/dev/ttyUSB2?baud=9600   bar-code module 扫码模块; barcode://host:port over TCP
    A serial port is best named by /dev/serial/by-id/…, a camera by /dev/v4l/by-id/…, which survive
    replugging; "list" shows them.

    Exit status (退出码): 0 done; 2 the command line is wrong; 3 the device has a fault, and the output
    names it, who must act and what to do; 4 no answer in time.
    """
        .formatted(
            Verb.all()
                .map(verb -> line(verb.synopsis(), "%s  %s".formatted(verb.zhCn, verb.summary)))
                .collect(Collectors.joining()),
            Arrays.stream(Option.values()).map(Help::line).collect(Collectors.joining()));
  }

  private static String one(Verb verb) {
    var options = Arrays.stream(Option.values()).filter(verb::takes).toList();
    return """
    usage: ./kiosk devices %s%s [OPTION…]

    %s: %s. It may take %d s unless --timeout says otherwise.

    %s\
    """
        .formatted(
            verb.synopsis(),
            verb == Verb.SCAN || verb == Verb.TRACE ? " " + Option.OUT.synopsis() : "",
            verb.zhCn,
            verb.summary,
            verb.timeout.toSeconds(),
            options.stream().map(Help::line).collect(Collectors.joining()));
  }

  private static String line(Option option) {
    return line(option.synopsis(), option.help);
  }

  private static String line(String left, String right) {
    return "  %-27s %s%n".formatted(left, right);
  }
}
