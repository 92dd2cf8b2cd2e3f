// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.winscard;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The functions of winscard.h in libpcsclite, where `LONG` and `DWORD` are the 64-bit C `long`.
///
/// Every function blocks its thread inside the library; only [#statusChange] can be ended from
/// outside, by [#cancel].
final class Winscard {

  /// A reader to look at.
  ///
  /// @param known what is known of it; 0 (unaware) answers at once
  record Watch(String reader, long known) {}

  /// What a reader answered.
  ///
  /// @param state flags of pcsclite.h, with a count of insertions and removals in bits 16 to 31
  record Seen(long state, byte[] atr) {}

  /// A card that was connected to.
  ///
  /// @param protocol 1 for T=0, 2 for T=1, 4 for raw
  record Connection(long handle, long protocol) {}

  static final long PROTOCOL_T0 = 1;
  static final long PROTOCOL_T1 = 2;
  static final long SHARE_EXCLUSIVE = 1;
  static final long SHARE_SHARED = 2;
  static final long LEAVE_CARD = 0;
  static final long RESET_CARD = 1;

  private static final String LIBRARY = "libpcsclite.so.1";
  private static final long SCOPE_SYSTEM = 2;

  // struct SCARD_READERSTATE: szReader 0/8, pvUserData 8/8, dwCurrentState 16/8, dwEventState 24/8,
  // cbAtr 32/8, rgbAtr 40/33, padded to 80
  private static final long READER_STATE = 80;
  private static final long CURRENT_STATE = 16;
  private static final long EVENT_STATE = 24;
  private static final long ATR_LENGTH = 32;
  private static final long ATR = 40;
  private static final int ATR_MAX = 33;

  /// An answer of the longest extended kind, with its status word.
  private static final int ANSWER_MAX = 65538;

  private static final ValueLayout.OfLong NUMBER = JAVA_LONG;

  private final MethodHandle establishContext;
  private final MethodHandle releaseContext;
  private final MethodHandle cancel;
  private final MethodHandle listReaders;
  private final MethodHandle getStatusChange;
  private final MethodHandle connect;
  private final MethodHandle disconnect;
  private final MethodHandle beginTransaction;
  private final MethodHandle endTransaction;
  private final MethodHandle transmit;

  private Winscard(SymbolLookup library) {
    establishContext =
        function(library, "SCardEstablishContext", NUMBER, ADDRESS, ADDRESS, ADDRESS);
    releaseContext = function(library, "SCardReleaseContext", NUMBER);
    cancel = function(library, "SCardCancel", NUMBER);
    listReaders = function(library, "SCardListReaders", NUMBER, ADDRESS, ADDRESS, ADDRESS);
    getStatusChange = function(library, "SCardGetStatusChange", NUMBER, NUMBER, ADDRESS, NUMBER);
    connect = function(library, "SCardConnect", NUMBER, ADDRESS, NUMBER, NUMBER, ADDRESS, ADDRESS);
    disconnect = function(library, "SCardDisconnect", NUMBER, NUMBER);
    beginTransaction = function(library, "SCardBeginTransaction", NUMBER);
    endTransaction = function(library, "SCardEndTransaction", NUMBER, NUMBER);
    transmit =
        function(
            library, "SCardTransmit", NUMBER, ADDRESS, ADDRESS, NUMBER, ADDRESS, ADDRESS, ADDRESS);
  }

  /// The library of this machine.
  ///
  /// @throws PcscException NO_LIBRARY where there is none
  @SuppressWarnings("restricted") // there is no other way to the system's library
  static Winscard load() throws PcscException {
    try {
      return new Winscard(SymbolLookup.libraryLookup(LIBRARY, Arena.global()));
    } catch (IllegalArgumentException e) {
      throw new PcscException(PcscCode.NO_LIBRARY, LIBRARY + " is not installed");
    }
  }

  @SuppressWarnings("restricted") // the shapes are those of winscard.h
  private static MethodHandle function(
      SymbolLookup library, String name, java.lang.foreign.MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(library.findOrThrow(name), FunctionDescriptor.of(NUMBER, arguments));
  }

