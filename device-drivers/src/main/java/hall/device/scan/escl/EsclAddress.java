// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.DeviceUri;
import hall.device.http.Trust;
import java.util.Optional;

/// Where an eSCL service is.
///
/// @param origin scheme, host and port
/// @param base the path of the service, without a slash at its end
/// @param trust whom to believe, where the scanner is spoken to over TLS
record EsclAddress(String origin, String base, Optional<Trust> trust) {

  private static final int PORT = 80;
  private static final int TLS_PORT = 443;

  /// @throws IllegalArgumentException where the URI can't be a scanner's
  static EsclAddress of(DeviceUri uri) {
    if (!uri.host().matches("[A-Za-z0-9.-]+|\\[.+]") || !uri.path().matches("[A-Za-z0-9._~/-]*")) {
      throw new IllegalArgumentException(
          "\"%s\" is not an eSCL scanner: expected escl://host:port/eSCL".formatted(uri));
    }
    boolean secure = uri.scheme().equals("escls");
    if (!secure && uri.parameters().containsKey("fingerprint")) {
      throw new IllegalArgumentException(
          "\"%s\" has a fingerprint and no TLS to check it in: its scheme must be escls"
              .formatted(uri));
    }
    var path = uri.path().replaceFirst("/+$", "");
    int port = uri.port() > 0 ? uri.port() : secure ? TLS_PORT : PORT;
    return new EsclAddress(
        "%s://%s:%d".formatted(secure ? "https" : "http", uri.host(), port),
        path.isEmpty() ? "/eSCL" : path,
        secure ? Optional.of(Trust.of(uri)) : Optional.empty());
  }

  /// Host and port.
  String authority() {
    return origin.substring(origin.indexOf("//") + 2);
  }
}
