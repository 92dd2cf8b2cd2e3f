// SPDX-License-Identifier: Apache-2.0
package hall.device.http;

import hall.device.trace.Player;
import hall.device.trace.Recorder;
import hall.device.trace.Tracing;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.function.Function;

/// One exchange, recorded or from a recording where that is asked for; a channel for each.
final class TracedExchange {

  /// The exchange with the device itself.
  @FunctionalInterface
  interface Exchange {
    Reply send(HttpRequest request) throws InterruptedException;
  }

  private static final String LOST = "lost: ";
  private static final String CUT = "cut: ";
  private static final String TOO_LONG = "too long: ";
  private static final String UNTRUSTED = "untrusted: ";
  private static final String LATE = "late";

  private TracedExchange() {}

  static Reply send(HttpRequest request, Tracing tracing, Exchange exchange)
      throws InterruptedException {
    return switch (tracing) {
      case Tracing.Off() -> exchange.send(request);
      case Tracing.Recording(var recorder) -> recorded(request, recorder, exchange);
      case Tracing.Replaying(var player) -> replayed(request, player);
    };
  }

  /// The same for an exchange that goes on while the caller does something else.
  static Sending begin(
      HttpRequest request, Tracing tracing, Function<HttpRequest, Sending> exchange) {
    return switch (tracing) {
      case Tracing.Off() -> exchange.apply(request);
      case Tracing.Recording(var recorder) -> begun(request, recorder, exchange);
      case Tracing.Replaying(var player) -> replaying(request, player);
    };
  }

  /// The answer is there when it was there in the recording, so that the caller does the same.
  private static Sending replaying(HttpRequest request, Player player) {
    try {
      int channel = player.open(endpoint(request));
      player.send(channel, HttpText.request(request, HttpText.body(request)));
      return new Sending(
          () -> player.due(channel) ? Optional.of(received(player, channel)) : Optional.empty(),
          () -> {});
    } catch (IOException e) {
      var reply = recordedFailure(String.valueOf(e.getMessage()));
      return new Sending(() -> Optional.of(reply), () -> {});
    }
  }

  /// The caller asks until it has the reply, and only once after that.
  private static Sending begun(
      HttpRequest request, Recorder recorder, Function<HttpRequest, Sending> exchange) {
    var body = HttpText.body(request);
    int channel = opened(request, body, recorder);
    var sending = exchange.apply(whole(request, body));
    return new Sending(
        () -> {
          var reply = sending.reply();
          reply.ifPresent(there -> note(there, channel, recorder));
          return reply;
        },
        sending::cancel);
  }

  private static Reply recorded(HttpRequest request, Recorder recorder, Exchange exchange)
      throws InterruptedException {
    var body = HttpText.body(request);
    int channel = opened(request, body, recorder);
    var reply = exchange.send(whole(request, body));
    note(reply, channel, recorder);
    return reply;
  }

  private static int opened(HttpRequest request, byte[] body, Recorder recorder) {
    int channel = recorder.open(endpoint(request));
    recorder.sent(channel, HttpText.request(request, body));
    return channel;
  }

  private static HttpRequest whole(HttpRequest request, byte[] body) {
    return request.bodyPublisher().isEmpty()
        ? request
        : HttpRequest.newBuilder(request, (_, _) -> true)
            .method(request.method(), BodyPublishers.ofByteArray(body))
            .build();
  }

  private static void note(Reply reply, int channel, Recorder recorder) {
    switch (reply) {
      case Reply.Answer answer -> {
        var text = HttpText.reply(answer);
        recorder.received(channel, text, 0, text.length);
      }
      case Reply.Lost(var raw) -> recorder.failed(channel, LOST + raw);
      case Reply.Cut(var raw) -> recorder.failed(channel, CUT + raw);
      case Reply.TooLong(var raw) -> recorder.failed(channel, TOO_LONG + raw);
      case Reply.Untrusted(var sha256) -> recorder.failed(channel, UNTRUSTED + sha256);
      case Reply.Late() -> recorder.failed(channel, LATE);
    }
    recorder.closed(channel);
  }

  private static Reply replayed(HttpRequest request, Player player) {
    try {
      int channel = player.open(endpoint(request));
      player.send(channel, HttpText.request(request, HttpText.body(request)));
      return received(player, channel);
    } catch (IOException e) {
      return recordedFailure(String.valueOf(e.getMessage()));
    }
  }

  private static Reply received(Player player, int channel) {
    try {
      return HttpText.answer(player.receive(channel));
    } catch (IOException e) {
      return recordedFailure(String.valueOf(e.getMessage()));
    }
  }

  private static Reply recordedFailure(String how) {
    if (how.startsWith(CUT)) {
      return new Reply.Cut(how.substring(CUT.length()));
    }
    if (how.startsWith(TOO_LONG)) {
      return new Reply.TooLong(how.substring(TOO_LONG.length()));
    }
    if (how.startsWith(UNTRUSTED)) {
      return new Reply.Untrusted(how.substring(UNTRUSTED.length()));
    }
    if (how.equals(LATE)) {
      return new Reply.Late();
    }
    return new Reply.Lost(how.startsWith(LOST) ? how.substring(LOST.length()) : how);
  }

  private static String endpoint(HttpRequest request) {
    return "%s %s".formatted(request.uri().getScheme(), request.uri().getRawAuthority());
  }
}
