// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.http.Stop;
import hall.device.transport.Link;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One conversation with the daemon, from INIT to EXIT.
///
/// Each operation has a session of its own, so nothing of an error, of an earlier daemon or of an
/// earlier citizen is left in the next one.
final class SaneSession {

  /// How long freeing the device may take, also past the operation's deadline.
  static final Duration GRACE = Duration.ofSeconds(2);

  /// Between two tries.
  static final Duration WAIT = Duration.ofSeconds(1);

  /// The daemon frees a device a moment after the session that had it has ended.
  private static final int OPEN_ATTEMPTS = 3;

  private static final String USER = "hall";

  /// What is done with the opened device.
  @FunctionalInterface
  interface Work<T> {
    T with(SaneDevice device) throws IOException, Stop, InterruptedException;
  }

  private final SaneTalk talk;
  private final SaneLogin login;
  private final Deadline deadline;

  /// Major, minor and build as the daemon said them; 0 before it was greeted.
  private int version;

  /// @param keyFile name and password, see [SaneLogin]
  SaneSession(Link link, Optional<Path> keyFile, Deadline deadline) {
    this.talk = new SaneTalk(link);
    this.login = new SaneLogin(talk, keyFile);
    this.deadline = deadline;
  }

  /// The first call of every session.
  void greet() throws IOException, Stop, InterruptedException {
    SaneCodec.Greeting greeting;
    try {
      greeting = talk.ask(SaneCodec.init(USER), SaneCodec::greeting, deadline);
    } catch (IOException e) {
      throw new IOException("hung up on at INIT (is this terminal in saned.conf?)", e);
    }
    require(greeting.status(), "INIT");
    version = greeting.version();
    if (!greeting.understood()) {
      throw Stop.because(Faults.protocol("version %08X".formatted(greeting.version())));
    }
  }

  /// The daemon's, such as `1.0.3`.
  String version() {
    return "%d.%d.%d".formatted(version >>> 24, version >>> 16 & 0xFF, version & 0xFFFF);
  }

  /// Whether the daemon asked for a password.
  boolean passwordAsked() {
    return login.asked();
  }

  List<SaneCodec.DeviceName> devices() throws IOException, Stop, InterruptedException {
    var answer = talk.ask(SaneCodec.getDevices(), SaneCodec::devices, deadline);
    require(answer.status(), "GET_DEVICES");
    return answer.devices();
  }

  /// Opens the device and frees it however the work ends, also past the deadline and on
  /// interruption, so that the next citizen does not find it busy.
  ///
  /// @param name empty for the first one that the daemon has
  <T> T withDevice(String name, Work<T> work) throws IOException, Stop, InterruptedException {
    var known = name.isEmpty() ? firstDevice() : name;
    var opened = open(known);
    if (opened.status() == SaneStatus.INVAL) {
      throw Stop.because(SaneFaults.unknownDevice("OPEN %s: SANE_STATUS_INVAL".formatted(known)));
    }
    require(opened.status(), "OPEN");
    try {
      return work.with(new SaneDevice(talk, login, opened.handle(), deadline));
    } finally {
      release(opened.handle());
    }
  }

  private SaneCodec.Opened open(String name) throws IOException, Stop, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      var opened =
          login.ask(
              SaneCodec.open(name),
              SaneCodec::opened,
              SaneCodec.Opened::resource,
              "OPEN",
              deadline);
      if (opened.status() != SaneStatus.DEVICE_BUSY || attempt == OPEN_ATTEMPTS) {
        return opened;
      }
      deadline.pause(WAIT);
    }
  }

  private String firstDevice() throws IOException, Stop, InterruptedException {
    var devices = devices();
    if (devices.isEmpty()) {
      throw Stop.because(SaneFaults.unknownDevice("GET_DEVICES: none"));
    }
    return devices.getFirst().name();
  }

  private void release(int handle) throws InterruptedException {
    if (!talk.inStep()) {
      return; // the daemon frees the device when the connection ends
    }
    // An interruption that is already noted must not stop the clean-up that it asks for.
    boolean interrupted = Thread.interrupted();
    var grace = Deadline.after(GRACE, deadline.ticker());
    try {
      talk.ask(SaneCodec.cancel(handle), SaneCodec::dummy, grace);
      talk.ask(SaneCodec.close(handle), SaneCodec::dummy, grace);
      talk.tell(SaneCodec.exit(), grace);
    } catch (IOException | Stop e) {
      // The operation's own outcome counts; the connection ends next, which frees the device too.
      System.getLogger(SaneSession.class.getName())
          .log(System.Logger.Level.DEBUG, "freeing the scanner", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static void require(SaneStatus status, String where) throws Stop {
    if (status != SaneStatus.GOOD) {
      throw Stop.because(status.fault(where));
    }
  }
}
