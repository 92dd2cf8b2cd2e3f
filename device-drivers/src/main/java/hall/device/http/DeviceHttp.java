// SPDX-License-Identifier: Apache-2.0
package hall.device.http;

import hall.device.Deadline;
import hall.device.trace.Tracing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// HTTP requests to one device during one operation; the caller's thread waits for each answer.
///
/// A client lives no longer than its operation, so that a device that was switched off and on again
/// is never spoken to over a dead connection. Neither the system's proxy nor redirects apply: a
/// device's address is the device.
public final class DeviceHttp implements AutoCloseable {

  static {
    // Some devices answer only to a `Host` that is not the one of their URL. The client reads this
    // once, when it is loaded, which is here: nothing else in the product uses it.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  private static final Duration CONNECT = Duration.ofSeconds(4);

  private final HttpClient client;
  private final Optional<Trust> trust;
  private final Optional<CertificateCheck> check;

  private final Tracing tracing;
  private volatile boolean aborted;
  private volatile @Nullable CompletableFuture<?> abortable;

  /// For a device that is spoken to in the clear.
  public DeviceHttp(Tracing tracing) {
    this(tracing, Optional.empty());
  }

  /// @param trust whom to believe, for a device that is spoken to over TLS
  public DeviceHttp(Tracing tracing, Optional<Trust> trust) {
    this.tracing = tracing;
    this.trust = trust;
    this.check = trust.map(CertificateCheck::of);
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT);
    check.ifPresent(judge -> builder.sslContext(judge.context()));
    this.client = builder.build();
  }

  /// Other connections to the same device, to set right what a conversation that was ended left
  /// behind.
  public DeviceHttp afresh() {
    return new DeviceHttp(tracing, trust);
  }

  /// A request to a device, which may bear a `Host` of its own: made here, so that the client is
  /// told first that it may.
  public static HttpRequest.Builder to(URI uri) {
    return HttpRequest.newBuilder(uri);
  }

  /// Sends and waits for the whole answer.
  ///
  /// @param mostBytes the longest body worth reading
  /// @throws InterruptedException after the exchange was aborted
  public Reply send(HttpRequest request, int mostBytes, Deadline deadline)
      throws InterruptedException {
    if (deadline.passed()) {
      return new Reply.Late();
    }
    return TracedExchange.send(request, tracing, whole -> exchange(whole, mostBytes, deadline));
  }

  private Reply exchange(HttpRequest request, int mostBytes, Deadline deadline)
      throws InterruptedException {
    var body = new Body(mostBytes);
    var exchange = client.sendAsync(request, body);
    abortable = exchange;
    if (aborted) {
      exchange.cancel(true);
    }
    try {
      return await(exchange, body, deadline);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      throw e;
    }
  }

  /// Sends what creates something at the device, and so wants to know its name even when the
  /// deadline passes, the thread is interrupted or [#abort] is called: then the answer has `grace`
  /// left to come. The thread stays interrupted.
  public Reply sendSettled(HttpRequest request, int mostBytes, Deadline deadline, Duration grace) {
    if (deadline.passed()) {
      return new Reply.Late();
    }
    try {
      return TracedExchange.send(
          request, tracing, whole -> settled(whole, mostBytes, deadline, grace));
    } catch (InterruptedException e) {
      throw new IllegalStateException("a settled exchange is not interrupted", e);
    }
  }

  private Reply settled(HttpRequest request, int mostBytes, Deadline deadline, Duration grace) {
    var body = new Body(mostBytes);
    var exchange = client.sendAsync(request, body);
    var end = Deadline.after(deadline.left().plus(grace), deadline.ticker());
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return await(exchange, body, end);
        } catch (InterruptedException e) {
          interrupted = true;
          end = end.within(grace);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Sends what takes long, such as a document that the device takes as fast as it prints, so that
  /// the device can be asked meanwhile how it is. The caller ends it.
  public Sending begin(HttpRequest request, int mostBytes) {
    return TracedExchange.begin(request, tracing, whole -> begun(whole, mostBytes));
  }

  private Sending begun(HttpRequest request, int mostBytes) {
    var body = new Body(mostBytes);
    var exchange = client.sendAsync(request, body);
    return new Sending(
        () -> exchange.isDone() ? Optional.of(ended(exchange, body)) : Optional.empty(),
        () -> exchange.cancel(true));
  }

  private Reply ended(CompletableFuture<HttpResponse<byte[]>> exchange, Body body) {
    return switch (exchange.state()) {
      case SUCCESS -> answer(exchange.resultNow(), body);
      case FAILED -> lost(exchange.exceptionNow(), body);
      case CANCELLED -> new Reply.Lost("the operation was closed");
      case RUNNING -> throw new IllegalStateException("asked for its reply too early");
    };
  }

  private Reply await(
      CompletableFuture<HttpResponse<byte[]>> exchange, Body body, Deadline deadline)
      throws InterruptedException {
    try {
      return answer(exchange.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS), body);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      return new Reply.Late();
    } catch (CancellationException e) {
      return new Reply.Lost("the operation was closed");
    } catch (ExecutionException e) {
      return lost(Objects.requireNonNull(e.getCause()), body);
    }
  }

  private static Reply answer(HttpResponse<byte[]> response, Body body) {
    if (body.tooLong) {
      return new Reply.TooLong("HTTP " + response.statusCode() + " with an over-long body");
    }
    var headers = response.headers();
    var seconds =
        headers.firstValue("Retry-After").map(DeviceHttp::seconds).orElse(OptionalInt.empty());
    return new Reply.Answer(
        response.statusCode(),
        headers.firstValue("Location"),
        headers.firstValue("Server"),
        seconds,
        response.body());
  }

  private static OptionalInt seconds(String header) {
    return header.matches("[0-9]{1,6}")
        ? OptionalInt.of(Integer.parseInt(header))
        : OptionalInt.empty();
  }

  private Reply lost(Throwable cause, Body body) {
    var refused = check.flatMap(CertificateCheck::refused);
    if (refused.isPresent()) {
      return new Reply.Untrusted(refused.get());
    }
    if (cause instanceof IOException e) {
      var raw = e.getClass().getSimpleName() + ": " + e.getMessage();
      return body.began ? new Reply.Cut(raw) : new Reply.Lost(raw);
    }
    if (cause instanceof CancellationException) {
      return new Reply.Lost("the operation was closed");
    }
    throw new IllegalStateException("the HTTP client failed", cause);
  }

  /// Ends this and every later [#send] as lost; called from another thread.
  public void abort() {
    aborted = true;
    var exchange = abortable;
    if (exchange != null) {
      exchange.cancel(true);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private static final class Body implements BodyHandler<byte[]> {
    private final int mostBytes;
    private volatile boolean began;
    private volatile boolean tooLong;

    Body(int mostBytes) {
      this.mostBytes = mostBytes;
    }

    @Override
    public HttpResponse.BodySubscriber<byte[]> apply(HttpResponse.ResponseInfo info) {
      began = true;
      var length = info.headers().firstValue("Content-Length").orElse("0");
      if (length.length() > 10 || Long.parseLong(length) > mostBytes) {
        tooLong = true;
        return BodySubscribers.replacing(new byte[0]);
      }
      return BodySubscribers.limiting(BodySubscribers.ofByteArray(), mostBytes);
    }
  }
}
