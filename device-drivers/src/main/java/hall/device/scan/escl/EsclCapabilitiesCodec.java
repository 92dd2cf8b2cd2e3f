// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import static hall.device.scan.escl.EsclXml.all;
import static hall.device.scan.escl.EsclXml.number;
import static hall.device.scan.escl.EsclXml.text;

import hall.device.scan.escl.EsclCapabilities.Input;
import hall.device.scan.escl.EsclCapabilities.Profile;
import hall.device.scan.escl.EsclCapabilities.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/// `ScannerCapabilities` (Mopria Alliance, eSCL Technical Specification 2.97): bytes to records.
final class EsclCapabilitiesCodec {

  private static final int WIDEST = 30_000;
  private static final int HIGHEST_DPI = 9_600;
  private static final int MOST_SHEETS = 10_000;

  private EsclCapabilitiesCodec() {}

  static EsclCapabilities read(byte[] xml) throws EsclFormatException {
    var root = EsclXml.root(xml, "ScannerCapabilities");
    var simplex = input(root, "AdfSimplexInputCaps");
    var duplex = input(root, "AdfDuplexInputCaps");
    boolean twoSided = words(root, "AdfOption").contains("Duplex");
    return new EsclCapabilities(
        text(root, "Version"),
        text(root, "MakeAndModel"),
        text(root, "Manufacturer"),
        text(root, "SerialNumber"),
        input(root, "PlatenInputCaps"),
        simplex.or(() -> duplex),
        // Some scanners have the duplex unit and describe the feeder only once.
        duplex.or(() -> twoSided ? simplex : Optional.empty()),
        capacity(root));
  }

  private static OptionalInt capacity(Element root) {
    return all(root, "Adf").stream()
        .flatMapToInt(adf -> number(adf, "FeederCapacity").stream())
        .filter(sheets -> sheets > 0 && sheets <= MOST_SHEETS)
        .findFirst();
  }

  private static Optional<Input> input(Element root, String name) throws EsclFormatException {
    var found = all(root, name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var input = found.getFirst();
    int width = size(input, "MaxWidth");
    int height = size(input, "MaxHeight");
    return Optional.of(
        new Input(
            least(input, "MinWidth", width),
            width,
            least(input, "MinHeight", height),
            height,
            Stream.concat(words(input, "Intent").stream(), words(input, "SupportedIntent").stream())
                .distinct()
                .toList(),
            profiles(root, input)));
  }

  private static int size(Element input, String name) throws EsclFormatException {
    int size = number(input, name).orElse(0);
    if (size < 1 || size > WIDEST) {
      throw new EsclFormatException(name + " is \"" + text(input, name) + "\"");
    }
    return size;
  }

  private static int least(Element input, String name, int most) {
    return Math.clamp(number(input, name).orElse(1), 1, most);
  }

  /// The source's own profiles, with those that it refers to by name; where it has none, those that
  /// stand once for all sources.
  private static List<Profile> profiles(Element root, Element input) {
    var shared =
        all(root, "SettingProfile").stream()
            .filter(profile -> !profile.getAttribute("name").isEmpty())
            .toList();
    var own = all(input, "SettingProfile");
    var profiles = new ArrayList<Profile>();
    for (var element : own.isEmpty() ? all(root, "SettingProfile") : own) {
      var ref = element.getAttribute("ref");
      profiles.add(
          profile(
              shared.stream()
                  .filter(profile -> !ref.isEmpty() && profile.getAttribute("name").equals(ref))
                  .findFirst()
                  .orElse(element)));
    }
    return profiles.isEmpty() ? List.of(profile(input)) : profiles;
  }

  private static Profile profile(Element element) {
    return new Profile(
        words(element, "ColorMode"),
        words(element, "DocumentFormat"),
        words(element, "DocumentFormatExt"),
        resolutions(element),
        range(element));
  }

  private static List<String> words(Element root, String name) {
    return all(root, name).stream()
        .map(element -> element.getTextContent().strip())
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  /// Only square ones: a page with two densities would be shown distorted.
  private static List<Integer> resolutions(Element root) {
    return all(root, "DiscreteResolution").stream()
        .filter(element -> number(element, "XResolution").equals(number(element, "YResolution")))
        .map(element -> number(element, "XResolution").orElse(0))
        .filter(dpi -> dpi > 0 && dpi <= HIGHEST_DPI)
        .sorted()
        .distinct()
        .toList();
  }

  /// The specification's element, and the one that scanners in the field use as well.
  private static Optional<Range> range(Element root) {
    return all(root, "ResolutionRange").stream()
        .flatMap(element ->
            Stream.concat(
                all(element, "XResolutionRange").stream(), all(element, "XResolution").stream()))
        .findFirst()
        .map(element ->
            new Range(
                Math.clamp(number(element, "Min").orElse(75), 1, HIGHEST_DPI),
                Math.clamp(number(element, "Max").orElse(600), 1, HIGHEST_DPI),
                Math.clamp(number(element, "Step").orElse(1), 1, HIGHEST_DPI)));
  }
}
