// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/// Sends bytes to the server piece by piece, from where it has them.
final class Pieces {

  private static final String OFFSET = "Upload-Offset";

  private Pieces() {}

  /// What is to be sent.
  interface Source {
    /// Some bytes from this offset on; none where there are no more.
    byte[] from(long offset) throws IOException;
  }

  /// Where it goes.
  interface Sink {
    Response append(long offset, byte[] bytes);
  }

  /// Sends all that is missing.
  ///
  /// @param received what the server has
  /// @throws WebApplicationException where it will not have them
  static void send(long received, Source source, Sink sink) throws IOException {
    long offset = received;
    while (true) {
      var bytes = source.from(offset);
      if (bytes.length == 0) {
        return;
      }
      try (var response = sink.append(offset, bytes)) {
        offset = offset(response);
      } catch (WebApplicationException e) {
        if (e.getResponse().getStatus() != Response.Status.CONFLICT.getStatusCode()) {
          throw e;
        }
        // The server has another count, perhaps from an answer that was lost: it is right.
        offset = offset(e.getResponse());
      }
    }
  }

  /// Where the server says that it ends.
  static long offset(Response response) {
    var header = response.getHeaderString(OFFSET);
    if (header == null) {
      throw new WebApplicationException("an upload answer without Upload-Offset", response);
    }
    return Long.parseLong(header);
  }
}
