// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.Secrets;
import hall.server.attestation.IssuerSimulator;
import hall.server.login.LoginSimulator;
import hall.server.payment.ProviderSimulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lays the same foundation as the server's main, in a temporary folder, once for all tests.
public final class TestFoundation implements QuarkusTestResourceLifecycleManager {
  private @Nullable Foundation foundation;
  private @Nullable Path data;
  private @Nullable ProviderSimulator provider;
  private @Nullable IssuerSimulator issuer;
  private @Nullable LoginSimulator logins;

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("hall-server-test");
      data = folder;
      Path configs = Path.of(System.getProperty("repository.root"), "configs");
      // Before the database has a port: until it runs the system may give the same to others.
      ProviderSimulator simulator = ProviderSimulator.start(0);
      provider = simulator;
      IssuerSimulator issuing = IssuerSimulator.start(0);
      issuer = issuing;
      LoginSimulator identities = LoginSimulator.start(0);
      logins = identities;
      Foundation laid =
          Foundation.lay(
              new Settings(
                  folder,
                  0,
                  configs,
                  Optional.empty(),
                  Optional.empty(),
                  ServerProcess.PROGRAM,
                  Optional.empty()),
              new Secrets(new SecureRandom()));
      foundation = laid;
      Map<String, String> properties = new HashMap<>(laid.properties());
      properties.put("quarkus.http.test-ssl-port", "0");
      // Tests of alerts and rollouts take their steps when they want to.
      properties.put("hall.alerts.every", "off");
      properties.put("hall.alerts.send-every", "off");
      properties.put("hall.rollouts.every", "off");
      properties.put("hall.cases.every", "off");
      properties.put("hall.forwarding.every", "off");
      properties.put("hall.forwarding.ask-every", "off");
      properties.put("hall.forwarding.compare-every", "off");
      properties.put("hall.hotline.every", "off");
      properties.put("hall.hotline.ask-every", "off");
      properties.put("hall.message.every", "off");
      properties.put("hall.payment.every", "off");
      properties.put("hall.payment.url", simulator.url());
      properties.put("hall.payment.merchant", ProviderSimulator.MERCHANT);
      properties.put("hall.payment.secret", ProviderSimulator.SECRET);
      issuing.writeFiles(folder);
      Thread.ofVirtual().start(issuing::warmUp);
      properties.put("hall.attestation.url", issuing.url());
      properties.put("hall.attestation.sender", IssuerSimulator.SENDER);
      properties.put("hall.attestation.key-file", folder.resolve("issuer.key").toString());
      properties.put("hall.attestation.anchors-file", folder.resolve("anchors.pem").toString());
      properties.put("hall.attestation.patience-seconds", "3");
      for (String setting :
          List.of("url", "sender", "key-file", "anchors-file", "patience-seconds")) {
        properties.put("hall.elicence." + setting, properties.get("hall.attestation." + setting));
      }
      // Nobody answers there: tests of the hotline bring their own.
      properties.put("hall.hotline.url", "http://127.0.0.1:9");
      properties.put("hall.hotline.sender", IssuerSimulator.SENDER);
      properties.put("hall.hotline.key-file", properties.get("hall.attestation.key-file"));
      // Nobody answers there either.
      properties.put("hall.message.url", "http://127.0.0.1:9");
      properties.put("hall.message.sender", IssuerSimulator.SENDER);
      properties.put("hall.message.key-file", properties.get("hall.attestation.key-file"));
      properties.put("hall.alerts.webhook-loopback", "true");
      properties.put("hall.mail.host", "127.0.0.1");
      properties.put("hall.mail.from", "hall@hall.example");
      properties.put("hall.metrics.token", "metrics-token-of-the-tests");
      properties.put("hall.tls.look-every", "off");
      // All tests are one caller, and their clock stands.
      properties.put("hall.rate.known", "0");
      properties.put("hall.rate.strangers", "0");
      properties.put("hall.retention.every", "off");
      // Nothing listens there until a test of the provider starts one.
      properties.put("hall.oidc.issuer", "http://127.0.0.1:" + freePort() + "/realm");
      properties.put("hall.oidc.client-id", "hall");
      properties.put("hall.oidc.client-secret", "a secret of the client, long enough for HS256");
      properties.put("hall.oidc.name", "统一身份认证");
      properties.put("hall.oidc.role-claim", "realm_access.roles");
      properties.put("hall.oidc.roles", "hall-admins=system-administrator,hall-clerks=operator");
      properties.put("hall.login.issuer", identities.issuer());
      properties.put("hall.login.client-id", LoginSimulator.CLIENT);
      properties.put("hall.login.client-secret", LoginSimulator.SECRET);
      properties.put("hall.login.app", "示例省政务");
      properties.put("hall.login.app-en", "Sample Province");
      properties.put("hall.login.levels", "L3,L4");
      properties.put("hall.login.patience", "2s");
      properties.put("hall.test.certificate", folder.resolve("tls/server.pem").toString());
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// One that the system gives to nobody by itself.
  private static int freePort() throws IOException {
    for (int port = 21_000; port < 22_000; port++) {
      try (ServerSocket probe = new ServerSocket()) {
        probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return port;
      } catch (BindException taken) {
        // The next one, then.
      }
    }
    throw new IOException("No port is free");
  }

  @Override
  public void stop() {
    try {
      if (provider != null) {
        provider.close();
      }
      if (issuer != null) {
        issuer.close();
      }
      if (logins != null) {
        logins.close();
      }
      if (foundation != null) {
        foundation.close();
      }
      if (data != null) {
        delete(data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
