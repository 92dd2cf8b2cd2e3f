// SPDX-License-Identifier: Apache-2.0
package hall.device.print;

import static hall.device.DeviceFault.Action.CLEAR;
import static hall.device.DeviceFault.Action.MAINTENANCE;
import static hall.device.DeviceFault.Action.RESET;
import static hall.device.DeviceFault.Owner.ATTENDANT;
import static hall.device.DeviceFault.Owner.ENGINEER;
import static hall.device.DeviceFault.Owner.SOFTWARE;
import static hall.device.DeviceState.HARDWARE_ERROR;
import static hall.device.DeviceState.USER_ERROR;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;

/// The faults that only A4 printers have.
public final class PrintFaults {

  private PrintFaults() {}

  /// No toner or ink.
  public static DeviceFault supplyEmpty(String raw) {
    return fault(
        USER_ERROR,
        "marker-supply-empty",
        ATTENDANT,
        MAINTENANCE,
        "墨粉或墨水已用完，请工作人员更换。",
        "Toner or ink has run out: an attendant must replace it.",
        raw);
  }

  /// The container for used toner is full.
  public static DeviceFault wasteFull(String raw) {
    return fault(
        USER_ERROR,
        "marker-waste-full",
        ATTENDANT,
        MAINTENANCE,
        "废粉盒已满，请工作人员更换。",
        "The waste toner box is full: an attendant must replace it.",
        raw);
  }

  /// A paper tray is not in its place.
  public static DeviceFault trayMissing(String raw) {
    return fault(
        USER_ERROR,
        "tray-missing",
        ATTENDANT,
        CLEAR,
        "纸盒未装好，请工作人员检查。",
        "A paper tray is missing: an attendant must put it in.",
        raw);
  }

  /// Nowhere to put another sheet.
  public static DeviceFault outputFull(String raw) {
    return fault(
        USER_ERROR,
        "output-full",
        ATTENDANT,
        CLEAR,
        "出纸口已满，请取走纸张。",
        "The output tray is full: take the paper away.",
        raw);
  }

  /// The printer stands still without saying more.
  public static DeviceFault stopped(String raw) {
    return fault(
        HARDWARE_ERROR,
        "printer-stopped",
        ATTENDANT,
        RESET,
        "打印机已停止，请工作人员检查。",
        "The printer has stopped: an attendant must look at it.",
        raw);
  }

  /// The printer gave the job up.
  public static DeviceFault aborted(String raw) {
    return fault(
        HARDWARE_ERROR,
        "job-aborted",
        ATTENDANT,
        RESET,
        "打印被设备中止，请重试。",
        "The printer aborted the job: try again.",
        raw);
  }

  /// Somebody cancelled the job at the printer.
  public static DeviceFault canceled(String raw) {
    return fault(
        USER_ERROR,
        "job-canceled",
        ATTENDANT,
        RESET,
        "打印任务被取消。",
        "The job was cancelled at the printer.",
        raw);
  }

  /// The printer no longer knows the job.
  public static DeviceFault lost(String raw) {
    return fault(
        HARDWARE_ERROR,
        "job-lost",
        ATTENDANT,
        RESET,
        "打印任务丢失，请重试。",
        "The printer lost the job: try again.",
        raw);
  }

  /// The printer takes neither PDF nor a raster that this driver makes.
  public static DeviceFault formatUnsupported(String raw) {
    return fault(
        HARDWARE_ERROR,
        "format-unsupported",
        ENGINEER,
        MAINTENANCE,
        "打印机不支持所需的文件格式。",
        "The printer takes no format that this terminal can make.",
        raw);
  }

  /// The printer refuses jobs by its own settings.
  public static DeviceFault notAccepting(String raw) {
    return fault(
        HARDWARE_ERROR,
        "not-accepting",
        ATTENDANT,
        RESET,
        "打印机不接受新任务，请工作人员检查。",
        "The printer does not accept jobs: an attendant must look at it.",
        raw);
  }

  /// The bytes to print are no PDF.
  public static DeviceFault documentInvalid(String raw) {
    return fault(
        HARDWARE_ERROR,
        "document-invalid",
        SOFTWARE,
        MAINTENANCE,
        "文件损坏，无法打印。",
        "The document is damaged and can't be printed.",
        raw);
  }

  /// Paper will run out soon; printing goes on.
  public static DeviceFault mediaLow(String raw) {
    return fault(
        DeviceState.ONLINE,
        "media-low",
        ATTENDANT,
        MAINTENANCE,
        "打印纸不足，请工作人员加纸。",
        "Paper is low: an attendant should add some.",
        raw);
  }

  /// Toner or ink will run out soon; printing goes on.
  public static DeviceFault supplyLow(String raw) {
    return fault(
        DeviceState.ONLINE,
        "marker-supply-low",
        ATTENDANT,
        MAINTENANCE,
        "墨粉或墨水不足，请准备更换。",
        "Toner or ink is low: have a new one ready.",
        raw);
  }

  /// The printer prints on one side only.
  public static DeviceFault duplexUnsupported(String raw) {
    return unable(
        "duplex-unsupported", "打印机不支持双面打印。", "The printer can't print on both sides.", raw);
  }

  /// The printer does not know this paper.
  public static DeviceFault mediaUnsupported(String raw) {
    return unable(
        "media-unsupported", "打印机不支持所需的纸张。", "The printer does not take this kind of paper.", raw);
  }

  /// The printer takes this paper, and none of its trays holds it.
  public static DeviceFault mediaNotReady(String raw) {
    return fault(
        USER_ERROR,
        "media-not-ready",
        ATTENDANT,
        MAINTENANCE,
        "打印机中没有所需的纸张，请工作人员放入。",
        "No tray holds the paper that is needed: an attendant must load it.",
        raw);
  }

  /// The printer refuses to make this many copies.
  public static DeviceFault copiesUnsupported(String raw) {
    return unable(
        "copies-unsupported", "打印机不支持所需的份数。", "The printer can't make this many copies.", raw);
  }

  /// The document has not the pages that were asked for, or the printer can't choose among them.
  public static DeviceFault pagesUnsupported(String raw) {
    return unable(
        "pages-unsupported", "无法打印所选的页码。", "The pages that were asked for can't be printed.", raw);
  }

  /// One tray of several is empty; printing goes on from another.
  public static DeviceFault trayEmpty(String trays, String raw) {
    return fault(
        DeviceState.ONLINE,
        "tray-empty",
        ATTENDANT,
        MAINTENANCE,
        "纸盒“%s”已空，请工作人员加纸。".formatted(trays),
        "Tray \"%s\" is empty: an attendant should add paper.".formatted(trays),
        raw);
  }

  private static DeviceFault unable(String reason, String zhCn, String en, String raw) {
    return fault(HARDWARE_ERROR, reason, ENGINEER, MAINTENANCE, zhCn, en, raw);
  }

  /// The folder can't be written to.
  public static DeviceFault folderUnwritable(String raw) {
    return fault(
        HARDWARE_ERROR,
        "folder-unwritable",
        ENGINEER,
        MAINTENANCE,
        "输出文件夹不可写。",
        "The output folder is missing or can't be written to.",
        raw);
  }

  private static DeviceFault fault(
      DeviceState state,
      String reason,
      Owner owner,
      Action action,
      String zhCn,
      String en,
      String raw) {
    return new DeviceFault(state, reason, owner, action, new Message(zhCn, en), raw);
  }
}
