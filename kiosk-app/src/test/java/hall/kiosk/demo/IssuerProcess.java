// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The simulated platform of the server's tests that issues certificates and holds electronic
/// licences, as a process of its own.
final class IssuerProcess implements AutoCloseable {

  private static final String HOLDER = "110101199001010015";

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
    var settings = new HashMap<String, String>();
    for (var use : List.of("ATTESTATION", "ELICENCE")) {
      settings.put("HALL_" + use + "_URL", peer.url());
      settings.put("HALL_" + use + "_SENDER", "hall-test");
      settings.put("HALL_" + use + "_KEY_FILE", folder.resolve("issuer.key").toString());
      settings.put("HALL_" + use + "_ANCHORS_FILE", folder.resolve("anchors.pem").toString());
    }
    return settings;
  }

  /// The code that a phone shows of a licence of the sample citizen's.
  ///
  /// @param kind such as `residence-permit`
  /// @param as `good`, or why the platform refuses it, such as `code-expired`
  String licence(String kind, String as) throws IOException, InterruptedException {
    return peer.control(
        "licence?kind=%s&name=%s&idNumber=%s&as=%s"
            .formatted(kind, URLEncoder.encode("张测试", StandardCharsets.UTF_8), HOLDER, as));
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
