// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import hall.device.simulator.EsclMachine.SampleShot;
import hall.device.simulator.EsclMachine.Tone;
import java.util.regex.Pattern;

/// What the simulated scanner says of itself, and how it reads what it is asked (eSCL Technical
/// Specification, ScannerCapabilities, ScannerStatus, ScanSettings).
final class EsclDocuments {

  private static final String NAMESPACES =
      "xmlns:pwg=\"http://www.pwg.org/schemas/2010/12/sm\""
          + " xmlns:scan=\"http://schemas.hp.com/imaging/escl/2011/05/03\"";

  private EsclDocuments() {}

  static String capabilities(String makeAndModel) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <scan:ScannerCapabilities %s>
      <pwg:Version>2.63</pwg:Version>
      <pwg:MakeAndModel>%s</pwg:MakeAndModel>
      <pwg:SerialNumber>SAMPLE0001</pwg:SerialNumber>
      <scan:UUID>4509a320-00a0-008f-00b6-00559a327d32</scan:UUID>
      <scan:Platen><scan:PlatenInputCaps>%s</scan:PlatenInputCaps></scan:Platen>
      <scan:Adf>
        <scan:AdfSimplexInputCaps>%s</scan:AdfSimplexInputCaps>
        <scan:AdfDuplexInputCaps>%s</scan:AdfDuplexInputCaps>
        <scan:FeederCapacity>50</scan:FeederCapacity>
        <scan:AdfOptions>
          <scan:AdfOption>DetectPaperLoaded</scan:AdfOption><scan:AdfOption>Duplex</scan:AdfOption>
        </scan:AdfOptions>
      </scan:Adf>
    </scan:ScannerCapabilities>
    """
        .formatted(NAMESPACES, makeAndModel, input(3508), input(4200), input(4200));
  }

  private static String input(int maxHeight) {
    var resolutions = new StringBuilder();
    for (int dpi : new int[] {75, 100, 150, 200, 300, 600}) {
      resolutions.append(
          "<scan:DiscreteResolution><scan:XResolution>%d</scan:XResolution><scan:YResolution>%d</scan:YResolution></scan:DiscreteResolution>"
              .formatted(dpi, dpi));
    }
    return """

      <scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth>
      <scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>%d</scan:MaxHeight>
      <scan:MaxScanRegions>1</scan:MaxScanRegions>
      <scan:SettingProfiles><scan:SettingProfile>
        <scan:ColorModes>
          <scan:ColorMode>BlackAndWhite1</scan:ColorMode>
          <scan:ColorMode>Grayscale8</scan:ColorMode><scan:ColorMode>RGB24</scan:ColorMode>
        </scan:ColorModes>
        <scan:DocumentFormats>
          <pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
          <scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt>
        </scan:DocumentFormats>
        <scan:SupportedResolutions><scan:DiscreteResolutions>%s</scan:DiscreteResolutions></scan:SupportedResolutions>
      </scan:SettingProfile></scan:SettingProfiles>
      <scan:SupportedIntents>
        <scan:Intent>Document</scan:Intent><scan:Intent>TextAndGraphic</scan:Intent>
      </scan:SupportedIntents>
      <scan:MaxOpticalXResolution>600</scan:MaxOpticalXResolution>
      <scan:MaxOpticalYResolution>600</scan:MaxOpticalYResolution>
      <scan:MaxPhysicalWidth>2550</scan:MaxPhysicalWidth>
      <scan:MaxPhysicalHeight>%d</scan:MaxPhysicalHeight>
    """
        .formatted(maxHeight, resolutions, maxHeight);
  }

  static String status(EsclMachine machine) {
    var jobs = new StringBuilder();
    machine
        .jobs()
        .forEach((name, job) ->
            jobs.append(
                """
                <scan:JobInfo>
                  <pwg:JobUri>/eSCL/ScanJobs/%s</pwg:JobUri><pwg:JobUuid>%s</pwg:JobUuid>
                  <scan:Age>1</scan:Age><pwg:ImagesCompleted>%d</pwg:ImagesCompleted>
                  <pwg:ImagesToTransfer>%d</pwg:ImagesToTransfer>
                  <pwg:JobState>%s</pwg:JobState>
                </scan:JobInfo>
                """
                    .formatted(
                        name,
                        name,
                        job.delivered,
                        job.done ? 0 : 1,
                        job.done ? "Completed" : "Processing")));
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <scan:ScannerStatus %s>
      <pwg:Version>2.63</pwg:Version>
      <pwg:State>%s</pwg:State>
      <scan:AdfState>%s</scan:AdfState>
      <scan:Jobs>
    %s  </scan:Jobs>
    </scan:ScannerStatus>
    """
        .formatted(
            NAMESPACES, machine.activeJobs() > 0 ? "Processing" : "Idle", machine.adfState(), jobs);
  }

  /// Reads ScanSettings by element names alone; [IllegalArgumentException] for what this scanner
  /// does not do.
  static SampleShot settings(String xml) {
    var source = value(xml, "InputSource", "Platen");
    var format = value(xml, "DocumentFormatExt", value(xml, "DocumentFormat", "image/jpeg"));
    var mode = value(xml, "ColorMode", "RGB24");
    var intent = value(xml, "Intent", "Document");
    int dpi = Integer.parseInt(value(xml, "XResolution", "300"));
    if (!format.equals("image/jpeg")
        || !mode.matches("RGB24|Grayscale8|BlackAndWhite1")
        || !intent.matches("Document|TextAndGraphic")
        || !source.matches("Platen|Feeder")
        || dpi < 75
        || dpi > 600) {
      throw new IllegalArgumentException("%s %s %s %d".formatted(source, format, mode, dpi));
    }
    return new SampleShot(
        source.equals("Feeder"),
        value(xml, "Duplex", "false").equals("true"),
        dpi,
        switch (mode) {
          case "RGB24" -> Tone.COLOR;
          case "Grayscale8" -> Tone.GRAY;
          default -> Tone.LINEART;
        },
        Math.clamp(Integer.parseInt(value(xml, "Width", "2480")), 16, 2550),
        Math.clamp(Integer.parseInt(value(xml, "Height", "3508")), 16, 4200));
  }

  private static String value(String xml, String name, String otherwise) {
    var matcher = Pattern.compile("<(?:\\w+:)?" + name + ">\\s*([^<]*?)\\s*</").matcher(xml);
    return matcher.find() ? matcher.group(1) : otherwise;
  }
}
