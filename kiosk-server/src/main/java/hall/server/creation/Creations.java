// SPDX-License-Identifier: Apache-2.0
package hall.server.creation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Problem;
import hall.server.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Creates once. Whoever names a request by the header `Idempotency-Key` may repeat it for a day:
/// the first one creates (201), the others get what it answered (200). Without the header each
/// request is a new one. What is shown once alone, such as a password, is never created this way,
/// since the answers are kept.
@ApplicationScoped
public class Creations {
  /// The header.
  public static final String HEADER = "Idempotency-Key";

  private static final int LONGEST_KEY = 64;
  private static final int LANES = 64;

  private final CreationStore store;
  private final ObjectMapper json;

  /// Requests of one key wait for each other here, so that a thousand of them at once do not take
  /// the database's connections from the one that creates.
  private final Lock[] lanes =
      Stream.generate(ReentrantLock::new).limit(LANES).toArray(Lock[]::new);

  Creations(CreationStore store, ObjectMapper json) {
    this.store = store;
    this.json = json;
  }

  /// Creates, or gives the answer of the one that did. Problems: `idempotency-key-defective`,
  /// `key-taken`, `creation-unfinished`, and those of `create`, which leave the key free.
  ///
  /// @param place what is created, since a key names one request
  /// @param request the body
  public Response once(
      @Nullable String key,
      String operator,
      String place,
      @Nullable Object request,
      Supplier<?> create) {
    if (key == null) {
      return Response.status(Response.Status.CREATED).entity(create.get()).build();
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw Problem.of(
              400,
              "idempotency-key-defective",
              "Idempotency-Key is your own name for this request, at most 64 characters.")
          .asException();
    }
    byte[] hash = Secrets.hash(place + " " + write(request));
    Lock lane = lanes[Math.floorMod(key.hashCode(), LANES)];
    lane.lock();
    try {
      return once(new CreationStore.Name(operator, key), hash, create);
    } finally {
      lane.unlock();
    }
  }

  private Response once(CreationStore.Name name, byte[] hash, Supplier<?> create) {
    if (!store.begin(name, hash)) {
      return known(name, hash);
    }
    String answer;
    try {
      answer = write(create.get());
    } catch (RuntimeException refused) {
      store.forget(name);
      throw refused;
    }
    store.end(name, answer);
    return answer(Response.Status.CREATED, answer);
  }

  private Response known(CreationStore.Name name, byte[] hash) {
    CreationStore.Known known = store.find(name).orElseThrow(Creations::unfinished);
    if (!Arrays.equals(known.hash(), hash)) {
      throw Problem.of(409, "key-taken", "This key names another request. Choose a new one.")
          .asException();
    }
    String answer = known.answer();
    if (answer == null) {
      throw unfinished();
    }
    return answer(Response.Status.OK, answer);
  }

  /// Another server is at it, or one died at it and nobody knows how far it came.
  private static RuntimeException unfinished() {
    return Problem.of(
            409,
            "creation-unfinished",
            "A request with this key has not ended. Ask again; if it stays so, look whether what it creates is there, then use a new key.")
        .asException();
  }

  private static Response answer(Response.Status status, String body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON).entity(body).build();
  }

  private String write(@Nullable Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was read as JSON cannot be written", e);
    }
  }
}
