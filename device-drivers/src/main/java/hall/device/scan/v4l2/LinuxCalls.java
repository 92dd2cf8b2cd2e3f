// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The six calls of the C library that a device node takes; a failed one is a [CallFailed].
///
/// Calls that a signal broke off (`EINTR`) are made again.
final class LinuxCalls {

  private static final int O_RDWR = 2;
  private static final int O_NONBLOCK = 0x800;
  private static final int O_CLOEXEC = 0x80000;
  private static final int PROT_READ = 1;
  private static final int PROT_WRITE = 2;
  private static final int MAP_SHARED = 1;
  private static final short POLLIN = 1;

  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO_AT = STATE.byteOffset(PathElement.groupElement("errno"));

  private static final MethodHandle OPEN =
      function("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle IOCTL =
      function(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle MMAP =
      function(
          "mmap",
          FunctionDescriptor.of(
              ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle MUNMAP =
      function("munmap", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle POLL =
      function("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  /// One call, with the memory that takes `errno`.
  @FunctionalInterface
  private interface Call {
    long with(Arena arena, MemorySegment state) throws Throwable;
  }

  private LinuxCalls() {}

  // Restricted, because a wrong shape would crash the process: the shapes are those of the manual
  // pages, section 2.
  @SuppressWarnings("restricted")
  private static MethodHandle function(
      String name, FunctionDescriptor shape, Linker.Option... more) {
    var options = new Linker.Option[more.length + 1];
    options[0] = ERRNO;
    System.arraycopy(more, 0, options, 1, more.length);
    var address = Linker.nativeLinker().defaultLookup().findOrThrow(name);
    return Linker.nativeLinker().downcallHandle(address, shape, options);
  }

  /// Opens a device node so that no call on it waits, and no child process inherits it.
  static int open(String path) throws CallFailed {
    return (int)
        call(
            "open",
            (arena, state) ->
                (int)
                    OPEN.invokeExact(
                        state, arena.allocateFrom(path), O_RDWR | O_NONBLOCK | O_CLOEXEC));
  }

  static void close(int descriptor) throws CallFailed {
    call("close", (_, state) -> (int) CLOSE.invokeExact(state, descriptor));
  }

  /// Hands the kernel a structure and returns what it made of it.
  static byte[] ioctl(int descriptor, V4l2Ioctl request, byte[] structure) throws CallFailed {
    if (structure.length != request.bytes) {
      throw new IllegalArgumentException(request.word() + " takes " + request.bytes + " bytes");
    }
    var result = structure.clone();
    call(
        request.word(),
        (arena, state) -> {
          var memory = arena.allocate(request.bytes, Long.BYTES);
          MemorySegment.copy(structure, 0, memory, ValueLayout.JAVA_BYTE, 0, structure.length);
          int answer = (int) IOCTL.invokeExact(state, descriptor, request.number(), memory);
          MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, 0, result, 0, result.length);
          return answer;
        });
    return result;
  }

  /// Waits until the descriptor has something to read or an error to tell.
  ///
  /// @return whether it has
  static boolean poll(int descriptor, int millis) throws CallFailed {
    // struct pollfd: fd 0, events 4, revents 6.
    var question =
        ByteBuffer.allocate(8)
            .order(ByteOrder.nativeOrder())
            .putInt(0, descriptor)
            .putShort(4, POLLIN)
            .array();
    return call(
            "poll",
            (arena, state) -> {
              var memory = arena.allocate(8, Integer.BYTES);
              MemorySegment.copy(question, 0, memory, ValueLayout.JAVA_BYTE, 0, question.length);
              return (int) POLL.invokeExact(state, memory, 1L, millis);
            })
        > 0;
  }

  /// Maps a buffer of the kernel; it is unmapped when the arena closes, and no access after that
  /// goes through.
  @SuppressWarnings("restricted") // the kernel said how long the mapping is
  static MemorySegment map(int descriptor, long offset, long length, Arena owner)
      throws CallFailed {
    long address =
        call(
            "mmap",
            (_, state) ->
                ((MemorySegment)
                        MMAP.invokeExact(
                            state,
                            MemorySegment.NULL,
                            length,
                            PROT_READ | PROT_WRITE,
                            MAP_SHARED,
                            descriptor,
                            offset))
                    .address());
    return MemorySegment.ofAddress(address).reinterpret(length, owner, LinuxCalls::unmap);
  }

  private static void unmap(MemorySegment mapping) {
    try {
      call("munmap", (_, state) -> (int) MUNMAP.invokeExact(state, mapping, mapping.byteSize()));
    } catch (CallFailed e) {
      throw new IllegalStateException("a mapping of our own", e);
    }
  }

  private static long call(String name, Call call) throws CallFailed {
    while (true) {
      try (var arena = Arena.ofConfined()) {
        var state = arena.allocate(STATE);
        long result = call.with(arena, state);
        if (result != -1) {
          return result;
        }
        int errno = state.get(JAVA_INT, ERRNO_AT);
        if (errno != CallFailed.EINTR || name.equals("close")) {
          throw new CallFailed(name, errno); // close has closed even when it was broken off
        }
      } catch (CallFailed e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("calling " + name, e);
      }
    }
  }
}
