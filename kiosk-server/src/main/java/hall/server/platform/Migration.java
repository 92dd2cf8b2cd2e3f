// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.Database.DatabaseException;
import hall.server.Migrations;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGProperty;

/// Waits until the database answers and brings its tables up to date, before anything else of the
/// server looks at it.
///
/// The embedded database starts at the same time as the framework; an outside one may start later
/// than its servers when the power comes back to all of them.
@ApplicationScoped
public class Migration {
  /// Before the scheduler of the framework, which starts at 0.
  private static final int BEFORE_THE_SCHEDULER = -10;

  private static final Logger LOG = Logger.getLogger(Migration.class);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration TOLD_AFTER = Duration.ofSeconds(5);

  private final DataSource source;
  private final InstantSource clock;
  private final String url;
  private final Properties access = new Properties();
  private final Duration patience;

  Migration(
      DataSource source,
      InstantSource clock,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
      @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
      @ConfigProperty(name = "hall.database.patience") Duration patience) {
    this.source = source;
    this.clock = clock;
    this.url = url;
    this.patience = patience;
    user.ifPresent(name -> PGProperty.USER.set(access, name));
    password.ifPresent(secret -> PGProperty.PASSWORD.set(access, secret));
    PGProperty.CONNECT_TIMEOUT.set(access, 10);
  }

  void start(@Observes @Priority(BEFORE_THE_SCHEDULER) StartupEvent event)
      throws InterruptedException, IOException, SQLException {
    if (!await()) {
      try (Migrations migrations = Migrations.of(source)) {
        migrations.migrate();
      }
    }
  }

  /// By the clock, not by the number of tries: one that no packet reaches takes ten seconds.
  ///
  /// @return whether its tables are up to date
  private boolean await() throws InterruptedException, IOException, SQLException {
    CountDownLatch never = new CountDownLatch(1);
    Instant begin = clock.instant();
    boolean told = false;
    while (true) {
      try (Connection connection = DriverManager.getConnection(url, access)) {
        return Migrations.current(connection);
      } catch (SQLException away) {
        Duration waited = Duration.between(begin, clock.instant());
        if (!DatabaseException.passing(away) || waited.compareTo(patience) >= 0) {
          throw away;
        }
        if (!told && waited.compareTo(TOLD_AFTER) >= 0) {
          LOG.warnf("The database does not answer yet: %s", away.getMessage());
          told = true;
        }
      }
      never.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
