// SPDX-License-Identifier: Apache-2.0
package hall.server;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/// Refuses JSON that is nothing where something is to be read, so that nobody behind the rim has to
/// expect it.
@Provider
public class EmptyBody implements ReaderInterceptor {
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Object body = context.proceed();
    if (body == null || (body instanceof JsonNode read && read.isNull())) {
      throw Problem.of(400, "malformed-json", "The body is empty, and this endpoint reads JSON.")
          .asException();
    }
    return body;
  }
}
