// SPDX-License-Identifier: Apache-2.0
package hall.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Base64;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// Gives what operators read an entity tag, and answers 304 to whoever has it already.
public class EntityTags {
  private static final int TAG_BYTES = 12;

  private final ObjectMapper json;

  public EntityTags(ObjectMapper json) {
    this.json = json;
  }

  @ServerResponseFilter
  public void tag(ContainerRequestContext request, ContainerResponseContext response)
      throws JsonProcessingException {
    Object entity = response.getEntity();
    MediaType type = response.getMediaType();
    if (!request.getMethod().equals("GET")
        || !request.getUriInfo().getPath().startsWith("/api/v1/operator/")
        || response.getStatus() != 200
        || entity == null
        || !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
      return;
    }
    String body = entity instanceof String text ? text : json.writeValueAsString(entity);
    String tag = of(body);
    response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
    if (names(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
      response.setStatus(304);
      response.setEntity(null);
    } else {
      response.setEntity(body);
    }
  }

  /// The tag of what is sent as this text.
  static String of(String body) {
    byte[] hash = Arrays.copyOf(Secrets.hash(body), TAG_BYTES);
    return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
  }

  private static boolean names(@Nullable String header, String tag) {
    return header != null
        && Arrays.stream(header.split(",", -1))
            .map(each -> each.strip().replaceFirst("^W/", ""))
            .anyMatch(each -> each.equals(tag) || each.equals("*"));
  }
}
