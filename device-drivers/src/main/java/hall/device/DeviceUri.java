// SPDX-License-Identifier: Apache-2.0
package hall.device;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The address of a device: `scheme:/local/path?parameters` or
/// `scheme://host:port/path?parameters`.
///
/// @param host empty for a local path
/// @param port -1 where none is given
/// @param path of a local device, the file; of a network device, the resource with its leading
///   slash
public record DeviceUri(
    String text,
    String scheme,
    String host,
    int port,
    String path,
    Map<String, String> parameters) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>[a-z][a-z0-9+.-]*):"
              + "(?://(?<host>\\[[0-9a-fA-F:]+]|[^/:?#\\s]+)(?::(?<port>[0-9]{1,5}))?)?"
              + "(?<path>[^?#]*)(?:\\?(?<query>[^#]*))?");

  public DeviceUri {
    parameters = Map.copyOf(parameters);
  }

  /// Reads an address.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is wrong
  public static DeviceUri parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is not a device URI: expected scheme:/path or scheme://host:port/path"
              .formatted(text));
    }
    var host = matcher.group("host");
    var path = matcher.group("path");
    if (host == null && path.isEmpty()) {
      throw new IllegalArgumentException(
          "\"%s\" names no device: a path or a host is missing".formatted(text));
    }
    var portText = matcher.group("port");
    int port = portText == null ? -1 : Integer.parseInt(portText);
    if (port == 0 || port > 65535) {
      throw new IllegalArgumentException("\"%s\" has no valid port".formatted(text));
    }
    return new DeviceUri(
        text,
        matcher.group("scheme"),
        host == null ? "" : host,
        port,
        path,
        parameters(text, matcher.group("query")));
  }

  private static Map<String, String> parameters(String text, @Nullable String query) {
    var parameters = new LinkedHashMap<String, String>();
    if (query == null) {
      return parameters;
    }
    for (var pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "\"%s\" has a parameter without a value: \"%s\"".formatted(text, pair));
      }
      parameters.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return parameters;
  }

  /// Whether the device is on the network rather than a local path.
  public boolean remote() {
    return !host.isEmpty();
  }

  /// A whole number among the parameters.
  ///
  /// @throws IllegalArgumentException where it is there but not a number
  public OptionalInt number(String name) {
    var value = parameters.get(name);
    if (value == null) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(value));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"%s\": %s must be a whole number, not \"%s\"".formatted(text, name, value), e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
