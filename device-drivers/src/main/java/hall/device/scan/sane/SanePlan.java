// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.scan.ScanSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/// Turns what is wanted into the options of this device (SANE Standard 4.5 and the names that
/// backends use).
final class SanePlan {

  /// In this order, because setting one may change the limits of those after it.
  static final List<String> ORDER =
      List.of("adf-mode", "duplex", "mode", "depth", "resolution", "tl-x", "tl-y", "br-x", "br-y");

  /// The options by which some devices are told to scan both sides.
  static final Set<String> TURNING = Set.of("adf-mode", "duplex");

  private static final Pattern FEEDER = Pattern.compile("adf|feeder|sheet");
  private static final Pattern BOTH_SIDES = Pattern.compile("duplex|both|two.?side|double.?side");
  private static final Pattern ONE_SIDE = Pattern.compile("simplex|single|one.?side|front");
  private static final Pattern TWO_SIDED = Pattern.compile("duplex|both|back|rear");
  private static final Pattern GLASS = Pattern.compile("flatbed|platen|glass|table|^fb$|^normal$");
  private static final Pattern OTHER_DEPTH = Pattern.compile("16 ?bit|gr[ae]y ?16|36|42|48");
  private static final Pattern LINEART =
      Pattern.compile("line ?art|binary|black ?(&|and) ?white|b[&/]w|mono|1 ?bit");
  private static final Pattern HALFTONE = Pattern.compile("half|dither|diffusion|gr[ae]y");
  private static final Pattern NOTHING = Pattern.compile("(?!)");
  private static final double A4_WIDTH_MM = 210;
  private static final double A4_HEIGHT_MM = 297;
  private static final double MM_PER_INCH = 25.4;

  /// One place of the paper.
  ///
  /// @param word what the option `source` is set to; empty where the device has only one source
  /// @param turnsByOption whether both sides are wanted and another option must say so
  record Source(Optional<String> word, boolean feeder, boolean turnsByOption) {}

  private SanePlan() {}

  /// The sources to try, in this order; none where the device lacks what was asked for.
  ///
  /// No option tells reliably whether paper is in the feeder, so AUTO tries it first: an empty one
  /// answers NO_DOCS at once.
  static List<Source> sources(List<SaneOption> options, ScanSettings settings) {
    var asked = settings.source();
    var words = find(options, "source").map(SaneOption::texts).orElse(List.of());
    if (words.isEmpty()) {
      return asked == ScanSettings.Source.ADF
          ? List.of()
          : List.of(new Source(Optional.empty(), false, false));
    }
    var sources = new ArrayList<Source>();
    if (asked != ScanSettings.Source.FLATBED) {
      var feeder =
          settings.duplex()
              ? duplex(options, words)
              : first(words, FEEDER, TWO_SIDED)
                  .map(word -> new Source(Optional.of(word), true, false));
      if (feeder.isEmpty() && settings.duplex()) {
        return List.of(); // one side without a word would lose the other
      }
      feeder.ifPresent(sources::add);
    }
    if (asked != ScanSettings.Source.ADF) {
      first(words, GLASS, FEEDER)
          .ifPresent(word -> sources.add(new Source(Optional.of(word), false, false)));
    }
    return sources;
  }

  private static Optional<Source> duplex(List<SaneOption> options, List<String> words) {
    var own =
        first(words, BOTH_SIDES, GLASS).map(word -> new Source(Optional.of(word), true, false));
    // Such an option often becomes active only when the feeder is chosen.
    boolean other = options.stream().anyMatch(option -> TURNING.contains(option.name()));
    return own.or(() ->
        other
            ? first(words, FEEDER, TWO_SIDED).map(word -> new Source(Optional.of(word), true, true))
            : Optional.empty());
  }

