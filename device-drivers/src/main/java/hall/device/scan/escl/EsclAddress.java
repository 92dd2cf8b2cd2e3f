// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.DeviceUri;

/// Where an eSCL service is.
///
/// @param scheme `http`
/// @param authority host and port
/// @param base the path of the service, without a slash at its end
record EsclAddress(String scheme, String authority, String base) {

  /// @throws IllegalArgumentException where the URI names no host or has characters that no URL has
  static EsclAddress of(DeviceUri uri) {
    if (!uri.host().matches("[A-Za-z0-9.-]+|\\[.+]") || !uri.path().matches("[A-Za-z0-9._~/-]*")) {
      throw new IllegalArgumentException(
          "\"%s\" is not an eSCL scanner: expected escl://host:port/eSCL".formatted(uri));
    }
    var path = uri.path().replaceFirst("/+$", "");
    return new EsclAddress(
        "http",
        uri.host() + ":" + (uri.port() < 0 ? 80 : uri.port()),
        path.isEmpty() ? "/eSCL" : path);
  }

  /// Scheme, host and port.
  String origin() {
    return scheme + "://" + authority;
  }
}
