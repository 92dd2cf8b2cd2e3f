// SPDX-License-Identifier: Apache-2.0
package hall.server.hotline;

import hall.server.channel.Channel;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.File;

/// The reference protocol: JSON over HTTPS, every request and every answer signed
/// ([hall.server.channel.Signer]).
@Path("/")
interface HotlineApi {
  /// The scanned pages of a complaint, as one PDF, before the complaint itself; the same once more
  /// changes nothing.
  @PUT
  @Path("complaints/{complaintNumber}/pages")
  @Consumes("application/pdf")
  Response pages(
      @PathParam("complaintNumber") String complaintNumber,
      @HeaderParam(Channel.HASH) String hash,
      @HeaderParam(Channel.NONCE) String nonce,
      File pdf);

  /// A [Handed] complaint. The number in the path is its key: the same once more changes nothing
  /// and gives the same [Hotline.Taken]. Another complaint under it is refused (409), and so is one
  /// whose pages are not there.
  @PUT
  @Path("complaints/{complaintNumber}")
  @Consumes(MediaType.APPLICATION_JSON)
  Response hand(
      @PathParam("complaintNumber") String complaintNumber,
      @HeaderParam(Channel.HASH) String hash,
      @HeaderParam(Channel.NONCE) String nonce,
      String complaint);

  /// A list of some [Hotline.Change], in order; empty where there are no more.
  @GET
  @Path("changes")
  Response changes(
      @QueryParam("after") long sequence,
      @HeaderParam(Channel.HASH) String hash,
      @HeaderParam(Channel.NONCE) String nonce);
}
