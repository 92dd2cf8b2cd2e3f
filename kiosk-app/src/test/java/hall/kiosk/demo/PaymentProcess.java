// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;
import java.util.Map;

/// The simulated provider of bills and payments of the server's tests, as a process of its own.
final class PaymentProcess implements AutoCloseable {

  private final PeerProcess peer;

  private PaymentProcess(PeerProcess peer) {
    this.peer = peer;
  }

  static PaymentProcess start() throws IOException {
    return new PaymentProcess(PeerProcess.launch("hall.server.payment.ProviderSimulator", "0"));
  }

  /// What makes the server use it.
  Map<String, String> settings() throws IOException {
    return Map.of(
        "HALL_PAYMENT_URL",
        peer.url(),
        "HALL_PAYMENT_MERCHANT",
        "hall-test",
        "HALL_PAYMENT_SECRET",
        "a secret of the merchant, for tests");
  }

  /// Something happens to the order that came last: `pay`, `decline`, `transfer`.
  String control(String deed) throws IOException, InterruptedException {
    return peer.control(deed + "?order=last");
  }

  @Override
  public void close() {
    peer.close();
  }
}
