// SPDX-License-Identifier: Apache-2.0
package hall.server;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.PGProperty;

/// Listens to what the database tells, on a connection of its own. Where that is lost it is made
/// anew and everything is looked at again; nobody relies on news alone.
@ApplicationScoped
public class DatabaseNews {
  private static final Logger LOG = Logger.getLogger(DatabaseNews.class);
  private static final String LISTEN = "listen hall_news";

  /// After so long without news the connection has to show that it lives, in as long again.
  private static final Duration QUIET = Duration.ofSeconds(10);

  private static final Duration NEXT_TRY = Duration.ofSeconds(1);

  private final Event<News> heard;
  private final String url;
  private final Properties access = new Properties();
  private final CountDownLatch stopped = new CountDownLatch(1);

  public DatabaseNews(
      Event<News> heard,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
      @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
    this.heard = heard;
    this.url = url;
    user.ifPresent(name -> PGProperty.USER.set(access, name));
    password.ifPresent(secret -> PGProperty.PASSWORD.set(access, secret));
    PGProperty.CONNECT_TIMEOUT.set(access, (int) QUIET.toSeconds());
    PGProperty.SOCKET_TIMEOUT.set(access, (int) QUIET.toSeconds());
    PGProperty.TCP_KEEP_ALIVE.set(access, true);
    PGProperty.APPLICATION_NAME.set(access, "hall-news");
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("database-news").start(this::listen);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private void listen() {
    boolean told = false;
    try {
      do {
        try (Connection connection = DriverManager.getConnection(url, access);
            Statement statement = connection.createStatement()) {
          statement.execute(LISTEN);
          if (told) {
            LOG.info("The database tells its news again");
          }
          told = false;
          tell(EnumSet.allOf(News.class));
          hear(connection.unwrap(PGConnection.class), statement);
        } catch (SQLException e) {
          if (!told && stopped.getCount() > 0) {
            LOG.warnf("The database tells no news: %s", e.getMessage());
            told = true;
          }
        }
      } while (!stopped.await(NEXT_TRY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hear(PGConnection connection, Statement statement) throws SQLException {
    while (stopped.getCount() > 0) {
      PGNotification[] notifications = connection.getNotifications((int) QUIET.toMillis());
      if (notifications == null || notifications.length == 0) {
        statement.execute("select 1");
      } else {
        tell(news(notifications));
      }
    }
  }

  /// What many transactions told meanwhile is looked at once. A later server may tell what this one
  /// does not know.
  private static Set<News> news(PGNotification[] notifications) {
    Set<News> all = EnumSet.noneOf(News.class);
    for (PGNotification each : notifications) {
      for (News news : News.values()) {
        if (news.word().equals(each.getParameter())) {
          all.add(news);
        }
      }
    }
    return all;
  }

  private void tell(Set<News> news) {
    for (News each : news) {
      try {
        heard.fire(each);
      } catch (RuntimeException e) {
        // Whoever could not look looks again in a second, and says what is wrong.
        LOG.debug("News was not taken", e);
      }
    }
  }
}
