// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.security.cert.CertificateEncodingException;

/// The certificate that packages of cases are verified with, wherever they lie.
@Path("/api/v1/operator/authority")
@RunOnVirtualThread
public class AuthorityResource {
  private final Authority authority;

  AuthorityResource(Authority authority) {
    this.authority = authority;
  }

  @GET
  @RolesAllowed({
    Roles.VIEWER,
    Roles.OPERATOR,
    Roles.CONFIGURATION,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR
  })
  public Response fetch() throws CertificateEncodingException {
    String pem = Pem.write("CERTIFICATE", authority.certificate().getEncoded());
    return Response.ok(pem, "application/pem-certificate-chain")
        .header("Content-Disposition", "attachment; filename=\"hall-authority.pem\"")
        .build();
  }
}
