// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.fuzz.CodecCase;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The ways into the codec of eSCL; the JDK's XML parser takes buffers of fixed size each time.
public final class EsclCases {

  private static final long PARSER = 640 << 10;

  private EsclCases() {}

  public static List<CodecCase> all() {
    return List.of(
        CodecCase.of(
                EsclCapabilitiesCodec.class,
                "capabilities",
                EsclCapabilitiesCodec::read,
                EsclSamples.bytes(EsclSamples.CAPABILITIES))
            .refusing(EsclFormatException.class)
            .within(PARSER, 64),
        CodecCase.of(
                EsclCodec.class, "status", EsclCodec::status, EsclSamples.bytes(EsclSamples.STATUS))
            .refusing(EsclFormatException.class)
            .within(PARSER, 64),
        CodecCase.of(
                EsclCodec.class,
                "location",
                bytes -> EsclCodec.jobPath("/eSCL", new String(bytes, StandardCharsets.UTF_8)),
                EsclSamples.bytes("http://10.0.0.7:80/eSCL/ScanJobs/1/"),
                EsclSamples.bytes("http://[fe80::1%eth0]/eSCL/ScanJobs/5"),
                EsclSamples.bytes("ScanJobs/a%20b"))
            .refusing(EsclFormatException.class)
            .within(32 << 10, 128));
  }
}
