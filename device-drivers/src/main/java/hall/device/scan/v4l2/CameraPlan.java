// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.DeviceUri;
import hall.device.http.Stop;
import hall.device.model.DeviceModel;
import hall.device.scan.ScanFaults;
import hall.device.scan.v4l2.CaptureSource.Kind;
import hall.device.scan.v4l2.CaptureSource.Setting;
import hall.device.scan.v4l2.V4l2Codec.FrameSizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a camera shall be used: what the URI's parameters say, and otherwise the most pixels, as
/// Motion JPEG rather than raw where it has both, since raw pictures of that size come slowly.
///
/// @param dpi calibrated by whoever mounted the camera; empty where nobody has
/// @param format a kind of pixels; empty takes the better one
/// @param size in pixels; empty takes the largest
/// @param focus a fixed distance; empty is continuous autofocus
record CameraPlan(
    Optional<Integer> dpi,
    Optional<Integer> format,
    Optional<Size> size,
    Optional<Integer> framesPerSecond,
    Optional<Integer> focus) {

  /// A size in pixels.
  record Size(int width, int height) {
    long area() {
      return (long) width * height;
    }
  }

  private record Choice(int fourCc, Size size) {}

  private static final Pattern SIZE = Pattern.compile("([0-9]{2,5})x([0-9]{2,5})");
  private static final Map<String, Integer> FORMATS =
      Map.of("mjpeg", FourCc.MJPG, "yuyv", FourCc.YUYV);
  private static final Set<String> FACTS = Set.of("dpi", "format", "size", "fps", "focus");
  private static final int LEAST_DPI = 30;
  private static final int MOST_DPI = 1200;
  private static final int MOST_FRAMES_PER_SECOND = 240;
  private static final int MOST_FOCUS = 65_535;
  private static final int LONGEST_SIDE = 16_384;
  private static final double A4_LONG_SIDE_INCHES = 297 / 25.4;
  private static final int HERTZ_50 = 1;

  /// What the parameters of the URI say, and where they are silent, what the model says.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is wrong
  static CameraPlan of(DeviceUri uri, DeviceModel model) {
    var source = new Source(uri, model.knowing(FACTS));
    return new CameraPlan(
        source.number("dpi", LEAST_DPI, MOST_DPI),
        source.word("format").map(word -> format(uri, word)),
        source.word("size").map(word -> size(uri, word)),
        source.number("fps", 1, MOST_FRAMES_PER_SECOND),
        source.number("focus", 0, MOST_FOCUS));
  }

  private record Source(DeviceUri uri, DeviceModel model) {

    Optional<String> word(String name) {
      return Optional.ofNullable(uri.parameters().get(name))
          .or(() -> Optional.of(model.word(name, "")).filter(word -> !word.isEmpty()));
    }

    Optional<Integer> number(String name, int least, int most) {
      int value = uri.number(name).orElseGet(() -> model.number(name, Integer.MIN_VALUE));
      if (value == Integer.MIN_VALUE) {
        return Optional.empty();
      }
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            "\"%s\": %s must be %d to %d".formatted(uri, name, least, most));
      }
      return Optional.of(value);
    }
  }

  private static int format(DeviceUri uri, String word) {
    var format = FORMATS.get(word.toLowerCase(Locale.ROOT));
    if (format == null) {
      throw new IllegalArgumentException(
          "\"%s\": format must be mjpeg or yuyv, not \"%s\"".formatted(uri, word));
    }
    return format;
  }

  private static Size size(DeviceUri uri, String word) {
    var matcher = SIZE.matcher(word);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"%s\": size must be like 3264x2448, not \"%s\"".formatted(uri, word));
    }
    return new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /// What to ask of this camera.
  CaptureSource.Wish wish(CaptureSource.Camera camera) throws Stop {
    var choices = new ArrayList<Choice>();
    for (var kind : camera.kinds()) {
      if (usable(kind.fourCc())) {
        sizes(kind).forEach(one -> choices.add(new Choice(kind.fourCc(), one)));
      }
    }
    var best =
        choices.stream()
            .max(
                Comparator.comparingLong((Choice choice) -> choice.size.area())
                    .thenComparing(choice -> FourCc.compressed(choice.fourCc)));
    if (best.isEmpty()) {
      throw Stop.because(ScanFaults.formatUnsupported("the camera has " + told(camera.kinds())));
    }
    var size = best.get().size;
    return new CaptureSource.Wish(
        best.get().fourCc, size.width, size.height, framesPerSecond, settings());
  }

  /// Whether the driver can make pages of it, and the URI does not forbid it.
  boolean usable(int fourCc) {
    boolean known = FourCc.compressed(fourCc) || fourCc == FourCc.YUYV;
    return known
        && (format.isEmpty() || FourCc.compressed(format.get()) == FourCc.compressed(fourCc));
  }

  /// The sizes in question: the configured one where the camera takes it, else the largest.
  private List<Size> sizes(Kind kind) {
    return kind.sizes().stream()
        .filter(range -> size.isEmpty() || takes(range, size.get()))
        .map(range -> size.orElseGet(() -> new Size(range.maxWidth(), range.maxHeight())))
        .filter(one -> one.width > 0 && one.height > 0)
        .filter(one -> one.width <= LONGEST_SIDE && one.height <= LONGEST_SIDE)
        .toList();
  }

  private static boolean takes(FrameSizes range, Size size) {
    return size.width >= range.minWidth()
        && size.width <= range.maxWidth()
        && size.height >= range.minHeight()
        && size.height <= range.maxHeight();
  }

  private List<Setting> settings() {
    var settings = new ArrayList<Setting>();
    settings.add(new Setting(CameraControl.POWER_LINE_FREQUENCY, HERTZ_50, false));
    settings.add(new Setting(CameraControl.FOCUS_AUTO, focus.isPresent() ? 0 : 1, false));
    focus.ifPresent(
        distance -> settings.add(new Setting(CameraControl.FOCUS_ABSOLUTE, distance, true)));
    return settings;
  }

  /// A camera does not know how large what it sees is; where nobody has measured it, an A4 sheet is
  /// taken to fill the picture.
  int dpi(int width, int height) {
    return dpi.orElseGet(
        () -> Math.max(1, (int) Math.round(Math.max(width, height) / A4_LONG_SIDE_INCHES)));
  }

  /// The kinds of pixels and their sizes in one line, for the engineer.
  static String told(List<Kind> kinds) {
    return kinds.stream().map(CameraPlan::told).collect(Collectors.joining(", "));
  }

  private static String told(Kind kind) {
    return Stream.concat(
            Stream.of(FourCc.text(kind.fourCc())),
            kind.sizes().stream()
                .map(range -> "%dx%d".formatted(range.maxWidth(), range.maxHeight())))
        .collect(Collectors.joining(" "));
  }
}
