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
  private final String url;
  private final Properties access = new Properties();
  private final Duration patience;

  Migration(
      Flyway flyway,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
      @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
      @ConfigProperty(name = "hall.database.patience") Duration patience) {
    this.flyway = flyway;
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

  private void await() throws InterruptedException, SQLException {
    CountDownLatch never = new CountDownLatch(1);
    for (long tries = 0; ; tries++) {
      try {
        DriverManager.getConnection(url, access).close();
        return;
      } catch (SQLException away) {
        if (!DatabaseException.passing(away) || tries >= patience.dividedBy(PAUSE)) {
          throw away;
        }
        if (tries == TOLD_AFTER.dividedBy(PAUSE)) {
          LOG.warnf("The database does not answer yet: %s", away.getMessage());
        }
      }
      never.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
