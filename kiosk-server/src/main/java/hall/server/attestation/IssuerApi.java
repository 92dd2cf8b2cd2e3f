// SPDX-License-Identifier: Apache-2.0
package hall.server.attestation;

import hall.server.channel.Channel;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The protocol of `docs/attestation-platform.md`: JSON over HTTPS, every request and every answer
/// signed ([hall.server.channel.Signer]).
@Path("/")
interface IssuerApi {
  @POST
  @Path("attestations")
  @Consumes(MediaType.APPLICATION_JSON)
  Response issue(
      @HeaderParam(Channel.HASH) String hash,
      @HeaderParam(Channel.NONCE) String nonce,
      String question);
}
