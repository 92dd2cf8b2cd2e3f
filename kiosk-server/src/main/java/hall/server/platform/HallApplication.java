// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.PublicAddress;
import hall.server.auth.FirstAdministrator;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;

/// Runs between start and stop of the framework and says the two lines that people and launchers
/// wait for.
public class HallApplication implements QuarkusApplication {
  private final FirstAdministrator firstAdministrator;
  private final HttpServer server;
  private final PublicAddress address;

  public HallApplication(
      FirstAdministrator firstAdministrator, HttpServer server, PublicAddress address) {
    this.firstAdministrator = firstAdministrator;
    this.server = server;
    this.address = address;
  }

  @Override
  public int run(String... arguments) {
    firstAdministrator
        .create()
        .ifPresent(made ->
            System.out.println(
                "First administrator: " + made.name() + "  password: " + made.password()));
    System.out.println("Hall server ready at https://localhost:" + server.getSecurePort());
    String local = "https://localhost:" + server.getSecurePort();
    if (!address.base().equals(local)) {
      System.out.println("Citizens and terminals reach it at " + address.base());
    }
    Quarkus.waitForExit();
    return 0;
  }
}
