// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The simulated platform that issues certificates of the server's tests, as a process of its own.
final class IssuerProcess implements AutoCloseable {

  private final PeerProcess peer;
  private final Path folder;

  private IssuerProcess(PeerProcess peer, Path folder) {
    this.peer = peer;
    this.folder = folder;
  }

  /// @param folder where its key and the root of its seals are written
  static IssuerProcess start(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new IssuerProcess(
        PeerProcess.launch("hall.server.attestation.IssuerSimulator", "0", folder.toString()),
        folder);
  }

  /// What makes the server use it.
  Map<String, String> settings() throws IOException {
    return Map.of(
        "HALL_ATTESTATION_URL",
        peer.url(),
        "HALL_ATTESTATION_SENDER",
        "hall-test",
        "HALL_ATTESTATION_KEY_FILE",
        folder.resolve("issuer.key").toString(),
        "HALL_ATTESTATION_ANCHORS_FILE",
        folder.resolve("anchors.pem").toString());
  }

  /// How its next answer goes, such as `altered` or `slow`.
  String control(String fault) throws IOException, InterruptedException {
    return peer.control(fault);
  }

  @Override
  public void close() {
    peer.close();
  }
}
