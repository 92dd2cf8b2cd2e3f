// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import java.nio.charset.StandardCharsets;

/// Documents in the dialects of several vendors, typed from the specification.
final class EsclSamples {

  static final String CAPABILITIES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- a vendor's comment -->
      <scan:ScannerCapabilities xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"
          xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
        <pwg:Version>2.6</pwg:Version>
        <pwg:MakeAndModel>Sample M1</pwg:MakeAndModel>
        <pwg:SerialNumber> S1 </pwg:SerialNumber>
        <scan:SettingProfiles>
          <scan:SettingProfile name="both">
            <scan:ColorModes><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>
            <scan:SupportedResolutions><scan:DiscreteResolutions>
              <scan:DiscreteResolution>
                <scan:XResolution>150</scan:XResolution><scan:YResolution>150</scan:YResolution>
              </scan:DiscreteResolution>
              <scan:DiscreteResolution>
                <scan:XResolution>300</scan:XResolution><scan:YResolution>600</scan:YResolution>
              </scan:DiscreteResolution>
            </scan:DiscreteResolutions></scan:SupportedResolutions>
          </scan:SettingProfile>
        </scan:SettingProfiles>
        <scan:Platen>
          <scan:PlatenInputCaps>
            <scan:MinWidth>8</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth>
            <scan:MinHeight>8</scan:MinHeight><scan:MaxHeight>3300</scan:MaxHeight>
            <scan:SettingProfiles><scan:SettingProfile>
              <scan:ColorModes>
                <scan:ColorMode>BlackAndWhite1</scan:ColorMode>
                <scan:ColorMode>Grayscale8</scan:ColorMode>
                <scan:ColorMode>RGB24</scan:ColorMode>
              </scan:ColorModes>
              <scan:DocumentFormats>
                <pwg:DocumentFormat>application/pdf</pwg:DocumentFormat>
                <scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt>
              </scan:DocumentFormats>
              <scan:SupportedResolutions><scan:DiscreteResolutions>
                <scan:DiscreteResolution>
                  <scan:XResolution>600</scan:XResolution><scan:YResolution>600</scan:YResolution>
                </scan:DiscreteResolution>
                <scan:DiscreteResolution>
                  <scan:XResolution>200</scan:XResolution><scan:YResolution>200</scan:YResolution>
                </scan:DiscreteResolution>
              </scan:DiscreteResolutions></scan:SupportedResolutions>
            </scan:SettingProfile></scan:SettingProfiles>
            <scan:SupportedIntents>
              <scan:Intent>Document</scan:Intent><scan:SupportedIntent>Photo</scan:SupportedIntent>
            </scan:SupportedIntents>
          </scan:PlatenInputCaps>
        </scan:Platen>
        <scan:Adf>
          <scan:AdfSimplexInputCaps>
            <scan:MaxWidth>2550</scan:MaxWidth><scan:MaxHeight>4200</scan:MaxHeight>
            <scan:SettingProfiles><scan:SettingProfile>
              <scan:ColorModes><scan:ColorMode>Grayscale8</scan:ColorMode></scan:ColorModes>
              <scan:DocumentFormats>
                <pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
              </scan:DocumentFormats>
              <scan:SupportedResolutions><scan:ResolutionRange>
                <scan:XResolutionRange>
                  <scan:Min>100</scan:Min><scan:Max>400</scan:Max>
                  <scan:Normal>300</scan:Normal><scan:Step>50</scan:Step>
                </scan:XResolutionRange>
              </scan:ResolutionRange></scan:SupportedResolutions>
            </scan:SettingProfile></scan:SettingProfiles>
          </scan:AdfSimplexInputCaps>
          <scan:AdfDuplexInputCaps>
            <scan:MaxWidth>2550</scan:MaxWidth><scan:MaxHeight>4000</scan:MaxHeight>
            <scan:SettingProfiles><scan:SettingProfile ref="both"/></scan:SettingProfiles>
          </scan:AdfDuplexInputCaps>
          <scan:FeederCapacity>50</scan:FeederCapacity>
        </scan:Adf>
      </scan:ScannerCapabilities>
      """;

  static final String STATUS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <s:ScannerStatus xmlns:s="http://schemas.hp.com/imaging/escl/2011/05/03"
          xmlns:p="http://www.pwg.org/schemas/2010/12/sm">
        <p:Version>2.6</p:Version>
        <p:State>Processing</p:State>
        <s:AdfState>ScannerAdfLoaded</s:AdfState>
        <s:Jobs>
          <s:JobInfo>
            <p:JobUri>/eSCL/ScanJobs/8</p:JobUri>
            <p:JobState>Processing</p:JobState>
            <p:JobStateReasons><p:JobStateReason>JobScanning</p:JobStateReason></p:JobStateReasons>
          </s:JobInfo>
          <s:JobInfo>
            <p:JobUri>/eSCL/ScanJobs/7</p:JobUri>
            <p:JobState>Aborted</p:JobState>
          </s:JobInfo>
        </s:Jobs>
      </s:ScannerStatus>
      """;

  private EsclSamples() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
