// SPDX-License-Identifier: Apache-2.0
package hall.server.gateway;

import hall.server.channel.Channel;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The reference protocol (docs/message-gateway.md): JSON over HTTPS, every request and every
/// answer signed ([hall.server.channel.Signer]).
@Path("/")
interface GatewayApi {
  /// An [Outgoing] message. The id in the path is its key: the same once more sends nothing and is
  /// answered as before.
  @PUT
  @Path("messages/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  Response send(
      @PathParam("id") String id,
      @HeaderParam(Channel.HASH) String hash,
      @HeaderParam(Channel.NONCE) String nonce,
      String message);
}
