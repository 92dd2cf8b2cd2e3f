// SPDX-License-Identifier: Apache-2.0
package hall.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import hall.server.Https.Answer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Somebody who calls the server with one kind of credential, or none.
public final class Caller {
  public static final String BODY = "application/offset+octet-stream";

  private final Https https;
  private final Map<String, String> headers;

  private Caller(Https https, Map<String, String> headers) {
    this.https = https;
    this.headers = headers;
  }

  public static Caller anonymous(Https https) {
    return new Caller(https, Map.of("X-Hall-Request", "1"));
  }

  public static Caller terminal(Https https, String credential) {
    return new Caller(https, Map.of("Authorization", "Bearer " + credential));
  }

  /// A terminal that shows its certificate in the handshake and nothing else.
  public static Caller certified(Https showing) {
    return new Caller(showing, Map.of());
  }

  public static Caller operator(Https https, String session) {
    return new Caller(
        https, Map.of("Cookie", "__Host-hall-operator=" + session, "X-Hall-Request", "1"));
  }

  public Caller with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Caller(https, more);
  }

  public Answer get(String path) {
    return https.call("GET", path, headers, null);
  }

  /// Opens the stream of hints as the process that was started then.
  public EventStream hints(long epoch) {
    return https.open("/api/v1/terminal/hints?epoch=" + epoch, headers);
  }

  public Answer head(String path) {
    return https.call("HEAD", path, headers, null);
  }

  public Answer delete(String path) {
    return https.call("DELETE", path, headers, null);
  }

  public Answer post(String path) {
    return https.call("POST", path, headers, null);
  }

  public Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, body);
  }

  public Answer patch(String path, Object body) {
    return send("PATCH", path, body);
  }

  public Answer patch(String path, long offset, byte[] body) {
    return with("Content-Type", BODY).with("Upload-Offset", Long.toString(offset)).raw(path, body);
  }

  /// A form as a browser sends it.
  public Answer form(String path, String encoded) {
    return https.call(
        "POST",
        path,
        with("Content-Type", "application/x-www-form-urlencoded").headers,
        Https.bytes(encoded));
  }

  /// A form with a file as a browser sends it.
  public Answer upload(String path, String token, String field, String fileName, byte[] file) {
    String head =
        """
        --edge\r
        Content-Disposition: form-data; name="token"\r
        \r
        %s\r
        --edge\r
        Content-Disposition: form-data; name="%s"; filename="%s"\r
        Content-Type: application/octet-stream\r
        \r
        """
            .formatted(token, field, fileName);
    byte[] front = Https.bytes(head);
    byte[] back = Https.bytes("\r\n--edge--\r\n");
    byte[] body = Arrays.copyOf(front, front.length + file.length + back.length);
    System.arraycopy(file, 0, body, front.length, file.length);
    System.arraycopy(back, 0, body, front.length + file.length, back.length);
    return https.call(
        "POST", path, with("Content-Type", "multipart/form-data; boundary=edge").headers, body);
  }

  /// Any method, with a small body of the given type where the method has one.
  public Answer call(String method, String path, String type) {
    boolean body = Set.of("POST", "PUT", "PATCH").contains(method);
    return https.call(
        method,
        path,
        body ? with("Content-Type", type).headers : headers,
        body ? Https.bytes("{}") : null);
  }

  /// What claims to be JSON.
  public Answer json(String method, String path, String body) {
    return https.call(
        method, path, with("Content-Type", "application/json").headers, Https.bytes(body));
  }

  private Answer raw(String path, byte[] body) {
    return https.call("PATCH", path, headers, body);
  }

  private Answer send(String method, String path, Object body) {
    try {
      return https.call(
          method,
          path,
          with("Content-Type", "application/json").headers,
          Https.JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
