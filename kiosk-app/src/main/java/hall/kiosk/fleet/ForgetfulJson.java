// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ext.ContextResolver;

/// JSON whose buffers are nobody's once it is written or read.
///
/// Jackson by itself keeps them with the thread for the next document. The client of the server
/// writes on threads that live as long as the terminal, so name and number of the last question
/// would stay there until a longer one comes, which none does while the server is away.
final class ForgetfulJson implements ContextResolver<ObjectMapper> {

  /// For what is said of citizens on a thread that outlives them.
  static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Override
  public ObjectMapper getContext(Class<?> type) {
    return MAPPER;
  }
}
