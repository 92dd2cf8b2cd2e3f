// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.time.InstantSource;

/// Puts sender, time and signature on every request.
final class RequestSignature implements ClientRequestFilter {
  private final String sender;
  private final Signer signer;
  private final InstantSource clock;

  RequestSignature(String sender, Signer signer, InstantSource clock) {
    this.sender = sender;
    this.signer = signer;
    this.clock = clock;
  }

  @Override
  public void filter(ClientRequestContext request) {
    URI uri = request.getUri();
    String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    long seconds = clock.instant().getEpochSecond();
    var headers = request.getHeaders();
    headers.putSingle(UpstreamApi.SENDER, sender);
    headers.putSingle(UpstreamApi.TIMESTAMP, Long.toString(seconds));
    headers.putSingle(
        UpstreamApi.SIGNATURE,
        signer.sign(
            Signer.request(
                request.getMethod(),
                path,
                sender,
                seconds,
                request.getHeaderString(UpstreamApi.NONCE),
                request.getHeaderString(UpstreamApi.HASH))));
  }
}
