// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import hall.server.HallTime;
import hall.server.PublicAddress;
import hall.server.auth.Roles;
import hall.server.submission.Upload;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where terminals bring what citizens complain about.
@Path("/api/v1/terminal/complaints/{idempotencyKey}")
@RolesAllowed(Roles.TERMINAL)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ComplaintResource {
  private final Complaints complaints;
  private final ComplaintPages pages;
  private final Upload upload;
  private final PublicAddress address;

  ComplaintResource(
      Complaints complaints, ComplaintPages pages, Upload upload, PublicAddress address) {
    this.complaints = complaints;
    this.pages = pages;
    this.upload = upload;
    this.address = address;
  }

  /// What the citizen is told.
  ///
  /// @param pages so many came with it; null for none
  /// @param queryUrl the page that says how far it is; null for what came before there was one
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Receipt(
      String number,
      OffsetDateTime receivedAt,
      LocalDate acceptBy,
      LocalDate answerBy,
      @Nullable Integer pages,
      @Nullable String queryUrl) {}

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Receipt receive(
      @PathParam("idempotencyKey") UUID key, ComplaintWish wish, @Context SecurityContext caller) {
    Complaint kept = complaints.receive(caller.getUserPrincipal().getName(), key, wish.checked());
    return new Receipt(
        kept.number(),
        HallTime.at(kept.receivedAt()),
        kept.acceptBy(),
        kept.answerBy(),
        kept.pages() == null ? null : kept.pages().count(),
        kept.queryToken() == null ? null : address.complaintUrl(kept.number(), kept.queryToken()));
  }

  /// The pages that were announced with the complaint, piece by piece.
  @PATCH
  @Path("/pages")
  @Consumes("application/offset+octet-stream")
  public Response upload(
      @PathParam("idempotencyKey") UUID key,
      @HeaderParam(Upload.OFFSET) @Nullable Long offset,
      @HeaderParam("Content-Length") @Nullable Long contentLength,
      InputStream body,
      @Context SecurityContext caller) {
    ComplaintPages.Announced announced = pages.find(caller.getUserPrincipal().getName(), key);
    return upload.append(
        announced.shelf(),
        ComplaintPages.FILE,
        announced.what().bytes(),
        Upload.offset(offset),
        contentLength,
        body);
  }
}
