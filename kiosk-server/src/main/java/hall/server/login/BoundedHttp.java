// SPDX-License-Identifier: Apache-2.0
package hall.server.login;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Carries the library's questions: one answer takes no longer and is no larger than it may be, to
/// its last byte.
final class BoundedHttp implements HTTPRequestSender, ResourceRetriever {
  private static final int LARGEST_ANSWER = 256 * 1024;

  private final HttpClient client;
  private final Duration patience;

  /// @param trust null for what the platform of this server trusts
  BoundedHttp(Duration patience, @Nullable SSLContext trust) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience);
    if (trust != null) {
      builder.sslContext(trust);
    }
    this.client = builder.build();
    this.patience = patience;
  }

  @Override
  public HTTPResponse send(ReadOnlyHTTPRequest asked) throws IOException {
    String body = Objects.requireNonNullElse(asked.getBody(), "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(asked.getURI())
            .method(
                asked.getMethod().name(),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    asked.getHeaderMap().forEach((name, values) -> values.forEach(v -> request.header(name, v)));
    HttpResponse<String> said = answer(request.build());
    HTTPResponse answer = new HTTPResponse(said.statusCode());
    String type = said.headers().firstValue("Content-Type").orElse("");
    if (!type.isEmpty()) {
      try {
        answer.setContentType(type);
      } catch (ParseException e) {
        throw new IOException("The answer is of no type", e);
      }
    }
    answer.setBody(said.body());
    return answer;
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    HttpResponse<String> said = answer(HttpRequest.newBuilder(URI.create(url.toString())).build());
    if (said.statusCode() != 200) {
      throw new IOException("It answers " + said.statusCode());
    }
    return new Resource(
        said.body(), said.headers().firstValue("Content-Type").orElse("application/json"));
  }

  /// The time-out of a request ends with the head of the answer; this one with its last byte.
  private HttpResponse<String> answer(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("No answer in time");
    } catch (ExecutionException e) {
      throw new IOException("No answer that can be read", e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The server stops");
    }
  }
}
