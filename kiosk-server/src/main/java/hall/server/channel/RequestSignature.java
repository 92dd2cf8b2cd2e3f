// SPDX-License-Identifier: Apache-2.0
package hall.server.channel;

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
    headers.putSingle(Channel.SENDER, sender);
    headers.putSingle(Channel.TIMESTAMP, Long.toString(seconds));
    headers.putSingle(
        Channel.SIGNATURE,
        signer.sign(
            Signer.request(
                request.getMethod(),
                path,
                sender,
                seconds,
                request.getHeaderString(Channel.NONCE),
                request.getHeaderString(Channel.HASH))));
  }
}
