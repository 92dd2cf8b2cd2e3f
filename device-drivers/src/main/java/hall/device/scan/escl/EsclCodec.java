// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import static hall.device.scan.escl.EsclXml.all;
import static hall.device.scan.escl.EsclXml.child;
import static hall.device.scan.escl.EsclXml.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/// `ScannerStatus`, `ScanSettings` and the name of a job (Mopria Alliance, eSCL Technical
/// Specification 2.97): bytes to records and back.
final class EsclCodec {

  private static final Pattern JOB_PATH =
      Pattern.compile("/(?:[A-Za-z0-9._~/:@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*+");

  private EsclCodec() {}

  /// Reads `ScannerStatus`.
  static EsclStatus status(byte[] xml) throws EsclFormatException {
    var root = EsclXml.root(xml, "ScannerStatus");
    if (child(root, "State") == null) {
      throw new EsclFormatException("no State");
    }
    var word = text(root, "State");
    var state =
        Arrays.stream(EsclStatus.State.values())
            .filter(s -> !s.word.isEmpty() && s.word.equals(word))
            .findFirst()
            .orElse(EsclStatus.State.OTHER);
    var jobs = new ArrayList<EsclStatus.Job>();
    for (var job : all(root, "JobInfo")) {
      jobs.add(new EsclStatus.Job(text(job, "JobUri"), jobState(text(job, "JobState"))));
    }
    return new EsclStatus(state, adf(root), jobs);
  }

  private static EsclStatus.Adf adf(Element root) {
    var word = text(root, "AdfState");
    if (child(root, "AdfState") == null) {
      return EsclStatus.Adf.NONE;
    }
    return Arrays.stream(EsclStatus.Adf.values())
        .filter(adf -> !adf.word.isEmpty() && adf.word.equals(word))
        .findFirst()
        .orElse(EsclStatus.Adf.OTHER);
  }

  private static EsclStatus.JobState jobState(String word) {
    return Arrays.stream(EsclStatus.JobState.values())
        .filter(state -> !state.word.isEmpty() && state.word.equals(word))
        .findFirst()
        .orElse(EsclStatus.JobState.OTHER);
  }

  /// Writes `ScanSettings`, in the order of the specification's schema.
  static byte[] settings(EsclRequest request) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <scan:ScanSettings xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm" \
    xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03">
      <pwg:Version>%s</pwg:Version>
    %s  <pwg:ScanRegions>
        <pwg:ScanRegion>
          <pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>
          <pwg:XOffset>0</pwg:XOffset>
          <pwg:YOffset>0</pwg:YOffset>
          <pwg:Width>%d</pwg:Width>
          <pwg:Height>%d</pwg:Height>
        </pwg:ScanRegion>
      </pwg:ScanRegions>
      <pwg:InputSource>%s</pwg:InputSource>
      <pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
    %s  <scan:ColorMode>%s</scan:ColorMode>
      <scan:XResolution>%d</scan:XResolution>
      <scan:YResolution>%d</scan:YResolution>
    %s</scan:ScanSettings>
    """
        .formatted(
            version(request.version()),
            line("Intent", request.intent()),
            request.width(),
            request.height(),
            request.source().feeder() ? "Feeder" : "Platen",
            line("DocumentFormatExt", request.formatExt() ? "image/jpeg" : ""),
            request.colorMode(),
            request.dpi(),
            request.dpi(),
            line("Duplex", duplex(request.source())))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String duplex(EsclRequest.Source source) {
    return switch (source) {
      case PLATEN -> "";
      case FEEDER -> "false";
      case DUPLEX -> "true";
    };
  }

  /// Nothing for an empty value.
  private static String line(String name, String value) {
    return value.isEmpty() ? "" : "  <scan:%s>%s</scan:%s>\n".formatted(name, value, name);
  }

  private static String version(String told) {
    return told.matches("[0-9]{1,2}\\.[0-9]{1,3}") ? told : "2.0";
  }

  /// The path of a new job from the `Location` header, without a slash at its end.
  ///
  /// Only the path counts: scanners send relative references, host names that nobody resolves, and
  /// URLs with an unencoded or doubled part.
  static String jobPath(String base, String location) throws EsclFormatException {
    var text = location.strip();
    String path;
    try {
      path = URI.create("http://scanner" + base + "/").resolve(new URI(text)).getRawPath();
    } catch (URISyntaxException e) {
      path = afterAuthority(text);
    }
    if (path == null || !JOB_PATH.matcher(path).matches() || path.length() > 1000) {
      throw new EsclFormatException("Location is \"" + text + "\"");
    }
    var trimmed = path.replaceFirst("^/+", "/").replaceFirst("/+$", "");
    if (trimmed.isEmpty()) {
      throw new EsclFormatException("Location names no job");
    }
    return trimmed;
  }

  private static String afterAuthority(String text) {
    int scheme = text.indexOf("://");
    int slash = text.indexOf('/', scheme < 0 ? 0 : scheme + 3);
    return slash < 0 ? "" : text.substring(slash);
  }
}
