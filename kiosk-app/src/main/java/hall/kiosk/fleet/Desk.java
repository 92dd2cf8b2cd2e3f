// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks one part of the API on behalf of somebody who stands here and waits.
final class Desk<A> {
  private final Supplier<Optional<Credential>> known;
  private final ShownClient<A> server;
  private final Soon soon;

  /// One question to the server.
  @FunctionalInterface
  interface Question<A, T> {
    T ask(A api, Credential credential) throws IOException;
  }

  Desk(Supplier<Optional<Credential>> known, ShownClient.Opening<A> opening, Duration patience) {
    this.known = known;
    this.server = new ShownClient<>(known, opening);
    this.soon = new Soon(patience);
  }

  /// The answer; empty where none came in time, or none that can be read.
  ///
  /// @throws Soon.RefusedException where the answer is a no
  <T> Optional<T> ask(Question<A, T> question) throws InterruptedException {
    var credential = known.get();
    if (credential.isEmpty()) {
      return Optional.empty();
    }
    return soon.ask(() -> {
      try {
        return question.ask(server.open(), credential.get());
      } catch (DateTimeException | IllegalArgumentException e) {
        throw new IOException("the answer can't be read", e);
      }
    });
  }
}
