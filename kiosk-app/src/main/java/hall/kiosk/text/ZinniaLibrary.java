// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The functions of `zinnia.h` (0.06) that handwriting needs. A pointer of it belongs to whoever
/// holds it; there is no state beside.
final class ZinniaLibrary {

  static final String NAME = "libzinnia.so.0";

  private static final FunctionDescriptor POINTER = FunctionDescriptor.of(ADDRESS);
  private static final FunctionDescriptor VOID_OF_POINTER = FunctionDescriptor.ofVoid(ADDRESS);
  private static final FunctionDescriptor VOID_OF_SIZE =
      FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG);

  private final MethodHandle newRecognizer;
  private final MethodHandle destroyRecognizer;
  private final MethodHandle open;
  private final MethodHandle classify;
  private final MethodHandle newCharacter;
  private final MethodHandle destroyCharacter;
  private final MethodHandle setWidth;
  private final MethodHandle setHeight;
  private final MethodHandle add;
  private final MethodHandle resultSize;
  private final MethodHandle resultValue;
  private final MethodHandle destroyResult;

  private ZinniaLibrary(SymbolLookup zinnia) {
    newRecognizer = function(zinnia, "recognizer_new", POINTER);
    destroyRecognizer = function(zinnia, "recognizer_destroy", VOID_OF_POINTER);
    open = function(zinnia, "recognizer_open", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    classify =
        function(
            zinnia,
            "recognizer_classify",
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
    newCharacter = function(zinnia, "character_new", POINTER);
    destroyCharacter = function(zinnia, "character_destroy", VOID_OF_POINTER);
    setWidth = function(zinnia, "character_set_width", VOID_OF_SIZE);
    setHeight = function(zinnia, "character_set_height", VOID_OF_SIZE);
    add =
        function(
            zinnia,
            "character_add",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT));
    resultSize = function(zinnia, "result_size", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    resultValue =
        function(zinnia, "result_value", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG));
    destroyResult = function(zinnia, "result_destroy", VOID_OF_POINTER);
  }

  /// Loads the library, some hundred kilobytes, for the rest of the process.
  ///
  /// @throws IllegalArgumentException when there is none of that name
  /// @throws java.util.NoSuchElementException when it lacks a function
  /// @throws IllegalCallerException when native access is denied
  // Restricted, because a library runs code when it is loaded: the name is a constant of ours.
  @SuppressWarnings("restricted")
  static ZinniaLibrary load(String name) {
    return new ZinniaLibrary(SymbolLookup.libraryLookup(name, Arena.global()));
  }

  MemorySegment newRecognizer() {
    return Downcall.call(() -> (MemorySegment) newRecognizer.invokeExact());
  }

  void destroyRecognizer(MemorySegment recognizer) {
    Downcall.run(() -> {
      destroyRecognizer.invokeExact(recognizer);
    });
  }

  /// Maps a model into memory.
  boolean open(MemorySegment recognizer, MemorySegment model) {
    return Downcall.isTrue(() -> (int) open.invokeExact(recognizer, model));
  }

  /// The caller destroys the result; null when there is none.
  MemorySegment classify(MemorySegment recognizer, MemorySegment character, long most) {
    return Downcall.call(() -> (MemorySegment) classify.invokeExact(recognizer, character, most));
  }

  /// An empty drawing in a square of this side.
  MemorySegment newCharacter(long side) {
    var character = Downcall.call(() -> (MemorySegment) newCharacter.invokeExact());
    Downcall.run(() -> {
      setWidth.invokeExact(character, side);
    });
    Downcall.run(() -> {
      setHeight.invokeExact(character, side);
    });
    return character;
  }

  void destroyCharacter(MemorySegment character) {
    Downcall.run(() -> {
      destroyCharacter.invokeExact(character);
    });
  }

  boolean add(MemorySegment character, long stroke, int x, int y) {
    return Downcall.isTrue(() -> (int) add.invokeExact(character, stroke, x, y));
  }

  long size(MemorySegment result) {
    return Downcall.call(() -> (long) resultSize.invokeExact(result));
  }

  // Restricted, because the bound of a C string is unknown: Zinnia ends all of its own with a NUL.
  @SuppressWarnings("restricted")
  String value(MemorySegment result, long index) {
    var text = Downcall.call(() -> (MemorySegment) resultValue.invokeExact(result, index));
    return text.reinterpret(Long.MAX_VALUE).getString(0);
  }

  void destroyResult(MemorySegment result) {
    Downcall.run(() -> {
      destroyResult.invokeExact(result);
    });
  }

  // Restricted, because a wrong shape would crash the process: the shapes are those of zinnia.h.
  @SuppressWarnings("restricted")
  private static MethodHandle function(SymbolLookup zinnia, String name, FunctionDescriptor shape) {
    return Linker.nativeLinker().downcallHandle(zinnia.findOrThrow("zinnia_" + name), shape);
  }
}
