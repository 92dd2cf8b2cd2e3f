// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.handler.codec.DecoderException;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a client says of a server that goes away, at whatever moment: never what would be taken for
/// a bug, and end the terminal.
@QuarkusTest
class TerminalApisTest {

  private static final int CALLERS = 8;
  private static final int CALLS = 40;

  private final Vertx vertx = Vertx.vertx();
  private final SelfSignedCertificate certificate = SelfSignedCertificate.create("localhost");

  @AfterEach
  void close() throws Exception {
    await(vertx.close().toCompletionStage());
    certificate.delete();
  }

  @Test
  void oneThatIsGoneBeforeItIsGreeted() throws Exception {
    var server =
        await(
            vertx
                .createNetServer(new NetServerOptions().setSoLinger(0))
                .connectHandler(socket -> socket.close())
                .listen(0)
                .toCompletionStage());
    onlyUnreachable(server.actualPort());
  }

  @Test
  void oneThatIsGoneOnceItIsGreeted() throws Exception {
    var server =
        await(
            vertx
                .createNetServer(new NetServerOptions().setSoLinger(0))
                .connectHandler(socket -> socket.handler(hello -> socket.close()))
                .listen(0)
                .toCompletionStage());
    onlyUnreachable(server.actualPort());
  }

  @Test
  void oneThatIsGoneAmongRequests() throws Exception {
    var asked = new AtomicInteger();
    var server =
        await(
            vertx
                .createHttpServer(
                    new HttpServerOptions()
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setKeyCertOptions(certificate.keyCertOptions()))
                .requestHandler(request -> {
                  if (asked.incrementAndGet() % 5 == 0) {
                    request.connection().close();
                  } else {
                    request.response().putHeader("Content-Type", "application/json").end("{}");
                  }
                })
                .listen(0)
                .toCompletionStage());
    onlyUnreachable(server.actualPort());
  }

  @Test
  void theBareReasonsOfAFailedCall() {
    assertThrows(
        ProcessingException.class, () -> failing(new VertxException("Connection was closed")));
    assertThrows(ProcessingException.class, () -> failing(new DecoderException("no frame")));
    assertThrows(
        ProcessingException.class, () -> failing(new ProcessingException("Connection refused")));
    assertThrows(NotFoundException.class, () -> failing(new NotFoundException()));
    assertThrows(IllegalStateException.class, () -> failing(new IllegalStateException("a bug")));
  }

  private static void failing(RuntimeException why) {
    Runnable call =
        () -> {
          throw why;
        };
    TerminalApis.reaching(Runnable.class, call).run();
  }

  private void onlyUnreachable(int port) throws Exception {
    var api =
        TerminalApis.of(
            URI.create("https://localhost:" + port),
            Path.of(certificate.certificatePath()),
            Optional.empty());
    Callable<List<String>> calls =
        () -> {
          var bugs = new ArrayList<String>();
          for (int call = 0; call < CALLS; call++) {
            try {
              api.commands(null);
            } catch (ProcessingException unreachable) {
              // As it must be.
            } catch (RuntimeException bug) {
              bugs.add(bug.toString());
            }
          }
          return bugs;
        };
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var caller : callers.invokeAll(Collections.nCopies(CALLERS, calls))) {
        assertEquals(List.of(), caller.get());
      }
    }
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
