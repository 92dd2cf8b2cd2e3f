// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.http.Stop;
import hall.device.transport.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// One conversation with the daemon, from INIT to EXIT.
///
/// Each operation has a session of its own, so nothing of an error, of an earlier daemon or of an
/// earlier citizen is left in the next one.
final class SaneSession {

  /// How long freeing the device may take, also past the operation's deadline.
  static final Duration GRACE = Duration.ofSeconds(2);

  private static final String USER = "hall";

  /// What is done with the opened device.
  @FunctionalInterface
  interface Work<T> {
    T with(SaneDevice device) throws IOException, Stop, InterruptedException;
  }

  private final SaneTalk talk;
  private final Deadline deadline;

  SaneSession(Link link, Deadline deadline) {
    this.talk = new SaneTalk(link);
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
    if (greeting.version() >>> 24 != SaneCodec.VERSION >>> 24) {
      throw Stop.because(Faults.protocol("version %08X".formatted(greeting.version())));
    }
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
    var opened = talk.ask(SaneCodec.open(known), SaneCodec::opened, deadline);
    requireNoPassword(opened.resource(), "OPEN");
    if (opened.status() == SaneStatus.INVAL) {
      throw Stop.because(SaneFaults.unknownDevice("OPEN %s: SANE_STATUS_INVAL".formatted(known)));
    }
    require(opened.status(), "OPEN");
    try {
      return work.with(new SaneDevice(talk, opened.handle(), deadline));
    } finally {
      release(opened.handle());
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

  static void requireNoPassword(String resource, String where) throws Stop {
    if (!resource.isEmpty()) {
      throw Stop.because(SaneFaults.accessDenied(where + ": a password is asked for"));
    }
  }
}
