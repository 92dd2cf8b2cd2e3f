// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.DeviceUri;
import hall.device.http.Trust;
import java.net.URI;
import java.util.Optional;

/// Where a printer is and as whom we print.
///
/// @param ipp the `printer-uri` of every request
/// @param http where its bytes go; IPP's own port is 631, with TLS too (RFC 3510, RFC 7472)
/// @param user the owner of our jobs: all of them are cancelled after a fault, so terminals that
///   share a printer need names of their own (the URI's parameter `user`)
/// @param trust whom to believe, where the printer is spoken to over TLS
record IppAddress(URI ipp, URI http, String user, Optional<Trust> trust) {

  private static final int PORT = 631;

  /// @throws IllegalArgumentException where the URI can't be a printer's
  static IppAddress of(DeviceUri uri) {
    if (!uri.host().matches("[A-Za-z0-9.-]+|\\[.+]") || !uri.path().matches("[A-Za-z0-9._~/-]*")) {
      throw new IllegalArgumentException(
          "\"%s\" is not an IPP printer: expected ipp://host:port/path".formatted(uri));
    }
    var path = uri.path().isEmpty() ? "/" : uri.path();
    int port = uri.port() < 0 ? PORT : uri.port();
    boolean secure = uri.scheme().equals("ipps");
    if (!secure && uri.parameters().containsKey("fingerprint")) {
      throw new IllegalArgumentException(
          "\"%s\" has a fingerprint and no TLS to check it in: its scheme must be ipps"
              .formatted(uri));
    }
    var trust = Trust.of(uri);
    return new IppAddress(
        URI.create(uri.scheme() + "://" + uri.host() + ":" + port + path),
        URI.create((secure ? "https" : "http") + "://" + uri.host() + ":" + port + path),
        uri.parameters().getOrDefault("user", "hall-terminal"),
        secure ? Optional.of(trust) : Optional.empty());
  }
}
