// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Map;

/// The master side of a Linux pseudo-terminal, made through the C library.
///
/// Its own descriptor of the slave side stays open, so that a client that closes the port is not
/// the end of the line.
final class Pty {

  private static final int O_RDWR = 2;
  private static final int O_NOCTTY = 0x100;
  private static final int TCSANOW = 0;

  /// Larger than any `struct termios`.
  private static final long TERMIOS_BYTES = 256;

  /// asm-generic/termbits.h: what `cfgetospeed` returns.
  private static final Map<Integer, Integer> SPEEDS =
      Map.ofEntries(
          Map.entry(0x09, 1200),
          Map.entry(0x0B, 2400),
          Map.entry(0x0C, 4800),
          Map.entry(0x0D, 9600),
          Map.entry(0x0E, 19200),
          Map.entry(0x0F, 38400),
          Map.entry(0x1001, 57600),
          Map.entry(0x1002, 115200),
          Map.entry(0x1003, 230400));

  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();

  private static final FunctionDescriptor INT_OF_INT = FunctionDescriptor.of(JAVA_INT, JAVA_INT);
  private static final FunctionDescriptor BYTES =
      FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);

  private static final MethodHandle OPENPT = function("posix_openpt", INT_OF_INT);
  private static final MethodHandle GRANTPT = function("grantpt", INT_OF_INT);
  private static final MethodHandle UNLOCKPT = function("unlockpt", INT_OF_INT);
  private static final MethodHandle PTSNAME =
      function("ptsname_r", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle OPEN =
      function("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle READ = function("read", BYTES);
  private static final MethodHandle WRITE = function("write", BYTES);
  private static final MethodHandle TCGETATTR =
      function("tcgetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle TCSETATTR =
      function("tcsetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle CFMAKERAW =
      function("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle CFGETOSPEED =
      function("cfgetospeed", FunctionDescriptor.of(JAVA_INT, ADDRESS));

  private final int master;
  private final int slave;
  private final Path path;

  private Pty(int master, int slave, Path path) {
    this.master = master;
    this.slave = slave;
    this.path = path;
  }

  // Restricted, because a wrong shape would crash the process; there is no other way to a
  // pseudo-terminal from Java.
  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, FunctionDescriptor shape) {
    var address = Linker.nativeLinker().defaultLookup().findOrThrow(name);
    return Linker.nativeLinker().downcallHandle(address, shape, ERRNO);
  }

  static Pty open() throws IOException {
    try (var arena = Arena.ofConfined()) {
      int master = (int) call("posix_openpt", OPENPT, arena, O_RDWR | O_NOCTTY);
      call("grantpt", GRANTPT, arena, master);
      call("unlockpt", UNLOCKPT, arena, master);
      var name = arena.allocate(128);
      call("ptsname_r", PTSNAME, arena, master, name, name.byteSize());
      int slave = (int) call("open", OPEN, arena, name, O_RDWR | O_NOCTTY);
      var termios = arena.allocate(TERMIOS_BYTES);
      call("tcgetattr", TCGETATTR, arena, slave, termios);
      call("cfmakeraw", CFMAKERAW, arena, termios);
      call("tcsetattr", TCSETATTR, arena, slave, TCSANOW, termios);
      return new Pty(master, slave, Path.of(name.getString(0)));
    }
  }

  /// The device file that a client opens.
  Path path() {
    return path;
  }

  /// Blocks until the client has written something.
  int read(byte[] into) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var buffer = arena.allocate(into.length);
      int count = (int) call("read", READ, arena, master, buffer, (long) into.length);
      MemorySegment.copy(buffer, 0, MemorySegment.ofArray(into), 0, count);
      return count;
    }
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var buffer = arena.allocate(length);
      MemorySegment.copy(MemorySegment.ofArray(bytes), offset, buffer, 0, length);
      for (long done = 0; done < length; ) {
        done += call("write", WRITE, arena, master, buffer.asSlice(done), length - done);
      }
    }
  }

  /// The rate that the client has set in its termios; the two sides of a pseudo-terminal share it.
  int baud() throws IOException {
    try (var arena = Arena.ofConfined()) {
      var termios = arena.allocate(TERMIOS_BYTES);
      call("tcgetattr", TCGETATTR, arena, slave, termios);
      int speed = (int) call("cfgetospeed", CFGETOSPEED, arena, termios);
      return SPEEDS.getOrDefault(speed, speed);
    }
  }

  /// Calls with `errno` captured; a negative result is an [IOException].
  private static long call(String name, MethodHandle handle, Arena arena, Object... arguments)
      throws IOException {
    var state = arena.allocate(STATE);
    var all = new Object[arguments.length + 1];
    all[0] = state;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    long result;
    try {
      result = handle.invokeWithArguments(all) instanceof Number number ? number.longValue() : 0;
    } catch (Throwable e) {
      throw new IllegalStateException("calling " + name, e);
    }
    if (result < 0) {
      int errno =
          state.get(JAVA_INT, STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno")));
      throw new IOException("%s: errno %d".formatted(name, errno));
    }
    return result;
  }
}
