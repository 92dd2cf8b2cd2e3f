// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The functions of librime (1.8 and later) that pinyin entry needs, taken from the structure that
/// `rime_get_api` returns; later versions only append to it.
///
/// All state is global to the process and librime takes no locks: one thread at a time.
final class RimeLibrary {

  static final String NAME = "librime.so.1";

  /// `sizeof(RimeApi)` of 1.8.
  private static final long API_BYTES = 712;

  private static final FunctionDescriptor VOID = FunctionDescriptor.ofVoid();
  private static final FunctionDescriptor VOID_OF_POINTER = FunctionDescriptor.ofVoid(ADDRESS);
  private static final FunctionDescriptor VOID_OF_SESSION = FunctionDescriptor.ofVoid(JAVA_LONG);
  private static final FunctionDescriptor BOOL_OF_POINTER =
      FunctionDescriptor.of(JAVA_INT, ADDRESS);
  private static final FunctionDescriptor BOOL_OF_SESSION =
      FunctionDescriptor.of(JAVA_INT, JAVA_LONG);
  private static final FunctionDescriptor BOOL_OF_SESSION_AND_POINTER =
      FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS);
  private static final FunctionDescriptor BOOL_OF_SESSION_AND_INDEX =
      FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG);

  private final MemorySegment api;
  private final MethodHandle setup;
  private final MethodHandle initialize;
  private final MethodHandle finalizer;
  private final MethodHandle deployerInitialize;
  private final MethodHandle deploySchema;
  private final MethodHandle createSession;
  private final MethodHandle destroySession;
  private final MethodHandle clearComposition;
  private final MethodHandle getContext;
  private final MethodHandle freeContext;
  private final MethodHandle selectSchema;
  private final MethodHandle simulateKeySequence;
  private final MethodHandle selectCandidate;
  private final MethodHandle listBegin;
  private final MethodHandle listNext;
  private final MethodHandle listEnd;

  private RimeLibrary(MemorySegment api) {
    this.api = api;
    setup = function(8, VOID_OF_POINTER);
    initialize = function(24, VOID_OF_POINTER);
    finalizer = function(32, VOID);
    deployerInitialize = function(64, VOID_OF_POINTER);
    deploySchema = function(88, BOOL_OF_POINTER);
    createSession = function(112, FunctionDescriptor.of(JAVA_LONG));
    destroySession = function(128, BOOL_OF_SESSION);
    clearComposition = function(168, VOID_OF_SESSION);
    getContext = function(192, BOOL_OF_SESSION_AND_POINTER);
    freeContext = function(200, BOOL_OF_POINTER);
    selectSchema = function(280, BOOL_OF_SESSION_AND_POINTER);
    simulateKeySequence = function(384, BOOL_OF_SESSION_AND_POINTER);
    selectCandidate = function(576, BOOL_OF_SESSION_AND_INDEX);
    listBegin = function(608, BOOL_OF_SESSION_AND_POINTER);
    listNext = function(616, BOOL_OF_POINTER);
    listEnd = function(624, VOID_OF_POINTER);
  }

  /// Loads the library for the rest of the process.
  ///
  /// @throws IllegalArgumentException when there is none of that name
  /// @throws IllegalCallerException when native access is denied
  // Restricted, because a library runs code when it is loaded: the name is a constant of ours.
  @SuppressWarnings("restricted")
  static RimeLibrary load(String name) {
    MemorySegment entry =
        SymbolLookup.libraryLookup(name, Arena.global()).findOrThrow("rime_get_api");
    var shape =
        FunctionDescriptor.of(
            ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(API_BYTES / 8, JAVA_LONG)));
    MethodHandle getApi = Linker.nativeLinker().downcallHandle(entry, shape);
    return new RimeLibrary(Downcall.call(() -> (MemorySegment) getApi.invokeExact()));
  }

  /// Once a process: a second call of `setup` would start the logging twice, which aborts.
  void setup(MemorySegment traits) {
    Downcall.run(() -> {
      setup.invokeExact(traits);
    });
  }

  void initialize(MemorySegment traits) {
    Downcall.run(() -> {
      initialize.invokeExact(traits);
    });
  }

  void shutDown() {
    Downcall.run(() -> {
      finalizer.invokeExact();
    });
  }

  void initializeDeployer(MemorySegment traits) {
    Downcall.run(() -> {
      deployerInitialize.invokeExact(traits);
    });
  }

  boolean deploySchema(MemorySegment path) {
    return Downcall.isTrue(() -> (int) deploySchema.invokeExact(path));
  }

  /// Returns 0 when there is no session to be had.
  long createSession() {
    return Downcall.call(() -> (long) createSession.invokeExact());
  }

  boolean destroySession(long session) {
    return Downcall.isTrue(() -> (int) destroySession.invokeExact(session));
  }

  void clearComposition(long session) {
    Downcall.run(() -> {
      clearComposition.invokeExact(session);
    });
  }

  boolean getContext(long session, MemorySegment context) {
    return Downcall.isTrue(() -> (int) getContext.invokeExact(session, context));
  }

  boolean freeContext(MemorySegment context) {
    return Downcall.isTrue(() -> (int) freeContext.invokeExact(context));
  }

  boolean selectSchema(long session, MemorySegment id) {
    return Downcall.isTrue(() -> (int) selectSchema.invokeExact(session, id));
  }

  boolean type(long session, MemorySegment keys) {
    return Downcall.isTrue(() -> (int) simulateKeySequence.invokeExact(session, keys));
  }

  boolean selectCandidate(long session, long index) {
    return Downcall.isTrue(() -> (int) selectCandidate.invokeExact(session, index));
  }

  boolean beginList(long session, MemorySegment iterator) {
    return Downcall.isTrue(() -> (int) listBegin.invokeExact(session, iterator));
  }

  boolean nextInList(MemorySegment iterator) {
    return Downcall.isTrue(() -> (int) listNext.invokeExact(iterator));
  }

  void endList(MemorySegment iterator) {
    Downcall.run(() -> {
      listEnd.invokeExact(iterator);
    });
  }

  // Restricted, because a wrong shape would crash the process: the shapes are those of rime_api.h.
  @SuppressWarnings("restricted")
  private MethodHandle function(long offset, FunctionDescriptor shape) {
    return Linker.nativeLinker().downcallHandle(api.get(ADDRESS, offset), shape);
  }
}
