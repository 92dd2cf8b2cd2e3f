// SPDX-License-Identifier: Apache-2.0
package bare;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/// The one endpoint of an application that does nothing.
@Path("/hello")
public class Hello {
  @GET
  public String hello() {
    return "hello";
  }
}
