// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// The simulated provider of bills and payments of the server's tests, as a process of its own.
final class PaymentProcess implements AutoCloseable {

  private final Process process;
  private final String url;

  private PaymentProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static PaymentProcess start() throws IOException {
    var classes = Repository.root().resolve("kiosk-server/target/test-classes");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                classes + ":" + System.getProperty("java.class.path"),
                "hall.server.payment.ProviderSimulator",
                "0")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var said = new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
    if (said == null) {
      process.destroy();
      throw new IOException("the simulated provider of payments did not start");
    }
    return new PaymentProcess(process, said);
  }

  /// What makes the server use it.
  Map<String, String> settings() {
    return Map.of(
        "HALL_PAYMENT_URL",
        url,
        "HALL_PAYMENT_MERCHANT",
        "hall-test",
        "HALL_PAYMENT_SECRET",
        "a secret of the merchant, for tests");
  }

  /// Something happens to the order that came last: `pay`, `decline`, `transfer`.
  String control(String deed) throws IOException, InterruptedException {
    var uri = URI.create(url.replace("/api", "/control/") + deed + "?order=last");
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
