// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One client of a part of the API for each certificate that the terminal shows.
final class ShownClient<T> {
  private final Supplier<Optional<Credential>> credential;
  private final Opening<T> opening;
  private @Nullable T api;
  private Optional<Proof> shown = Optional.empty();

  /// Makes the client that shows a certificate.
  @FunctionalInterface
  interface Opening<T> {
    T open(Optional<Proof.Certified> shown) throws IOException;
  }

  ShownClient(Supplier<Optional<Credential>> credential, Opening<T> opening) {
    this.credential = credential;
    this.opening = opening;
  }

  synchronized T open() throws IOException {
    var proof = credential.get().map(Credential::proof);
    var made = api;
    if (made == null || !proof.equals(shown)) {
      made =
          opening.open(
              proof.filter(Proof.Certified.class::isInstance).map(Proof.Certified.class::cast));
      api = made;
      shown = proof;
    }
    return made;
  }
}
