// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// What the server answers within the patience of somebody who stands here.
record Soon(Duration patience) {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  /// The server has judged: no.
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String problem;

    RefusedException(String problem) {
      super(problem);
      this.problem = problem;
    }

    /// The last word of the problem's type.
    String problem() {
      return problem;
    }
  }

  /// The answer; nothing where none came in time.
  ///
  /// @throws RefusedException where the answer is a no
  <T> Optional<T> ask(Callable<T> call) throws InterruptedException {
    var answer = new CompletableFuture<T>();
    Thread.ofVirtual()
        .name("queue")
        .start(() -> {
          try {
            answer.complete(call.call());
          } catch (Exception e) {
            answer.completeExceptionally(e);
          }
        });
    try {
      return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      return failed(e.getCause());
    } catch (TimeoutException e) {
      LOG.log(Level.WARNING, "queue-silent");
      return Optional.empty();
    }
  }

  private static <T> Optional<T> failed(@Nullable Throwable why) {
    if (why instanceof WebApplicationException e) {
      int status = e.getResponse().getStatus();
      if (status == 404 || status == 409 || status == 422) {
        throw new RefusedException(SubmissionSender.problem(e));
      }
    } else if (why instanceof RuntimeException bug && !(bug instanceof ProcessingException)) {
      throw bug;
    }
    LOG.log(Level.WARNING, "queue-not-reached: {0}", String.valueOf(why));
    return Optional.empty();
  }
}
