// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import static hall.device.scan.escl.EsclXml.all;
import static hall.device.scan.escl.EsclXml.child;
import static hall.device.scan.escl.EsclXml.number;
import static hall.device.scan.escl.EsclXml.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/// The documents of eSCL (Mopria Alliance, eSCL Technical Specification 2.97): bytes to records and
/// back.
final class EsclCodec {

  private static final Pattern JOB_PATH =
      Pattern.compile("/(?:[A-Za-z0-9._~/:@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*+");
  private static final int WIDEST = 30_000;

  private EsclCodec() {}

  /// Reads `ScannerCapabilities`.
  static EsclCapabilities capabilities(byte[] xml) throws EsclFormatException {
    var root = EsclXml.root(xml, "ScannerCapabilities");
    return new EsclCapabilities(
        text(root, "Version"),
        text(root, "MakeAndModel"),
        text(root, "SerialNumber"),
        input(root, "PlatenInputCaps"),
        input(root, "AdfSimplexInputCaps"));
  }

  private static Optional<EsclCapabilities.Input> input(Element root, String name)
      throws EsclFormatException {
    var found = all(root, name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var input = found.getFirst();
    // Some scanners refer to profiles that stand once for all sources.
    var profiles = all(input, "SettingProfile").isEmpty() ? root : input;
    return Optional.of(
        new EsclCapabilities.Input(
            size(input, "MaxWidth"),
            size(input, "MaxHeight"),
            texts(profiles, "ColorMode"),
            formats(profiles),
            resolutions(profiles),
            range(profiles)));
  }

  private static int size(Element input, String name) throws EsclFormatException {
    int size = number(input, name).orElse(0);
    if (size < 1 || size > WIDEST) {
      throw new EsclFormatException(name + " is \"" + text(input, name) + "\"");
    }
    return size;
  }

  private static List<String> texts(Element root, String name) {
    return all(root, name).stream().map(e -> e.getTextContent().strip()).distinct().toList();
  }

  private static List<String> formats(Element root) {
    var formats = new ArrayList<>(texts(root, "DocumentFormat"));
    formats.addAll(texts(root, "DocumentFormatExt"));
    return formats.stream().distinct().toList();
  }

  private static List<Integer> resolutions(Element root) {
    return all(root, "DiscreteResolution").stream()
        .map(e -> number(e, "XResolution").orElse(0))
        .filter(dpi -> dpi > 0 && dpi <= 9600)
        .sorted()
        .distinct()
        .toList();
  }

  private static Optional<EsclCapabilities.Range> range(Element root) {
    return all(root, "XResolutionRange").stream()
        .findFirst()
        .map(e ->
            new EsclCapabilities.Range(
                Math.clamp(number(e, "Min").orElse(75), 1, 9600),
                Math.clamp(number(e, "Max").orElse(600), 1, 9600),
                Math.max(1, number(e, "Step").orElse(1))));
  }

  /// Reads `ScannerStatus`.
  static EsclStatus status(byte[] xml) throws EsclFormatException {
    var root = EsclXml.root(xml, "ScannerStatus");
    var word = text(root, "State");
    var state =
        Arrays.stream(EsclStatus.State.values())
            .filter(s -> s.word.equals(word))
            .findFirst()
            .orElseThrow(() -> new EsclFormatException("State is \"" + word + "\""));
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

  /// Writes `ScanSettings`.
  static byte[] settings(EsclRequest request) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <scan:ScanSettings xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm" \
    xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03">
      <pwg:Version>%s</pwg:Version>
      <pwg:ScanRegions>
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
      <scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt>
      <scan:ColorMode>%s</scan:ColorMode>
      <scan:XResolution>%d</scan:XResolution>
      <scan:YResolution>%d</scan:YResolution>
    %s</scan:ScanSettings>
    """
        .formatted(
            version(request.version()),
            request.width(),
            request.height(),
            request.feeder() ? "Feeder" : "Platen",
            request.colorMode(),
            request.dpi(),
            request.dpi(),
            request.feeder() ? "  <scan:Duplex>false</scan:Duplex>\n" : "")
        .getBytes(StandardCharsets.UTF_8);
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