  /// What to set the option to, or nothing where it is to stay as it is.
  ///
  /// @param dpi that the device really took, which lengths in pixels need
  static Optional<SaneValue> value(SaneOption option, ScanSettings settings, int dpi) {
    return switch (option.name()) {
      case "adf-mode", "duplex" -> sides(option, settings.duplex());
      case "mode" -> mode(option.texts(), settings.mode()).map(SaneValue::text);
      case "depth" -> depth(option, settings.mode());
      case "resolution" ->
          option.numeric()
              ? Optional.of(SaneValue.number(option.nearest(settings.dpi())))
              : Optional.empty();
      case "tl-x", "tl-y" -> length(option, 0, dpi);
      case "br-x" -> length(option, A4_WIDTH_MM, dpi);
      case "br-y" -> length(option, A4_HEIGHT_MM, dpi);
      default -> throw new IllegalArgumentException(option.name());
    };
  }

  private static Optional<SaneValue> length(SaneOption option, double millimetres, int dpi) {
    if (!option.numeric()) {
      return Optional.empty();
    }
    return switch (option.unit()) {
      case MM -> Optional.of(SaneValue.number(option.nearest(millimetres)));
      case PIXEL -> Optional.of(SaneValue.number(option.nearest(millimetres * dpi / MM_PER_INCH)));
      case NONE, BIT, DPI, PERCENT, MICROSECOND -> Optional.empty();
    };
  }

  private static Optional<SaneValue> sides(SaneOption option, boolean both) {
    return switch (option.type()) {
      case BOOL -> Optional.of(SaneValue.number(both ? 1 : 0));
      case STRING ->
          (both ? first(option.texts(), BOTH_SIDES) : first(option.texts(), ONE_SIDE))
              .map(SaneValue::text);
      case INT, FIXED, BUTTON, GROUP -> Optional.empty();
    };
  }

  private static Optional<SaneValue> depth(SaneOption option, ScanSettings.Mode mode) {
    int bits = mode == ScanSettings.Mode.LINEART && option.nearest(1) == 1 ? 1 : 8;
    return option.numeric() && option.nearest(bits) == bits
        ? Optional.of(SaneValue.number(bits))
        : Optional.empty();
  }

  private static Optional<String> mode(List<String> words, ScanSettings.Mode mode) {
    var color = first(words, Pattern.compile("colou?r|rgb"), OTHER_DEPTH);
    var gray = first(words, Pattern.compile("gr[ae]y"), OTHER_DEPTH);
    return switch (mode) {
      case COLOR -> color.or(() -> gray);
      case GRAY -> gray.or(() -> color);
      case LINEART -> first(words, LINEART, HALFTONE).or(() -> gray).or(() -> color);
    };
  }

  /// What an installer wrote into the URI, as a value of the option.
  static Optional<SaneValue> written(SaneOption option, String text) {
    return switch (option.type()) {
      case BOOL -> bool(text).stream().mapToObj(SaneValue::number).findFirst();
      case INT, FIXED -> {
        try {
          yield Optional.of(SaneValue.number(option.nearest(Double.parseDouble(text))));
        } catch (NumberFormatException _) {
          yield Optional.empty();
        }
      }
      case STRING ->
          option.texts().isEmpty() || option.texts().contains(text)
              ? Optional.of(SaneValue.text(text))
              : Optional.empty();
      case BUTTON, GROUP -> Optional.empty();
    };
  }

  private static OptionalInt bool(String text) {
    return switch (text) {
      case "yes", "true" -> OptionalInt.of(1);
      case "no", "false" -> OptionalInt.of(0);
      default -> OptionalInt.empty();
    };
  }

  /// An option that can be set now.
  static Optional<SaneOption> find(List<SaneOption> options, String name) {
    return options.stream()
        .filter(option -> option.name().equals(name) && option.settable())
        .findFirst();
  }

  private static Optional<String> first(List<String> words, Pattern wanted) {
    return first(words, wanted, NOTHING);
  }

  private static Optional<String> first(List<String> words, Pattern wanted, Pattern unwanted) {
    return words.stream()
        .filter(word -> wanted.matcher(word.toLowerCase(Locale.ROOT)).find())
        .filter(word -> !unwanted.matcher(word.toLowerCase(Locale.ROOT)).find())
        .findFirst();
  }
}
