// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.DeviceUri;
import java.net.URI;

/// Where a printer is and as whom we print.
///
/// @param ipp the `printer-uri` of every request
/// @param http where its bytes go; IPP's own port is 631 (RFC 3510)
/// @param user the owner of our jobs: all of them are cancelled after a fault, so terminals that
///   share a printer need names of their own (the URI's parameter `user`)
record IppAddress(URI ipp, URI http, String user) {

  private static final int PORT = 631;

  /// @throws IllegalArgumentException where the URI can't be a printer's
  static IppAddress of(DeviceUri uri) {
    if (!uri.host().matches("[A-Za-z0-9.-]+|\\[.+]") || !uri.path().matches("[A-Za-z0-9._~/-]*")) {
      throw new IllegalArgumentException(
          "\"%s\" is not an IPP printer: expected ipp://host:port/path".formatted(uri));
    }
    var path = uri.path().isEmpty() ? "/" : uri.path();
    int port = uri.port() < 0 ? PORT : uri.port();
    return new IppAddress(
        URI.create("ipp://" + uri.host() + ":" + port + path),
        URI.create("http://" + uri.host() + ":" + port + path),
        uri.parameters().getOrDefault("user", "hall-terminal"));
  }
}
