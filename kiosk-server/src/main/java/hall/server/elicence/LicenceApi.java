// SPDX-License-Identifier: Apache-2.0
package hall.server.elicence;

import hall.server.channel.Channel;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The protocol of `docs/elicence-platform.md`: JSON over HTTPS, every request and every answer
/// signed ([hall.server.channel.Signer]).
@Path("/")
interface LicenceApi {
  @POST
  @Path("licences")
  @Consumes(MediaType.APPLICATION_JSON)
  Response redeem(
      @HeaderParam(Channel.HASH) String hash,
      @HeaderParam(Channel.NONCE) String nonce,
      String question);
}
