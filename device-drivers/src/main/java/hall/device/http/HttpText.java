// SPDX-License-Identifier: Apache-2.0
package hall.device.http;

import hall.device.http.Reply.Answer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Flow;

/// HTTP messages as they stand in a recording: what this side decides of them, in the form of RFC
/// 9112, without what the client library adds.
public final class HttpText {

  private static final String END = "\r\n";
  private static final byte[] GAP = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private HttpText() {}

  static byte[] request(HttpRequest request, byte[] body) {
    var uri = request.uri();
    var head = new StringBuilder();
    head.append(request.method()).append(' ').append(uri.getRawPath());
    if (uri.getRawQuery() != null) {
      head.append('?').append(uri.getRawQuery());
    }
    head.append(END);
    request
        .headers()
        .map()
        .forEach((name, values) ->
            values.forEach(value -> head.append(name).append(": ").append(value).append(END)));
    return message(head, body);
  }

  static byte[] reply(Answer answer) {
    var head = new StringBuilder().append(answer.status()).append(END);
    answer.location().ifPresent(location -> head.append("Location: ").append(location).append(END));
    answer.server().ifPresent(server -> head.append("Server: ").append(server).append(END));
    answer
        .retryAfterSeconds()
        .ifPresent(seconds -> head.append("Retry-After: ").append(seconds).append(END));
    return message(head, answer.body());
  }

  private static byte[] message(StringBuilder head, byte[] body) {
    var message = new ByteArrayOutputStream(head.length() + END.length() + body.length);
    message.writeBytes(head.append(END).toString().getBytes(StandardCharsets.UTF_8));
    message.writeBytes(body);
    return message.toByteArray();
  }

  /// Where the body of a message begins; its length where it has none.
  public static int body(byte[] message) {
    for (int i = 0; i + GAP.length <= message.length; i++) {
      if (ByteBuffer.wrap(message, i, GAP.length).equals(ByteBuffer.wrap(GAP))) {
        return i + GAP.length;
      }
    }
    return message.length;
  }

  /// The reply that was recorded.
  static Answer answer(byte[] message) {
    int body = body(message);
    var lines = new String(message, 0, body, StandardCharsets.UTF_8).lines().toList();
    var bytes = new byte[message.length - body];
    System.arraycopy(message, body, bytes, 0, bytes.length);
    return new Answer(
        Integer.parseInt(lines.getFirst().strip()),
        header(lines, "Location: "),
        header(lines, "Server: "),
        header(lines, "Retry-After: ")
            .map(seconds -> OptionalInt.of(Integer.parseInt(seconds)))
            .orElse(OptionalInt.empty()),
        bytes);
  }

  private static Optional<String> header(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .findFirst();
  }

  /// The whole body of a request that is about to be sent.
  static byte[] body(HttpRequest request) {
    var publisher = request.bodyPublisher();
    if (publisher.isEmpty()) {
      return new byte[0];
    }
    var whole = BodySubscribers.ofByteArray();
    publisher
        .get()
        .subscribe(
            new Flow.Subscriber<>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                whole.onSubscribe(subscription);
              }

              @Override
              public void onNext(ByteBuffer piece) {
                whole.onNext(List.of(piece));
              }

              @Override
              public void onError(Throwable cause) {
                whole.onError(cause);
              }

              @Override
              public void onComplete() {
                whole.onComplete();
              }
            });
    return whole.getBody().toCompletableFuture().join();
  }
}
