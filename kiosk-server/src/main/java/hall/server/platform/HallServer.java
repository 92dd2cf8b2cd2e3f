// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.Secrets;
import hall.server.software.ReleaseTool;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The server's main: lays the foundation, starts the framework on it, takes both down again.
@QuarkusMain
public final class HallServer {
  private static final int SECONDS_TO_STOP = 30;

  private HallServer() {}

  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length > 0) {
      Runtime.getRuntime().exit(command(arguments));
      return;
    }
    Foundation foundation;
    try {
      foundation =
          Foundation.lay(Settings.read(HallServer::setting), new Secrets(new SecureRandom()));
    } catch (IOException | IllegalArgumentException e) {
      complain(e);
      return;
    }
    foundation.properties().forEach(System::setProperty);
    // The framework copies the key store in memory, where rounds against guessing guard nothing.
    System.setProperty("keystore.pkcs12.keyPbeIterationCount", "1");
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> tearDown(foundation, stopped), "foundation-stop"));
    Thread.ofPlatform().daemon().name("foundation-watch").start(() -> watch(foundation, stopped));
    Quarkus.run(
        HallApplication.class,
        (exit, failure) -> {
          if (failure != null) {
            failure.printStackTrace(System.err);
          }
          stopped.countDown();
          Runtime.getRuntime().exit(exit);
        },
        arguments);
  }

  /// What is done beside running.
  private static int command(String[] arguments) throws InterruptedException {
    if (arguments.length == 1 && arguments[0].equals("audit-verify")) {
      return AuditCheck.run(Settings.read(HallServer::setting), System.out, System.err);
    }
    List<String> rest = List.of(arguments).subList(1, arguments.length);
    if (arguments[0].equals("archive-verify")) {
      return ArchiveCheck.run(rest, System.out, System.err);
    }
    if (arguments[0].equals("backup") || arguments[0].equals("restore")) {
      return BackupCommand.run(arguments, HallServer::setting, System.out, System.err);
    }
    if (arguments[0].equals("release")) {
      return ReleaseTool.run(rest, InstantSource.system(), System.out, System.err);
    }
    System.err.println(
        "The server takes no argument but audit-verify, "
            + ArchiveCheck.USAGE
            + ", backup, restore and release.");
    return 64;
  }

  private static @Nullable String setting(String name) {
    String property = System.getProperty(name);
    return property == null ? System.getenv(name) : property;
  }

  /// The framework starts beside them, and would wait in vain for a database that can't.
  private static void watch(Foundation foundation, CountDownLatch stopped) {
    try {
      foundation.await();
    } catch (IOException e) {
      stopped.countDown();
      complain(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The database stops after its clients: the framework's own hook runs at the same time as this.
  private static void tearDown(Foundation foundation, CountDownLatch stopped) {
    try {
      if (!stopped.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        System.err.println("The server did not stop in time; its database stops nevertheless.");
      }
      foundation.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void complain(Exception e) {
    PrintStream err = System.err;
    err.println("The hall server cannot start: " + e.getMessage());
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      err.println("  because: " + cause.getMessage());
    }
    Runtime.getRuntime().exit(1);
  }
}
