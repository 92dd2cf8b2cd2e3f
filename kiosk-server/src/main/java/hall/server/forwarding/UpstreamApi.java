// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import hall.server.channel.Channel;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.time.LocalDate;

/// The reference protocol: JSON over HTTPS, every request and every answer signed
/// ([hall.server.channel.Signer]).
@Path("/")
interface UpstreamApi {
  /// The metadata of a case; the same once more changes nothing, and more documents are added. The
  /// answer names the documents that are missing.
  @PUT
  @Path("cases/{caseNumber}")
  @Consumes(MediaType.APPLICATION_JSON)
  Response announce(
      @PathParam("caseNumber") String caseNumber,
      @HeaderParam(Channel.HASH) String hash,
      @HeaderParam(Channel.NONCE) String nonce,
      String metadata);

  @PUT
  @Path("cases/{caseNumber}/documents/{document}")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  Response document(
      @PathParam("caseNumber") String caseNumber,
      @PathParam("document") String document,
      @HeaderParam(Channel.HASH) String hash,
      @HeaderParam(Channel.NONCE) String nonce,
      File bytes);

  /// All is there: the answer is what the platform holds.
  @POST
  @Path("cases/{caseNumber}/completion")
  @Consumes(MediaType.APPLICATION_JSON)
  Response complete(
      @PathParam("caseNumber") String caseNumber,
      @HeaderParam(Channel.HASH) String hash,
      @HeaderParam(Channel.NONCE) String nonce,
      String nothing);

  @GET
  @Path("changes")
  Response changes(
      @QueryParam("after") long sequence,
      @HeaderParam(Channel.HASH) String hash,
      @HeaderParam(Channel.NONCE) String nonce);

  @GET
  @Path("days/{day}")
  Response day(
      @PathParam("day") LocalDate day,
      @HeaderParam(Channel.HASH) String hash,
      @HeaderParam(Channel.NONCE) String nonce);
}
