// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.Database.DatabaseException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
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

  private final Flyway flyway;
  private final InstantSource clock;
  private final String url;
  private final Properties access = new Properties();
  private final Duration patience;

  Migration(
      Flyway flyway,
      InstantSource clock,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
      @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
      @ConfigProperty(name = "hall.database.patience") Duration patience) {
    this.flyway = flyway;
    this.clock = clock;
    this.url = url;
    this.patience = patience;
    user.ifPresent(name -> PGProperty.USER.set(access, name));
    password.ifPresent(secret -> PGProperty.PASSWORD.set(access, secret));
    PGProperty.CONNECT_TIMEOUT.set(access, 10);
  }

  void start(@Observes @Priority(BEFORE_THE_SCHEDULER) StartupEvent event)
      throws InterruptedException, SQLException {
    await();
    flyway.migrate();
  }

  /// By the clock, not by the number of tries: one that no packet reaches takes ten seconds.
  private void await() throws InterruptedException, SQLException {
    CountDownLatch never = new CountDownLatch(1);
    Instant begin = clock.instant();
    boolean told = false;
    while (true) {
      try {
        DriverManager.getConnection(url, access).close();
        return;
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
