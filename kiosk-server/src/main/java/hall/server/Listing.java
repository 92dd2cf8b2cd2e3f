// SPDX-License-Identifier: Apache-2.0
package hall.server;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Pages of lists that may be long: `?after=ID&limit=N`. The header Link names the next one.
public final class Listing {
  private static final int MOST = 1000;

  private Listing() {}

  /// How many a page may have; all where nobody says a limit.
  public static int most(@Nullable Integer limit) {
    return limit == null ? Integer.MAX_VALUE : Math.clamp(limit, 1, MOST);
  }

  /// A page, and where the next one is.
  ///
  /// @param page at most `most`
  /// @param id what the next page comes after
  public static <T> Response of(List<T> page, int most, Function<T, String> id, UriInfo uri) {
    Response.ResponseBuilder answer = Response.ok(page, MediaType.APPLICATION_JSON);
    if (page.size() == most) {
      answer.link(
          uri.getAbsolutePathBuilder()
              .queryParam("after", id.apply(page.getLast()))
              .queryParam("limit", most)
              .build(),
          "next");
    }
    return answer.build();
  }
}
