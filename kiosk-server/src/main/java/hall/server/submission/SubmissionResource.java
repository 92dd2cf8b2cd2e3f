// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Problem;
import hall.server.auth.Roles;
import hall.server.submission.SubmissionStore.Stored;
import hall.server.submission.SubmissionStore.StoredDocument;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Intake for terminals.
@Path("/api/v1/terminal/submissions/{idempotencyKey}")
@RolesAllowed(Roles.TERMINAL)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SubmissionResource {
  private static final Logger LOG = Logger.getLogger(SubmissionResource.class);
  private static final String LENGTH = "Upload-Length";

  private final Intake intake;
  private final DocumentVault vault;
  private final Failures failures;
  private final Upload upload;

  public SubmissionResource(Intake intake, DocumentVault vault, Failures failures, Upload upload) {
    this.intake = intake;
    this.vault = vault;
    this.failures = failures;
    this.upload = upload;
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Response announce(
      @PathParam("idempotencyKey") UUID key, JsonNode metadata, @Context SecurityContext caller)
      throws JsonProcessingException {
    String terminal = terminal(caller);
    Intake.Announced announced =
        failures.watched(terminal, key, () -> intake.announce(terminal, key, metadata));
    return Response.status(announced.created() ? 201 : 200).entity(announced.status()).build();
  }

  @GET
  public SubmissionStatus status(
      @PathParam("idempotencyKey") UUID key, @Context SecurityContext caller) {
    return intake.status(intake.find(terminal(caller), key));
  }

  @HEAD
  @Path("/documents/{documentId}")
  public Response offset(
      @PathParam("idempotencyKey") UUID key,
      @PathParam("documentId") String documentId,
      @Context SecurityContext caller) {
    StoredDocument document = document(intake.find(terminal(caller), key), documentId);
    return Response.ok()
        .header(Upload.OFFSET, vault.length(key, documentId))
        .header(LENGTH, document.bytes())
        .header("Cache-Control", "no-store")
        .build();
  }

  @PATCH
  @Path("/documents/{documentId}")
  @Consumes("application/offset+octet-stream")
  public Response upload(
      @PathParam("idempotencyKey") UUID key,
      @PathParam("documentId") String documentId,
      @HeaderParam(Upload.OFFSET) @Nullable Long offset,
      @HeaderParam("Content-Length") @Nullable Long contentLength,
      InputStream body,
      @Context SecurityContext caller) {
    String terminal = terminal(caller);
    StoredDocument document = document(intake.find(terminal, key), documentId);
    long at = Upload.offset(offset);
    return failures.watched(
        terminal,
        key,
        () -> upload.append(key, document.id(), document.bytes(), at, contentLength, body));
  }

  /// Has no body that could come slowly, and much to do on disk and in the database: a thread of
  /// the platform waits for those more cheaply.
  @POST
  @Path("/completion")
  @Blocking
  public CaseReceipt complete(
      @PathParam("idempotencyKey") UUID key, @Context SecurityContext caller) {
    String terminal = terminal(caller);
    SubmissionStore.Stored stored = intake.find(terminal, key);
    CaseReceipt receipt = failures.watched(terminal, key, () -> intake.complete(stored));
    LOG.infof("Submission %s is case %s", key, receipt.caseNumber());
    return receipt;
  }

  private static StoredDocument document(Stored stored, String id) {
    return stored.documents().stream()
        .filter(document -> document.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            Problem.of(404, "document-unknown", "The submission announces no such document.")
                .asException());
  }

  private static String terminal(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
