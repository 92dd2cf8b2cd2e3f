// SPDX-License-Identifier: Apache-2.0
package hall.device.registry;

import hall.device.Device;
import hall.device.DeviceContext;
import hall.device.DeviceUri;
import hall.device.barcode.engine.BarcodeReader;
import hall.device.barcode.engine.ScanRedaction;
import hall.device.barcode.engine.SerialBarcodeReader;
import hall.device.idcard.Ga450Reader;
import hall.device.idcard.Ga450Redaction;
import hall.device.idcard.IdCardReader;
import hall.device.idcard.PhotoDecoder;
import hall.device.print.Printer;
import hall.device.print.folder.FolderPrinter;
import hall.device.print.ipp.IppPrinter;
import hall.device.print.ipp.IppRedaction;
import hall.device.scan.Scanner;
import hall.device.scan.escl.EsclRedaction;
import hall.device.scan.escl.EsclScanner;
import hall.device.scan.sane.SaneRedaction;
import hall.device.scan.sane.SaneScanner;
import hall.device.scan.v4l2.V4l2Scanner;
import hall.device.smartcard.SmartCardReader;
import hall.device.smartcard.pcsc.CardRedaction;
import hall.device.smartcard.pcsc.PcscReader;
import hall.device.ticket.EscPosPrinter;
import hall.device.ticket.EscPosRedaction;
import hall.device.ticket.TicketPrinter;
import hall.device.trace.Redaction;

/// From a device URI to its driver, by the URI's scheme.
///
/// Opening touches no hardware. A scheme without a driver is an [IllegalArgumentException] that
/// says which there are.
public final class DeviceRegistry {

  private final DeviceContext context;

  public DeviceRegistry(DeviceContext context) {
    this.context = context;
  }

  /// Whatever device the URI names.
  public Device open(DeviceUri uri) {
    return switch (uri.scheme()) {
      case "ga450" -> openIdCardReader(uri);
      case "escl", "escls", "sane", "v4l2" -> openScanner(uri);
      case "ipp", "ipps", "folder" -> openPrinter(uri);
      case "escpos" -> openTicketPrinter(uri);
      case "pcsc" -> openSmartCardReader(uri);
      case "barcode" -> openBarcodeReader(uri);
      default ->
          throw unknown(
              uri,
              "a device",
              "ga450, escl, escls, sane, v4l2, ipp, ipps, folder, escpos, barcode, pcsc");
    };
  }

  /// What takes personal data out of a recording of this device.
  ///
  /// @throws IllegalArgumentException for a device whose wire is not recorded
  public static Redaction redaction(DeviceUri uri) {
    return switch (uri.scheme()) {
      case "ga450" -> new Ga450Redaction();
      case "escl", "escls" -> new EsclRedaction();
      case "sane" -> new SaneRedaction();
      case "ipp", "ipps" -> new IppRedaction();
      case "escpos" -> new EscPosRedaction();
      case "barcode" -> new ScanRedaction();
      case "pcsc" -> new CardRedaction();
      case "v4l2" -> _ -> {}; // its frames are too large to be taken down with their pictures
      case "folder" ->
          throw new IllegalArgumentException(
              "\"%s\" is not a device whose wire is recorded: it has none, it only writes files"
                  .formatted(uri));
      default ->
          throw unknown(
              uri,
              "a device whose wire is recorded",
              "ga450, escl, escls, sane, v4l2, ipp, ipps, escpos, barcode, pcsc");
    };
  }

  public IdCardReader openIdCardReader(DeviceUri uri) {
    return switch (uri.scheme()) {
      case "ga450" -> new Ga450Reader(uri, context, PhotoDecoder.installed());
      default -> throw unknown(uri, "an ID-card reader", "ga450");
    };
  }

  public Scanner openScanner(DeviceUri uri) {
    return switch (uri.scheme()) {
      case "escl", "escls" -> new EsclScanner(uri, context);
      case "sane" -> new SaneScanner(uri, context);
      case "v4l2" -> new V4l2Scanner(uri, context);
      default -> throw unknown(uri, "a scanner", "escl, escls, sane, v4l2");
    };
  }

  public Printer openPrinter(DeviceUri uri) {
    return switch (uri.scheme()) {
      case "ipp", "ipps" -> new IppPrinter(uri, context);
      case "folder" -> new FolderPrinter(uri, context);
      default -> throw unknown(uri, "an A4 printer", "ipp, ipps, folder");
    };
  }

  public TicketPrinter openTicketPrinter(DeviceUri uri) {
    return switch (uri.scheme()) {
      case "escpos" -> new EscPosPrinter(uri, context);
      default -> throw unknown(uri, "a ticket printer", "escpos");
    };
  }

  public SmartCardReader openSmartCardReader(DeviceUri uri) {
    return switch (uri.scheme()) {
      case "pcsc" -> new PcscReader(uri, context);
      default -> throw unknown(uri, "a smart-card reader", "pcsc");
    };
  }

  public BarcodeReader openBarcodeReader(DeviceUri uri) {
    return switch (uri.scheme()) {
      case "barcode" -> new SerialBarcodeReader(uri, context);
      default -> throw unknown(uri, "a bar-code module", "barcode");
    };
  }

  private static IllegalArgumentException unknown(DeviceUri uri, String what, String schemes) {
    return new IllegalArgumentException(
        "\"%s\" is not %s that this version can drive: its scheme must be one of %s"
            .formatted(uri, what, schemes));
  }
}