  long establish() throws PcscException {
    try (var arena = Arena.ofConfined()) {
      var context = arena.allocate(NUMBER);
      check(
          PcscException.ESTABLISH,
          (long)
              establishContext.invokeExact(
                  SCOPE_SYSTEM, MemorySegment.NULL, MemorySegment.NULL, context));
      return context.get(NUMBER, 0);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Best effort: of a dead daemon's context nothing is left to release.
  void release(long context) throws PcscException {
    try {
      long _ = (long) releaseContext.invokeExact(context);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Ends a [#statusChange] of the same context; without one, does nothing.
  void cancel(long context) throws PcscException {
    try {
      long _ = (long) cancel.invokeExact(context);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  List<String> readers(long context) throws PcscException {
    try (var arena = Arena.ofConfined()) {
      var length = arena.allocate(NUMBER);
      MemorySegment names;
      long returned;
      do {
        // Asked again where a reader was plugged in between the two questions.
        returned =
            (long) listReaders.invokeExact(context, MemorySegment.NULL, MemorySegment.NULL, length);
        if (PcscCode.of(returned) == PcscCode.NO_READERS) {
          return List.of();
        }
        check("SCardListReaders", returned);
        names = arena.allocate(Math.max(1, length.get(NUMBER, 0)));
        returned = (long) listReaders.invokeExact(context, MemorySegment.NULL, names, length);
      } while (PcscCode.of(returned) == PcscCode.INSUFFICIENT_BUFFER);
      if (PcscCode.of(returned) == PcscCode.NO_READERS) {
        return List.of();
      }
      check("SCardListReaders", returned);
      return strings(names, length.get(NUMBER, 0));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// A multi-string: each name ends with a NUL, the list with one more.
  private static List<String> strings(MemorySegment names, long length) {
    var list = new ArrayList<String>();
    for (long at = 0; at < length && names.get(JAVA_BYTE, at) != 0; ) {
      var name = names.getString(at);
      list.add(name);
      at += name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 1;
    }
    return list;
  }

  /// Waits until one of the readers is not as it is known.
  ///
  /// @return empty when nothing changed in time
  Optional<List<Seen>> statusChange(long context, long millis, List<Watch> watches)
      throws PcscException {
    try (var arena = Arena.ofConfined()) {
      var states = arena.allocate(READER_STATE * watches.size(), 8);
      for (int i = 0; i < watches.size(); i++) {
        long at = i * READER_STATE;
        states.set(ADDRESS, at, arena.allocateFrom(watches.get(i).reader()));
        states.set(NUMBER, at + CURRENT_STATE, watches.get(i).known());
      }
      long returned =
          (long) getStatusChange.invokeExact(context, millis, states, (long) watches.size());
      if (PcscCode.of(returned) == PcscCode.TIMEOUT) {
        return Optional.empty();
      }
      check("SCardGetStatusChange", returned);
      var seen = new ArrayList<Seen>();
      for (int i = 0; i < watches.size(); i++) {
        seen.add(seen(states.asSlice(i * READER_STATE, READER_STATE)));
      }
      return Optional.of(seen);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static Seen seen(MemorySegment state) {
    int length = (int) Math.min(ATR_MAX, state.get(NUMBER, ATR_LENGTH));
    return new Seen(state.get(NUMBER, EVENT_STATE), state.asSlice(ATR, length).toArray(JAVA_BYTE));
  }

  Connection connect(long context, String reader, long share, long protocols) throws PcscException {
    try (var arena = Arena.ofConfined()) {
      var handle = arena.allocate(NUMBER);
      var protocol = arena.allocate(NUMBER);
      check(
          PcscException.CONNECT,
          (long)
              connect.invokeExact(
                  context, arena.allocateFrom(reader), share, protocols, handle, protocol));
      return new Connection(handle.get(NUMBER, 0), protocol.get(NUMBER, 0));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  void disconnect(long card, long disposition) throws PcscException {
    try {
      check("SCardDisconnect", (long) disconnect.invokeExact(card, disposition));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  void begin(long card) throws PcscException {
    try {
      check("SCardBeginTransaction", (long) beginTransaction.invokeExact(card));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  void end(long card) throws PcscException {
    try {
      check("SCardEndTransaction", (long) endTransaction.invokeExact(card, LEAVE_CARD));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Sends one command to the card and returns its answer, status word included.
  byte[] transmit(Connection card, byte[] command) throws PcscException {
    try (var arena = Arena.ofConfined()) {
      // SCARD_IO_REQUEST: dwProtocol 0/8, cbPciLength 8/8
      var request = arena.allocateFrom(NUMBER, card.protocol(), 16);
      var answer = arena.allocate(ANSWER_MAX);
      var length = arena.allocateFrom(NUMBER, ANSWER_MAX);
      check(
          "SCardTransmit",
          (long)
              transmit.invokeExact(
                  card.handle(),
                  request,
                  arena.allocateFrom(JAVA_BYTE, command),
                  (long) command.length,
                  MemorySegment.NULL,
                  answer,
                  length));
      byte[] said = answer.asSlice(0, length.get(NUMBER, 0)).toArray(JAVA_BYTE);
      // Cards speak of people: nothing of it stays in freed memory.
      answer.fill((byte) 0);
      return said;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static void check(String function, long returned) throws PcscException {
    if (PcscCode.of(returned) != PcscCode.SUCCESS) {
      throw new PcscException(function, returned);
    }
  }

  private static PcscException failed(Throwable thrown) {
    return switch (thrown) {
      case PcscException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException("calling " + LIBRARY, thrown);
    };
  }
}
